package org.doorward.examples.sdp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.examples.network.IpAddress;
import org.doorward.li.identifier.Octets;

/**
 * What one side of a call wants to receive, and where. Immutable.
 *
 * @param media its {@code m=} lines, in order
 */
public record SessionDescription(List<Media> media) {
  private static final int MAX_MEDIA = 64;

  /**
   * Copies the list.
   *
   * @param media its {@code m=} lines, in order
   */
  public SessionDescription {
    media = List.copyOf(media);
  }

  /**
   * Reads SDP. A line that is not understood is passed over; of more than {@value #MAX_MEDIA} media the rest is.
   *
   * @param body the text
   * @return what was found in it
   */
  public static SessionDescription parse(Octets body) {
    List<Media> media = new ArrayList<>();
    Optional<IpAddress> ofSession = Optional.empty();
    boolean sawMedia = false;
    boolean inMedia = false;
    for (String line : new String(body.toByteArray(), ISO_8859_1).split("\r\n|\r|\n", -1)) {
      if (line.startsWith("m=")) {
        if (media.size() == MAX_MEDIA) {
          break;
        }
        Optional<Media> next = Media.parse(line.substring(2), ofSession);
        next.ifPresent(media::add);
        sawMedia = true;
        inMedia = next.isPresent();
      } else if (line.startsWith("c=")) {
        Optional<IpAddress> address = address(line.substring(2));
        if (inMedia) {
          media.add(media.remove(media.size() - 1).at(address));
        } else if (!sawMedia) {
          ofSession = address;
        }
      }
    }
    return new SessionDescription(media);
  }

  /** The address in {@code IN IP4 192.0.2.1/127}; a host name is none. */
  private static Optional<IpAddress> address(String connection) {
    String[] parts = connection.strip().split(" +", -1);
    return parts.length == 3 ? IpAddress.parse(parts[2].split("/", 2)[0]) : Optional.empty();
  }
}

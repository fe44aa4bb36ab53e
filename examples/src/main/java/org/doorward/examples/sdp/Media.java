package org.doorward.examples.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.doorward.examples.network.Endpoint;
import org.doorward.examples.network.IpAddress;

/**
 * One medium of a session. Immutable.
 *
 * @param kind audio, video or another
 * @param port where it is wanted; 0 if it is refused
 * @param ports how many ports, each two after the one before
 * @param transport such as RTP/AVP
 * @param address where it is wanted; empty if that was no address
 */
public record Media(
    String kind, int port, int ports, String transport, Optional<IpAddress> address) {
  private static final int MAX_PORTS = 16;

  /** Reads the value of an {@code m=} line: kind, port and perhaps their number, transport, formats. */
  static Optional<Media> parse(String value, Optional<IpAddress> ofSession) {
    String[] parts = value.strip().split(" +", -1);
    if (parts.length < 3 || !parts[1].matches("[0-9]{1,5}(/[0-9]{1,5})?")) {
      return Optional.empty();
    }
    String[] port = parts[1].split("/", 2);
    int ports = port.length == 2 ? Integer.parseInt(port[1]) : 1;
    return Optional.of(new Media(
        parts[0],
        Integer.parseInt(port[0]),
        Math.min(ports, MAX_PORTS),
        parts[2].toUpperCase(Locale.ROOT),
        ofSession));
  }

  Media at(Optional<IpAddress> ofMedia) {
    return new Media(kind, port, ports, transport, ofMedia);
  }

  /**
   * Where RTP is wanted.
   *
   * @return nothing if the medium is refused, on hold without an address, or does not travel as RTP over UDP
   */
  public List<Endpoint> rtpEndpoints() {
    boolean rtp = transport.contains("RTP/") && !transport.startsWith("TCP");
    if (!rtp || port == 0 || address.isEmpty() || address.get().isUnspecified()) {
      return List.of();
    }
    IpAddress host = address.get();
    return IntStream.range(0, ports)
        .map(i -> port + 2 * i)
        .filter(p -> p <= 0xFFFF)
        .mapToObj(p -> new Endpoint(host, p))
        .toList();
  }
}

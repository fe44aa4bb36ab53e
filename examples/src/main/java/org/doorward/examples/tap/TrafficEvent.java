package org.doorward.examples.tap;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorward.examples.network.Flow;
import org.doorward.examples.sip.StartLine;
import org.doorward.li.identifier.Octets;
import org.doorward.li.target.TargetIdentifier;

/** Something that belongs to a call passed by. Immutable. */
public sealed interface TrafficEvent {
  /**
   * When it passed; for a message that took several packets, when the last of them did.
   *
   * @return the capture's time
   */
  Instant time();

  /**
   * Who sent its packet to whom.
   *
   * @return addresses, ports and protocol
   */
  Flow flow();

  /**
   * What passed.
   *
   * @return the SIP message or the RTP packet, from its first octet to its last
   */
  Octets octets();

  /**
   * Which calls it belongs to: one, nearly always. Where a server hands media on untouched, the call to it and the
   * call from it share their media.
   *
   * @return at least one, each once
   */
  List<Leg> legs();

  /**
   * A call that a packet belongs to.
   *
   * @param call the call
   * @param sender the side that sent the packet
   */
  record Leg(Call call, Party sender) {}

  /**
   * A SIP message.
   *
   * @param time when its last packet passed
   * @param flow who sent it to whom
   * @param octets from the start line to the end of the body
   * @param startLine what kind of message it is
   * @param method what it asks for, or answers
   * @param leg the call it belongs to
   */
  record SipEvent(
      Instant time, Flow flow, Octets octets, StartLine startLine, String method, Leg leg)
      implements TrafficEvent {
    @Override
    public List<Leg> legs() {
      return List.of(leg);
    }
  }

  /**
   * An RTP packet.
   *
   * @param time when it passed
   * @param flow who sent it to whom
   * @param octets from the RTP header to the end of the datagram
   * @param legs the calls it belongs to
   */
  record RtpEvent(Instant time, Flow flow, Octets octets, List<Leg> legs) implements TrafficEvent {
    /**
     * Refuses media of no call.
     *
     * @param time when it passed
     * @param flow who sent it to whom
     * @param octets from the RTP header to the end of the datagram
     * @param legs the calls it belongs to
     */
    public RtpEvent {
      legs = List.copyOf(legs);
      if (legs.isEmpty()) {
        throw new IllegalArgumentException("media of no call");
      }
    }

    /**
     * Whether the call that it belongs to is not answered yet.
     *
     * @return true for early media
     */
    public boolean early() {
      return legs.stream().noneMatch(leg -> leg.call().answered());
    }
  }

  /**
   * The leg on which a target takes part.
   *
   * @param target who was ordered
   * @return the first such leg
   */
  default Optional<Leg> legOf(TargetIdentifier target) {
    return legs().stream()
        .filter(leg -> leg.call().identities().contains(target))
        .findFirst();
  }
}

package org.doorward.examples.network;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** The way up from an IP packet to a datagram or segment, with fragments put together. Not thread-safe. */
public final class PacketPath {
  private final FragmentReassembler fragments = new FragmentReassembler();
  private long unread;

  /** A path that has seen nothing yet. */
  public PacketPath() {}

  /**
   * Takes one IP packet.
   *
   * @param time when it passed
   * @param ipPacket from its IP header to its end
   * @return what it carries, or what it was the last missing fragment of; empty if that is not all there yet, is
   *     neither UDP nor TCP, or cannot be read
   */
  public Optional<TransportUnit> accept(Instant time, ByteBuffer ipPacket) {
    Optional<IpFragment> fragment = IpParser.parse(ipPacket);
    if (fragment.isEmpty()) {
      unread++;
      return Optional.empty();
    }
    Optional<IpPacket> packet = fragments.accept(time, fragment.get());
    Optional<TransportUnit> unit = packet.flatMap(TransportUnit::parse);
    if (packet.isPresent() && unit.isEmpty()) {
      unread++;
    }
    return unit;
  }

  /**
   * How much was not read: neither UDP nor TCP, or not captured to its end.
   *
   * @return a count of packets
   */
  public long unread() {
    return unread;
  }

  /**
   * How many packets never became whole.
   *
   * @return those given up, and those that still lack a fragment
   */
  public long fragmented() {
    return fragments.givenUp() + fragments.underWay();
  }
}

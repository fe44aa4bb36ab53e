package org.doorward.examples.network;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorward.li.identifier.Octets;

/**
 * An IP packet of which parts are missing. A part that overlaps another one condemns the packet, unless it is the same
 * part again: that is what Linux does too, so the listener and the host agree about what was said. Not thread-safe.
 */
final class PartialPacket {
  private static final int MAX_OCTETS = 0xFFFF;

  private final TreeMap<Integer, IpFragment> parts = new TreeMap<>();
  private final Instant started;
  private int received;
  private int total = Integer.MAX_VALUE;

  PartialPacket(Instant started) {
    this.started = started;
  }

  Instant started() {
    return started;
  }

  int parts() {
    return parts.size();
  }

  /** Whether {@code fragment} fits with those before it; if not, the packet is lost. */
  boolean add(IpFragment fragment) {
    int from = fragment.offset();
    int length = fragment.part().payload().length();
    int to = from + length;
    IpFragment same = parts.get(from);
    if (same != null
        && same.more() == fragment.more()
        && same.part().payload().equals(fragment.part().payload())) {
      return true;
    }
    boolean ragged = fragment.more() && (length == 0 || length % 8 != 0);
    boolean secondEnd = !fragment.more() && total != Integer.MAX_VALUE;
    if (ragged
        || secondEnd
        || to > MAX_OCTETS
        || to > total
        || same != null
        || overlaps(from, to)) {
      return false;
    }
    if (!fragment.more()) {
      if (!parts.isEmpty() && end(parts.lastEntry()) > to) {
        return false;
      }
      total = to;
    }
    parts.put(from, fragment);
    received += length;
    return true;
  }

  private boolean overlaps(int from, int to) {
    Map.Entry<Integer, IpFragment> before = parts.lowerEntry(from);
    Integer after = parts.higherKey(from);
    return (before != null && end(before) > from) || (after != null && after < to);
  }

  private static int end(Map.Entry<Integer, IpFragment> entry) {
    return entry.getKey() + entry.getValue().part().payload().length();
  }

  /** The packet, once nothing is missing. */
  Optional<IpPacket> whole() {
    if (received != total) {
      return Optional.empty();
    }
    byte[] joined = new byte[total];
    parts.forEach((at, fragment) -> {
      Octets octets = fragment.part().payload();
      octets.asByteBuffer().get(joined, at, octets.length());
    });
    IpPacket first = parts.firstEntry().getValue().part();
    return Optional.of(
        new IpPacket(first.source(), first.destination(), first.protocol(), Octets.of(joined)));
  }
}

package org.doorward.examples.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorward.examples.network.TransportUnit.TcpSegment;
import org.doorward.li.identifier.Octets;

/**
 * One direction of a TCP connection, in the order in which it was sent. The first copy of an octet counts; what comes
 * too early is held, within bounds; what the capture lost is passed over, and said to be. Not thread-safe.
 */
final class TcpStream {
  private static final int MAX_HELD_OCTETS = 1 << 20;
  private static final int MAX_HELD_PIECES = 4096;

  /** Longer than any retransmission in a healthy network takes. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  /** Pieces that came too early, by the number of their first octet. They do not overlap. */
  private final TreeMap<Long, byte[]> held = new TreeMap<>();

  /** The number of the octet that comes next, counted past 32 bits. */
  private long next;

  private final boolean fromSyn;
  private final int firstSequence;
  private boolean delivered;
  private int heldOctets;
  private Instant waitingSince = Instant.MAX;

  /** Starts with {@code first}: at its SYN or, if the capture began later, in the middle. */
  TcpStream(TcpSegment first) {
    fromSyn = first.syn();
    firstSequence = first.sequence();
    next = Integer.toUnsignedLong(first.sequence()) + (first.syn() ? 1 : 0);
  }

  /** Whether {@code segment} opens another connection between the same two ends. */
  boolean isEndedBy(TcpSegment segment) {
    return segment.syn() && !(fromSyn && segment.sequence() == firstSequence);
  }

  Optional<StreamRun> accept(Instant time, TcpSegment segment) {
    int first = segment.sequence() + (segment.syn() ? 1 : 0);
    long from = next + (first - (int) next); // the nearest number that ends in these 32 bits
    hold(from, segment.payload().toByteArray());
    Optional<StreamRun> run = drain(false);
    if (run.isPresent() || held.isEmpty()) {
      waitingSince = held.isEmpty() ? Instant.MAX : time;
      return run;
    }
    if (waitingSince.equals(Instant.MAX)) {
      waitingSince = time;
    }
    boolean full = heldOctets > MAX_HELD_OCTETS || held.size() > MAX_HELD_PIECES;
    if (full || time.isAfter(waitingSince.plus(MAX_WAIT))) {
      waitingSince = time;
      return passOverGap();
    }
    return Optional.empty();
  }

  /** What is held, though what stood before it never came. */
  Optional<StreamRun> passOverGap() {
    if (held.isEmpty()) {
      return Optional.empty();
    }
    next = held.firstKey();
    return drain(true);
  }

  private void hold(long from, byte[] octets) {
    long end = from + octets.length;
    long at = Math.max(from, next);
    while (at < end) {
      Map.Entry<Long, byte[]> before = held.floorEntry(at);
      if (before != null && before.getKey() + before.getValue().length > at) {
        at = before.getKey() + before.getValue().length;
        continue;
      }
      Long after = held.ceilingKey(at);
      long stop = after == null ? end : Math.min(end, after);
      held.put(at, Arrays.copyOfRange(octets, (int) (at - from), (int) (stop - from)));
      heldOctets += (int) (stop - at);
      at = stop;
    }
  }

  private Optional<StreamRun> drain(boolean afterGap) {
    Map.Entry<Long, byte[]> first = held.firstEntry();
    if (first == null || first.getKey() != next) {
      return Optional.empty();
    }
    byte[] joined = new byte[heldOctets];
    int length = 0;
    while (first != null && first.getKey() == next) {
      held.pollFirstEntry();
      System.arraycopy(first.getValue(), 0, joined, length, first.getValue().length);
      length += first.getValue().length;
      next += first.getValue().length;
      first = held.firstEntry();
    }
    heldOctets -= length;
    boolean atStart = fromSyn && !delivered && !afterGap;
    delivered = true;
    return Optional.of(new StreamRun(atStart, afterGap, Octets.of(Arrays.copyOf(joined, length))));
  }
}

package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The memory of segments whose PDUs have all been acknowledged, for the next segments of the same log: memory that is
 * new each time costs more than what stands in it. No other log gets it, and it is wiped before it is used again.
 * Confined to the lock of its log, but for {@link #wipe}.
 */
final class SpareMemory {
  /** So many pieces stay with a log that holds nothing. */
  private static final int IDLE_PIECES = 4;

  private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
  private final long most;

  /** None yet, and never more than an eighth of what the log may hold. */
  SpareMemory(long maxOctets) {
    this.most = maxOctets / 8 / Segment.OCTETS;
  }

  /** Memory for a PDU of {@code least} octets, and for those that follow it; all zero. */
  ByteBuffer take(int least) {
    ByteBuffer spare = least <= Segment.OCTETS ? pieces.poll() : null;
    return spare == null ? ByteBuffer.allocate(Math.max(Segment.OCTETS, least)) : spare;
  }

  /** Overwrites what stands there. Takes its time, so without the lock. */
  static void wipe(List<ByteBuffer> settled) {
    for (ByteBuffer piece : settled) {
      int from = piece.arrayOffset();
      Arrays.fill(piece.array(), from, from + piece.capacity(), (byte) 0);
    }
  }

  /** Wiped memory, all of the usual length. {@code idle}: the log holds nothing. */
  void add(List<ByteBuffer> wiped, boolean idle) {
    for (ByteBuffer piece : wiped) {
      if (pieces.size() < most) {
        pieces.push(piece.clear());
      }
    }
    while (idle && pieces.size() > IDLE_PIECES) {
      pieces.removeLast();
    }
  }
}

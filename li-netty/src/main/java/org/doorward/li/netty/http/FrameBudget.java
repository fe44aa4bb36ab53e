package org.doorward.li.netty.http;

import java.util.function.LongSupplier;

/**
 * How many HTTP/2 frames a peer may still send that bring no request any further: pings, settings, resets,
 * priorities, window updates, empty data. Grows slowly with time and with what is answered, up to a limit.
 * Not thread-safe.
 */
final class FrameBudget {
  static final int MOST = 256;
  static final int A_SECOND = 16;

  private static final long NANOS = 1_000_000_000;

  private final LongSupplier nanoTime;
  private long at;
  private int left = MOST;

  FrameBudget(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.at = nanoTime.getAsLong();
  }

  /** Whether there was enough. */
  boolean spend(int cost) {
    if (cost > left) {
      grow();
    }
    left -= cost;
    return left >= 0;
  }

  private void grow() {
    long now = nanoTime.getAsLong();
    long grown = Math.min(MOST, (now - at) / (NANOS / A_SECOND));
    if (grown > 0) {
      at = now;
      credit((int) grown);
    }
  }

  /** Something was answered. */
  void credit(int more) {
    left = Math.min(MOST, left + more);
  }
}

package org.doorward.li.netty.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling up to a cap, and half of it by chance, so that elements
 * that lost the same MDF do not come back at once. Not thread-safe.
 */
final class Backoff {
  private final long firstMillis;
  private final long capMillis;
  private final RandomGenerator random;
  private long nextMillis;

  Backoff(Duration first, Duration cap, RandomGenerator random) {
    this.firstMillis = first.toMillis();
    this.capMillis = cap.toMillis();
    this.random = random;
    this.nextMillis = firstMillis;
  }

  /** Between half of the current wait and the whole. */
  long nextMillis() {
    long whole = nextMillis;
    nextMillis = Math.min(capMillis, whole * 2);
    return whole - random.nextLong(whole / 2 + 1);
  }

  /** An attempt led to something: the next wait is short again. */
  void reset() {
    nextMillis = firstMillis;
  }
}

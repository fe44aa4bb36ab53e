package org.doorward.li.element.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The element's clock: the time of day, watched over by a clock that nobody can set. It tells the later of what the two
 * say, so no setting of the time of day prolongs anything; while they disagree, and for some time after, it is not
 * trusted to begin anything. What the time of day was when this was made is believed. Thread-safe; waits for nothing,
 * and {@link #millis} allocates nothing.
 */
public final class GuardedClock implements InstantSource {
  /** How far the two may be apart: far below the skew that is allowed where a mandate begins. */
  public static final Duration TOLERANCE = Duration.ofSeconds(5);

  /** How long they have to agree before time is trusted again. */
  public static final Duration PROBATION = Duration.ofSeconds(60);

  private static final long NEVER = Long.MIN_VALUE;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final InstantSource wall;
  private final LongSupplier nanos;
  private final Instant begin;
  private final long beginMillis;
  private final long beginNanos;

  /** When they last disagreed, in nanoseconds since the beginning. Only grows. */
  private final AtomicLong disagreed = new AtomicLong(NEVER);

  /**
   * Watches a time of day, and believes it once, now.
   *
   * @param wall the time of day
   * @param nanos a clock that only goes on, in nanoseconds from anywhere
   */
  public GuardedClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.begin = wall.instant();
    this.beginMillis = begin.toEpochMilli();
    this.beginNanos = nanos.getAsLong();
  }

  /** The machine's clocks. */
  public static GuardedClock system() {
    return new GuardedClock(InstantSource.system(), System::nanoTime);
  }

  private long elapsed() {
    return nanos.getAsLong() - beginNanos;
  }

  /** The later of the two. */
  @Override
  public Instant instant() {
    long elapsed = elapsed();
    Instant says = wall.instant();
    Instant steady = begin.plusNanos(elapsed);
    compare(says.toEpochMilli(), elapsed);
    return says.isAfter(steady) ? says : steady;
  }

  /** The later of the two. */
  @Override
  public long millis() {
    long elapsed = elapsed();
    long says = wall.millis();
    compare(says, elapsed);
    return Math.max(says, steadyMillis(elapsed));
  }

  private long steadyMillis(long elapsed) {
    return beginMillis + elapsed / NANOS_PER_MILLI;
  }

  private void compare(long says, long elapsed) {
    if (Math.abs(says - steadyMillis(elapsed)) > TOLERANCE.toMillis()) {
      disagreed.accumulateAndGet(elapsed, Math::max);
    }
  }

  /** Whether the two agree, and have for as long as anybody looked in the time of probation. */
  public boolean trusted() {
    long elapsed = elapsed();
    compare(wall.millis(), elapsed);
    long last = disagreed.get();
    return last == NEVER || elapsed - last > PROBATION.toNanos();
  }
}

package org.doorward.li.element.internal;

import java.time.Duration;

/**
 * How often an ADMF is told things. Immutable.
 *
 * @param interval at most one beginning, warning or alert of one condition of one object in so long; an end
 *     never waits
 * @param firstRetry how long to wait after a first failure; each further one doubles it
 * @param lastRetry the longest wait
 * @param events how many events may wait; more push out the oldest
 */
public record ReportPace(Duration interval, Duration firstRetry, Duration lastRetry, int events) {
  /** Half a minute; from a second to five minutes; a hundred thousand. */
  public static final ReportPace DEFAULT =
      new ReportPace(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(5), 100_000);

  /** Refuses what would not pace anything. */
  public ReportPace {
    if (interval.isNegative()
        || firstRetry.compareTo(Duration.ofMillis(1)) < 0
        || lastRetry.compareTo(firstRetry) < 0
        || events < 1) {
      throw new IllegalArgumentException("not a pace of reports");
    }
  }

  /** How long to wait after so many failures in a row. */
  long retryNanos(int failures) {
    long most = lastRetry.toNanos();
    long wait = firstRetry.toNanos();
    for (int i = 1; i < failures && wait < most; i++) {
      wait *= 2;
    }
    return Math.min(wait, most);
  }
}

package org.doorward.li.authority;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How long and how old mandates may be. Whole seconds.
 *
 * @param maxMandateValidity the longest from a mandate's beginning to its end
 * @param maxMandateAge the longest from a mandate's issue to its first use
 */
public record Limits(Duration maxMandateValidity, Duration maxMandateAge) {
  private static final Duration LONGEST = Duration.ofDays(3660);

  /**
   * Checks the range.
   *
   * @param maxMandateValidity from a second to ten years
   * @param maxMandateAge from a second to ten years
   * @throws IllegalArgumentException if one is out of range, or has a fraction of a second
   */
  public Limits {
    check(maxMandateValidity);
    check(maxMandateAge);
  }

  private static void check(Duration limit) {
    boolean whole = limit.truncatedTo(ChronoUnit.SECONDS).equals(limit);
    if (!whole || limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("limit is not between a second and ten years");
    }
  }
}

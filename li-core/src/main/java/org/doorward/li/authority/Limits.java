package org.doorward.li.authority;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How long and how old mandates and vendor grants may be. Whole seconds.
 *
 * @param maxMandateValidity the longest from a mandate's beginning to its end
 * @param maxMandateAge the longest from a mandate's issue to its first use
 * @param maxUrgentValidity the longest that an urgent mandate is valid which no quorum for mandates has signed
 * @param maxGrantValidity the longest that a vendor grant may be valid
 */
public record Limits(
    Duration maxMandateValidity,
    Duration maxMandateAge,
    Duration maxUrgentValidity,
    Duration maxGrantValidity) {
  /** No trust policy lets an urgent mandate be valid for longer. */
  public static final Duration LONGEST_URGENT = Duration.ofDays(2);

  /** No trust policy lets a vendor grant be valid for longer. */
  public static final Duration LONGEST_GRANT = Duration.ofDays(1);

  private static final Duration LONGEST = Duration.ofDays(3660);
  private static final Duration USUAL_GRANT = Duration.ofHours(8);

  /**
   * Checks the range.
   *
   * @param maxMandateValidity from a second to ten years
   * @param maxMandateAge from a second to ten years
   * @param maxUrgentValidity from a second to {@link #LONGEST_URGENT}, no more than {@code maxMandateValidity}
   * @param maxGrantValidity from a second to {@link #LONGEST_GRANT}
   * @throws IllegalArgumentException if one is out of range, or has a fraction of a second
   */
  public Limits {
    check(maxMandateValidity, LONGEST);
    check(maxMandateAge, LONGEST);
    check(maxUrgentValidity, LONGEST_URGENT);
    check(maxGrantValidity, LONGEST_GRANT);
    if (maxUrgentValidity.compareTo(maxMandateValidity) > 0) {
      throw new IllegalArgumentException("urgent mandates are valid for longer than others");
    }
  }

  /**
   * Limits for mandates, with what is usual for the rest.
   *
   * @param maxMandateValidity from a second to ten years
   * @param maxMandateAge from a second to ten years
   * @return with urgent mandates of at most 48 hours, and vendor grants of at most 8
   * @throws IllegalArgumentException if one is out of range, or has a fraction of a second
   */
  public static Limits of(Duration maxMandateValidity, Duration maxMandateAge) {
    Duration urgent =
        maxMandateValidity.compareTo(LONGEST_URGENT) < 0 ? maxMandateValidity : LONGEST_URGENT;
    return new Limits(maxMandateValidity, maxMandateAge, urgent, USUAL_GRANT);
  }

  private static void check(Duration limit, Duration longest) {
    boolean whole = limit.truncatedTo(ChronoUnit.SECONDS).equals(limit);
    if (!whole || limit.isNegative() || limit.isZero() || limit.compareTo(longest) > 0) {
      throw new IllegalArgumentException("limit is not between a second and " + longest);
    }
  }
}

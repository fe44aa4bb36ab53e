package org.doorward.li.authority;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a signed document was made, and from when until when it gives authority. Whole seconds.
 *
 * @param issuedAt when it was made
 * @param notBefore its first second
 * @param notAfter the first second that it no longer covers
 */
public record Validity(Instant issuedAt, Instant notBefore, Instant notAfter) {
  /** How far another clock may be ahead of ours. An end has no such allowance. */
  public static final Duration SKEW = Duration.ofSeconds(60);

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * Checks the order.
   *
   * @param issuedAt whole seconds, after 1970
   * @param notBefore whole seconds, after 1970
   * @param notAfter whole seconds, after {@code notBefore} and {@code issuedAt}, before the year 10000
   * @throws IllegalArgumentException if a time is out of range or order, or has a fraction
   */
  public Validity {
    check(issuedAt);
    check(notBefore);
    check(notAfter);
    if (!notBefore.isBefore(notAfter) || !issuedAt.isBefore(notAfter)) {
      throw new IllegalArgumentException("validity ends before it begins");
    }
  }

  /**
   * A validity that begins now.
   *
   * @param now when it is made; its fraction of a second is dropped
   * @param length how long it lasts
   * @return the validity
   */
  public static Validity startingAt(Instant now, Duration length) {
    Instant start = now.truncatedTo(ChronoUnit.SECONDS);
    return new Validity(start, start, start.plus(length).truncatedTo(ChronoUnit.SECONDS));
  }

  private static void check(Instant time) {
    if (!time.truncatedTo(ChronoUnit.SECONDS).equals(time)) {
      throw new IllegalArgumentException("time has a fraction of a second");
    }
    if (!time.isAfter(Instant.EPOCH) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException("time is not between 1970 and 9999");
    }
  }

  /**
   * How long it lasts.
   *
   * @return from {@code notBefore} to {@code notAfter}
   */
  public Duration length() {
    return Duration.between(notBefore, notAfter);
  }

  /**
   * Whether it has begun.
   *
   * @param now by our clock, which may be behind by {@link #SKEW}
   * @return true from {@code notBefore - SKEW}
   */
  public boolean begun(Instant now) {
    return !now.isBefore(notBefore.minus(SKEW));
  }

  /**
   * Whether it has ended.
   *
   * @param now by our clock
   * @return true from {@code notAfter}
   */
  public boolean ended(Instant now) {
    return !now.isBefore(notAfter);
  }
}

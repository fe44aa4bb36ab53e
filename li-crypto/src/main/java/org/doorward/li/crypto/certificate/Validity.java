package org.doorward.li.crypto.certificate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a certificate holds. X.509 counts in seconds, so both ends are cut to seconds.
 *
 * @param notBefore the first instant
 * @param notAfter the last instant
 */
public record Validity(Instant notBefore, Instant notAfter) {
  /**
   * Cuts to seconds.
   *
   * @param notBefore not null
   * @param notAfter not before {@code notBefore}
   * @throws IllegalArgumentException if the end is before the start
   */
  public Validity {
    notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
    notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
    if (notAfter.isBefore(notBefore)) {
      throw new IllegalArgumentException("a validity ends before it starts");
    }
  }

  /**
   * A validity that starts at {@code start}.
   *
   * @param start the first instant
   * @param length how long it lasts
   * @return the validity
   */
  public static Validity from(Instant start, Duration length) {
    return new Validity(start, start.plus(length));
  }
}

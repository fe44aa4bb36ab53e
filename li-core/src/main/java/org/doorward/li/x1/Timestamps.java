package org.doorward.li.x1;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the wire can say of an instant: microseconds, in the years 1 to 9999. */
final class Timestamps {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Timestamps() {}

  static Instant micros(Instant instant) {
    if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
      throw new IllegalArgumentException("a timestamp lies in the years 1 to 9999");
    }
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  static Optional<Instant> micros(Optional<Instant> instant) {
    return instant.map(Timestamps::micros);
  }
}

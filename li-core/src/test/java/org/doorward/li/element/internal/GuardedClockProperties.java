package org.doorward.li.element.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** INV-AUTH-48, INV-AUTH-49: what the clock says while the time of day is set about. */
class GuardedClockProperties {
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  /** So much time goes by, and then the time of day is wrong by so much. */
  private record Step(long passes, long wrong) {}

  private Duration passed = Duration.ZERO;
  private Instant wall = BEGIN;
  private final GuardedClock clock = new GuardedClock(() -> wall, () -> passed.toNanos());

  private void make(Step step) {
    passed = passed.plusMillis(step.passes());
    wall = BEGIN.plus(passed).plusMillis(step.wrong());
  }

  /** INV-AUTH-48: whatever the time of day is set to, it is never earlier than it is, nor than the time of day. */
  @Tag("F-58")
  @Property(tries = 300)
  void noSequenceOfJumpsProlongsAnything(@ForAll("steps") List<Step> steps) {
    for (Step step : steps) {
      make(step);
      Instant real = BEGIN.plus(passed);
      Instant expected = wall.isAfter(real) ? wall : real;

      assertEquals(expected, clock.instant());
      assertEquals(expected.toEpochMilli(), clock.millis());
    }
  }

  /** INV-AUTH-49: it is trusted if and only if nobody has seen it wrong by more than the tolerance of late. */
  @Property(tries = 300)
  void itIsTrustedAfterAMinuteOfAgreement(@ForAll("steps") List<Step> steps) {
    Duration wrongAt = GuardedClock.PROBATION.plusMillis(1).negated();
    for (Step step : steps) {
      make(step);
      if (Math.abs(step.wrong()) > GuardedClock.TOLERANCE.toMillis()) {
        wrongAt = passed;
      }

      assertEquals(passed.minus(wrongAt).compareTo(GuardedClock.PROBATION) > 0, clock.trusted());
    }
    make(new Step(1, GuardedClock.TOLERANCE.toMillis() + 1));
    assertFalse(clock.trusted());
    make(new Step(0, 0));
    assertFalse(clock.trusted());
    make(new Step(GuardedClock.PROBATION.toMillis() + 1, 0));
    assertTrue(clock.trusted());
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    long day = Duration.ofDays(1).toMillis();
    Arbitrary<Long> wrong = Arbitraries.oneOf(
        Arbitraries.longs().between(-day, day),
        Arbitraries.longs().between(-10_000, 10_000),
        Arbitraries.of(0L, 5000L, 5001L, -5000L, -5001L));
    return Combinators.combine(Arbitraries.longs().between(0, 100_000), wrong)
        .as(Step::new)
        .list()
        .ofMaxSize(20);
  }
}

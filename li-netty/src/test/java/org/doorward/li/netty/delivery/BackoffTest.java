package org.doorward.li.netty.delivery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BackoffTest {
  @Property
  void waitsDoubleUpToTheCapAndNeverFallBelowHalf(@ForAll long seed) {
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), new Random(seed));
    LongStream wholes = LongStream.of(100, 200, 400, 800, 1600, 3200, 5000, 5000);

    wholes.forEach(whole -> within(whole, backoff.nextMillis()));
    backoff.reset();
    within(100, backoff.nextMillis());
  }

  private static void within(long whole, long wait) {
    assertTrue(wait >= whole / 2 && wait <= whole, () -> wait + " of " + whole);
  }
}

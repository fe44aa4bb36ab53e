package org.doorward.li.netty.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliverySettingsTest {
  /** TS 103 221-2, 6.2.4: otherwise every connection would be given up on schedule. */
  @Test
  void timeP2IsLongerThanTimeP1() {
    Duration second = Duration.ofSeconds(1);

    assertThrows(
        IllegalArgumentException.class, () -> DeliverySettings.DEFAULT.keepalive(second, second));
    assertThrows(
        IllegalArgumentException.class,
        () -> DeliverySettings.DEFAULT.keepalive(second, second.minusMillis(1)));
    assertEquals(
        second.plusMillis(1),
        DeliverySettings.DEFAULT.keepalive(second, second.plusMillis(1)).timeP2());
  }

  /** TS 103 221-2, 6.2.4. */
  @Test
  void theStandardsTimesAreTheDefault() {
    assertEquals(Duration.ofMinutes(1), DeliverySettings.DEFAULT.timeP1());
    assertEquals(Duration.ofMinutes(3), DeliverySettings.DEFAULT.timeP2());
  }
}

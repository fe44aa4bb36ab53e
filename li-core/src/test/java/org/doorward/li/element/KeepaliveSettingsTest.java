package org.doorward.li.element;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** TS 103 221-1, 6.6.2: traps 92, 94 and 96 of the field. */
class KeepaliveSettingsTest {
  private static final KeepaliveSettings DEFAULT = KeepaliveSettings.DEFAULT;

  @Test
  void tasksAreRemovedUnlessThatIsTurnedOff() {
    assertTrue(DEFAULT.removesTasks());
    assertFalse(DEFAULT.reportingOnly().removesTasks());
  }

  @Test
  void eachTimeSetsItselfAndNoOther() {
    Duration minute = Duration.ofSeconds(61);
    assertEquals(
        new KeepaliveSettings(minute, Duration.ofHours(1), Duration.ofHours(2), true),
        DEFAULT.timeP1(minute));
    assertEquals(
        new KeepaliveSettings(Duration.ofMinutes(1), minute, Duration.ofHours(2), true),
        DEFAULT.timeP2(minute));
    assertEquals(
        new KeepaliveSettings(Duration.ofMinutes(1), Duration.ofHours(1), minute, true),
        DEFAULT.timeP3(minute));
  }

  @Test
  void aTimeThatCannotBeIsAnErrorAndNotOff() {
    assertEquals(Duration.ZERO, DEFAULT.timeP3(Duration.ZERO).keepaliveTimeP3());
    assertThrows(IllegalArgumentException.class, () -> DEFAULT.timeP1(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> DEFAULT.timeP2(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> DEFAULT.timeP3(Duration.ofSeconds(-1)));
    assertThrows(IllegalArgumentException.class, () -> DEFAULT.timeP2(Duration.ofMillis(1_500)));
    assertThrows(IllegalArgumentException.class, () -> DEFAULT.timeP2(Duration.ofDays(366)));
  }
}

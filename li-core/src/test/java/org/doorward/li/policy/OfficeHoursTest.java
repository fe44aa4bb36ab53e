package org.doorward.li.policy;

import static org.doorward.li.policy.Questions.about;
import static org.doorward.li.policy.Questions.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.RequestMessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final Set<RequestMessageType> READS = Set.of(RequestMessageType.GET_ALL_DETAILS);
  private static final Set<DayOfWeek> MONDAY_TUESDAY = Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);

  private static PolicyHook hours(String from, String until) {
    return OfficeHours.of(
        READS, MONDAY_TUESDAY, LocalTime.parse(from), LocalTime.parse(until), AMSTERDAM);
  }

  private static boolean permits(PolicyHook hook, String local) {
    Instant now = LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
    return hook.decide(about(new GetAllDetails(header()), now)).permits();
  }

  /** 2 March 2026 is a Monday. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-02T08:59:59,false",
    "2026-03-02T09:00:00,true",
    "2026-03-03T16:59:59,true",
    "2026-03-03T17:00:00,false",
    "2026-03-04T12:00:00,false",
    "2026-03-01T12:00:00,false"
  })
  void aWindowHoldsItsFirstMomentAndNotItsLast(String local, boolean permitted) {
    assertEquals(permitted, permits(hours("09:00", "17:00"), local));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T05:59:59,false",
    "2026-03-02T22:00:00,true",
    "2026-03-03T05:59:59,true",
    "2026-03-03T06:00:00,false",
    "2026-03-04T05:59:59,true",
    "2026-03-04T22:00:00,false",
    "2026-03-05T01:00:00,false"
  })
  void aWindowPastMidnightBelongsToTheDayOnWhichItBegan(String local, boolean permitted) {
    assertEquals(permitted, permits(hours("22:00", "06:00"), local));
  }

  /** At 03:00 of 29 March 2026 it is 02:00 by the sun: the clock on the wall counts. */
  @Test
  void theHoursAreThoseOfTheZone() {
    PolicyHook hook = OfficeHours.of(
        READS, Set.of(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(10, 0), AMSTERDAM);

    assertEquals(
        true,
        hook.decide(about(new GetAllDetails(header()), Instant.parse("2026-03-28T08:30:00Z")))
            .permits());
    assertEquals(
        false,
        hook.decide(about(new GetAllDetails(header()), Instant.parse("2026-03-29T08:30:00Z")))
            .permits());
  }

  @Test
  void ofOtherRequestsItSaysNothingAndAnEmptyWindowIsRefused() {
    PolicyHook never =
        OfficeHours.of(READS, Set.of(), LocalTime.of(9, 0), LocalTime.of(17, 0), AMSTERDAM);

    assertEquals(false, never.decide(about(new GetAllDetails(header()))).permits());
    assertEquals(Decision.permit(), never.decide(about(new ListAllDetails(header()))));
    assertThrows(IllegalArgumentException.class, () -> hours("09:00", "09:00"));
  }
}

package org.doorward.li.element.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** TS 103 221-1, 5.3 and 6.5: what an ADMF is told, and when. Traps 85 to 89 of the field. */
class IssueReportsTest {
  private static final Subject TASK = Subject.of(Xid.random());
  private static final Subject ONE = Subject.of(Did.random());
  private static final Subject OTHER = Subject.of(Did.random());
  private static final ReportPace PACE =
      new ReportPace(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(8), 3);

  private final IssueReports reports = new IssueReports(PACE);
  private long now = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();

  private static Issue fault(Subject subject, String condition) {
    return Issue.fault(subject, condition, condition);
  }

  private static Issue event(Subject subject, Issue.Type type, String condition) {
    return Issue.of(subject, condition, type, X1ErrorCode.GENERIC_WARNING, condition);
  }

  private void after(long seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  private Optional<UUID> happened(Issue event) {
    return reports.happened(UUID.randomUUID(), event, now);
  }

  private Issue sending() {
    return reports.take(now).orElseThrow().issue();
  }

  private void assertTold(Issue expected) {
    assertEquals(expected, sending());
    reports.told(now);
  }

  private void assertSilent() {
    assertEquals(Optional.empty(), reports.take(now));
  }

  private OptionalLong in(long seconds) {
    return OptionalLong.of(now + Duration.ofSeconds(seconds).toNanos());
  }

  @Nested
  class Faults {
    /** INV-X1-63. */
    @Test
    void bothEdgesAreToldOnce() {
      reports.holds(fault(ONE, "down"), false, now);
      assertTold(fault(ONE, "down"));
      reports.holds(fault(ONE, "down"), false, now);
      assertSilent();
      reports.over(fault(ONE, "down"), now);
      assertTold(fault(ONE, "down").cleared());
      assertSilent();
    }

    /** INV-X1-64: a limit by the kind of issue alone would hide the second destination. */
    @Test
    void twoDestinationsThatFailAtOnceAreToldOneByOne() {
      reports.holds(fault(ONE, "down"), false, now);
      reports.holds(fault(OTHER, "down"), false, now);
      assertTold(fault(ONE, "down"));
      assertTold(fault(OTHER, "down"));
      reports.over(fault(OTHER, "down"), now);
      assertTold(fault(OTHER, "down").cleared());
      assertSilent();
    }

    @Test
    void aFaultThatComesBackWaitsForTheIntervalAndItsEndDoesNot() {
      reports.holds(fault(ONE, "down"), false, now);
      assertTold(fault(ONE, "down"));
      reports.over(fault(ONE, "down"), now);
      assertTold(fault(ONE, "down").cleared());
      reports.holds(fault(ONE, "down"), false, now);
      assertSilent();
      assertEquals(in(30), reports.due());
      after(30);
      assertTold(fault(ONE, "down"));
      reports.over(fault(ONE, "down"), now);
      assertTold(fault(ONE, "down").cleared());
    }

    @Test
    void aFaultThatFlapsWithinTheIntervalIsToldAsOne() {
      reports.holds(fault(ONE, "down"), false, now);
      assertTold(fault(ONE, "down"));
      reports.over(fault(ONE, "down"), now);
      assertTold(fault(ONE, "down").cleared());
      for (int i = 0; i < 10; i++) {
        reports.holds(fault(ONE, "down"), false, now);
        reports.over(fault(ONE, "down"), now);
        assertSilent();
      }
    }

    @Test
    void aFaultThatIsOverBeforeTheAdmfCouldHearOfItIsNotCleared() {
      reports.holds(fault(ONE, "down"), false, now);
      assertEquals(fault(ONE, "down"), sending());
      reports.failed(false, now);
      reports.over(fault(ONE, "down"), now);
      after(60);
      assertSilent();
      assertTrue(reports.due().isEmpty());
    }

    @Test
    void aFaultOfWhichTheAdmfMayHaveHeardIsCleared() {
      reports.holds(fault(ONE, "down"), false, now);
      assertEquals(fault(ONE, "down"), sending());
      reports.failed(true, now);
      reports.over(fault(ONE, "down"), now);
      after(1);
      assertTold(fault(ONE, "down").cleared());
      assertSilent();
    }

    @Test
    void aFaultThatEndsWhileItIsOnItsWayIsCleared() {
      reports.holds(fault(ONE, "down"), false, now);
      assertEquals(fault(ONE, "down"), sending());
      reports.over(fault(ONE, "down"), now);
      reports.told(now);
      assertTold(fault(ONE, "down").cleared());
      assertSilent();
    }

    @Test
    void aFaultThatComesBackWhileItsEndIsOnItsWayIsToldAnew() {
      reports.holds(fault(ONE, "down"), false, now);
      assertTold(fault(ONE, "down"));
      reports.over(fault(ONE, "down"), now);
      assertEquals(fault(ONE, "down").cleared(), sending());
      reports.holds(fault(ONE, "down"), false, now);
      reports.told(now);
      assertSilent();
      after(30);
      assertTold(fault(ONE, "down"));
      assertSilent();
    }

    @Test
    void allClearIsToldWhenTheLastFaultOfAnObjectIsOver() {
      reports.holds(fault(TASK, "a"), false, now);
      reports.holds(fault(TASK, "b"), false, now);
      assertTold(fault(TASK, "a"));
      assertTold(fault(TASK, "b"));
      reports.over(fault(TASK, "a"), now);
      assertSilent();
      reports.over(fault(TASK, "b"), now);
      assertEquals(Issue.Type.CLEARED, sending().type());
      reports.told(now);
      assertSilent();
    }

    @Test
    void eachFaultOfTheElementIsClearedByItself() {
      reports.holds(fault(Subject.element(), "a"), false, now);
      reports.holds(fault(Subject.element(), "b"), false, now);
      assertTold(fault(Subject.element(), "a"));
      assertTold(fault(Subject.element(), "b"));
      reports.over(fault(Subject.element(), "a"), now);
      assertTold(fault(Subject.element(), "a").cleared());
      assertSilent();
      reports.over(fault(Subject.element(), "b"), now);
      assertTold(fault(Subject.element(), "b").cleared());
    }

    @Test
    void aFaultThatEndsTheTaskIsToldAtOnce() {
      reports.holds(fault(TASK, "probe"), false, now);
      assertTold(fault(TASK, "probe"));
      Issue worse = Issue.of(
          TASK, "probe", Issue.Type.TERMINATING_FAULT, X1ErrorCode.TERMINATING_FAULT, "probe");
      reports.holds(worse, false, now);
      assertTold(worse);
      assertSilent();
    }

    @Test
    void theFaultsOfWhatIsGoneAreNotTold() {
      reports.holds(fault(TASK, "a"), false, now);
      assertTold(fault(TASK, "a"));
      reports.holds(fault(TASK, "b"), false, now);
      assertEquals(fault(TASK, "b"), sending());
      reports.forget(TASK, now);
      reports.told(now);
      assertSilent();
      assertTrue(reports.due().isEmpty());
    }
  }

  @Nested
  class Delivery {
    /** INV-X1-65. */
    @Test
    void whatCannotBeDeliveredIsTriedAgainAndAgainLaterEachTime() {
      reports.holds(fault(ONE, "down"), false, now);
      for (long wait : List.of(1, 2, 4, 8, 8)) {
        assertEquals(fault(ONE, "down"), sending());
        assertTrue(reports.due().isEmpty());
        reports.failed(false, now);
        assertSilent();
        assertEquals(in(wait), reports.due());
        after(wait);
      }
      assertTold(fault(ONE, "down"));
      assertSilent();
    }

    @Test
    void oneReportIsOnItsWayAtATime() {
      reports.holds(fault(ONE, "down"), false, now);
      reports.holds(fault(OTHER, "down"), false, now);
      assertEquals(fault(ONE, "down"), sending());
      assertSilent();
      reports.told(now);
      assertEquals(fault(OTHER, "down"), sending());
    }

    @Test
    void aReportThatTheAdmfRefusesIsNotToldAndDelaysNoOther() {
      reports.holds(fault(ONE, "down"), false, now);
      reports.holds(fault(OTHER, "down"), false, now);
      assertEquals(fault(ONE, "down"), sending());
      reports.refused(now);
      assertTold(fault(OTHER, "down"));
      assertSilent();
      after(1);
      assertEquals(fault(ONE, "down"), sending());
      reports.refused(now);
      assertEquals(in(2), reports.due());
      reports.over(fault(ONE, "down"), now);
      after(60);
      assertSilent();
    }

    @Test
    void issuesAreToldInTheOrderInWhichTheyHappened() {
      happened(event(TASK, Issue.Type.ACTIONED, "actioned"));
      reports.holds(fault(ONE, "down"), false, now);
      happened(event(TASK, Issue.Type.IMPLICIT_DEACTIVATION, "completed"));
      assertTold(event(TASK, Issue.Type.ACTIONED, "actioned"));
      assertTold(fault(ONE, "down"));
      assertTold(event(TASK, Issue.Type.IMPLICIT_DEACTIVATION, "completed"));
    }
  }

  @Nested
  class Events {
    @Test
    void anEventIsToldUntilItIsAcknowledged() {
      Issue event = event(TASK, Issue.Type.IMPLICIT_DEACTIVATION, "completed");
      happened(event);
      reports.forget(TASK, now);
      assertEquals(event, sending());
      reports.failed(true, now);
      after(1);
      assertTold(event);
      assertSilent();
    }

    @Test
    void warningsAreThinnedOutByConditionAndObject() {
      Issue warning = event(ONE, Issue.Type.WARNING, "lost");
      assertFalse(happened(warning).isPresent());
      assertTrue(happened(warning).isPresent(), "one like it waits");
      assertTold(warning);
      assertFalse(happened(warning).isPresent());
      assertSilent();
      happened(event(OTHER, Issue.Type.WARNING, "lost"));
      assertTold(event(OTHER, Issue.Type.WARNING, "lost"));
      assertEquals(in(30), reports.due());
      after(30);
      assertTold(warning);
    }

    @Test
    void whatHappensOnceIsNeverThinnedOut() {
      Issue event = event(TASK, Issue.Type.ACTIONED, "actioned");
      happened(event);
      happened(event);
      assertTold(event);
      assertTold(event);
    }

    @Test
    void tooManyEventsPushOutTheOldest() {
      UUID first = UUID.randomUUID();
      reports.happened(first, event(TASK, Issue.Type.ACTIONED, "first"), now);
      happened(event(TASK, Issue.Type.ACTIONED, "second"));
      happened(event(ONE, Issue.Type.ACTIONED, "third"));
      assertEquals(Optional.of(first), happened(event(ONE, Issue.Type.ACTIONED, "fourth")));
      assertTold(event(TASK, Issue.Type.ACTIONED, "second"));
      assertTold(event(ONE, Issue.Type.ACTIONED, "third"));
      assertTold(event(ONE, Issue.Type.ACTIONED, "fourth"));
      assertSilent();
    }
  }

  @Nested
  class Restart {
    @Test
    void aRestoredFaultIsToldAgainOnlyIfItIsFoundToHold() {
      reports.restore(fault(ONE, "down"), now);
      assertSilent();
      reports.holds(fault(ONE, "down"), true, now);
      assertTold(fault(ONE, "down"));
      assertSilent();
    }

    @Test
    void aRestoredFaultThatIsOverIsCleared() {
      reports.restore(fault(ONE, "down"), now);
      reports.over(fault(ONE, "down"), now);
      assertTold(fault(ONE, "down").cleared());
      assertSilent();
    }
  }
}

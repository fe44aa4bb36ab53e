package org.doorward.li.element.internal;

import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An element whose time of day is set about. F-58. */
class ClockTest {
  private static final Duration DAY = Duration.ofDays(1);
  /** How often the element looks for what has ended. */
  private static final Duration LOOKS = Duration.ofMillis(250);

  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir
  private Path root;

  private final Operator operator = new Operator();
  private ElementLab lab;

  @BeforeEach
  void open() throws Exception {
    lab = ElementLab.open(
        operator.accepted(operator.policy()), Disk.local(), root.resolve("element"));
    lab.submit(operator.signed(Operator.mandate(), "anna", "ben"));
    lab.createDestination();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /** So much time has gone by in all, and the time of day is wrong by so much. */
  private void time(Duration elapsed, Duration wrong) {
    lab.elapsed = elapsed;
    lab.wall = NOW.plus(elapsed).plus(wrong);
    lab.core.supervision().look();
  }

  private X1Response activate() {
    TaskDetails task = TaskDetails.builder(
            XID, List.of(TARGET), DeliveryType.X2_AND_X3, ListOfDids.of(DID))
        .serviceTypes(List.of(ServiceType.VOICE))
        .build();
    return lab.answer(header -> new ActivateTask(header, task));
  }

  private List<RecordedAct> entries(Operation operation) throws Exception {
    return lab.entries().stream()
        .map(entry -> entry.act())
        .filter(act -> act.operation() == operation)
        .toList();
  }

  private void refusesToActivate() throws Exception {
    assertEquals(
        X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE.code(),
        assertInstanceOf(ErrorResponse.class, activate()).error().code());
    List<RecordedAct> entries = entries(Operation.ACTIVATE_TASK);
    RecordedAct last = entries.get(entries.size() - 1);
    assertEquals(Phase.REFUSAL, last.phase());
    assertEquals(Reason.CLOCK_UNTRUSTED, last.reason());
    assertEquals(List.of(), lab.core.tasks().all());
    assertEquals(List.of(), lab.point.match(TARGET));
  }

  /** INV-AUTH-49: nothing begins while the clock is not trusted; all of it is recorded, and stopping works. */
  @Tag("F-58")
  @Test
  void whileTheClockIsNotTrustedNothingBegins() throws Exception {
    time(Duration.ofSeconds(1), Duration.ofSeconds(5));
    assertInstanceOf(OkResponse.class, activate());
    time(Duration.ofSeconds(2), Duration.ofSeconds(-6));
    assertInstanceOf(OkResponse.class, lab.answer(header -> new DeactivateTask(header, XID)));
    lab.submit(operator.signed(Operator.mandate().id(1), "anna", "ben"));

    refusesToActivate();
    time(Duration.ofSeconds(3), Duration.ofSeconds(6));
    refusesToActivate();
    time(Duration.ofSeconds(4), Duration.ZERO);
    refusesToActivate();
    time(Duration.ofSeconds(64), Duration.ZERO);

    assertInstanceOf(OkResponse.class, activate());
    assertFalse(lab.point.match(TARGET).isEmpty());
    assertEquals(
        List.of(Reason.CLOCK_UNTRUSTED, Reason.NONE),
        entries(Operation.CLOCK_JUDGED).stream().map(RecordedAct::reason).toList());
  }

  /** INV-AUTH-48: a time of day that is set back lets no task live past its mandate's end. */
  @Tag("F-58")
  @Test
  void aClockThatIsSetBackProlongsNoTask() throws Exception {
    assertInstanceOf(OkResponse.class, activate());
    time(MONTH.minusMillis(1), DAY.negated());
    Thread.sleep(2 * LOOKS.toMillis());
    assertEquals(1, lab.core.tasks().all().size());

    time(MONTH, DAY.negated());

    isEnded();
  }

  /** INV-AUTH-48: one that is set forward ends it: the element cannot know better. */
  @Tag("F-58")
  @Test
  void aClockThatIsSetForwardEndsTheTask() throws Exception {
    assertInstanceOf(OkResponse.class, activate());
    assertFalse(lab.point.match(TARGET).isEmpty());

    time(Duration.ofSeconds(1), MONTH);

    isEnded();
    time(Duration.ofSeconds(2), Duration.ZERO);
    assertEquals(List.of(), lab.point.match(TARGET));
  }

  private void isEnded() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!lab.core.tasks().all().isEmpty()) {
      assertTrue(System.nanoTime() < end, "ended by itself");
      Thread.sleep(5);
    }
    assertEquals(1, entries(Operation.MANDATE_EXPIRED).size());
  }
}

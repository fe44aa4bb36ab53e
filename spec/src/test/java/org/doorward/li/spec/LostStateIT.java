package org.doorward.li.spec;

import static org.doorward.li.spec.ReportInbox.element;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetNeStatusResponse;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.NeStatus;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An element whose state is gone says so, and does not begin anew by itself. TS 103 221-1, 5.8. */
class LostStateIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final Optional<Integer> DATABASE_CLEARED = Optional.of(10000);

  @TempDir
  Path directory;

  private static NeStatus status(Lab lab) throws Exception {
    return assertInstanceOf(GetNeStatusResponse.class, lab.admf().done(GetNeStatus::new))
        .neStatusDetails()
        .neStatus();
  }

  /** INV-X1-136: what was used of the mandates is not forgotten either. */
  @Test
  void theAdmfIsToldThatTheTasksAreGoneAndNothingBeginsUntilTheStateIsBack() throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    Path state = directory.resolve("element/state");
    Path away = directory.resolve("away");
    try (ReportInbox inbox = ReportInbox.of(pki);
        Lab lab = Lab.open(directory.resolve("element"), b -> b, pki, inbox::entry)) {
      inbox.open(lab);
      Xid xid = lab.activate(ALICE);
      lab.restartElement();
      assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
      assertEquals(NeStatus.OK, status(lab));
      assertEquals(0, inbox.count(element(NeIssueType.ALERT, DATABASE_CLEARED)));
      lab.element().close();
      Files.move(state, away);

      lab.restartElement();

      inbox.await(element(NeIssueType.ALERT, DATABASE_CLEARED));
      inbox.await(element(NeIssueType.FAULT_REPORT, Optional.of(9020)));
      assertEquals(NeStatus.FAULTS, status(lab));
      assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));
      lab.submit(lab.mandate(xid, ALICE), 0, 1);
      assertEquals(
          X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
          lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, ALICE))));
      lab.element().close();
      assertFalse(Files.exists(state));

      Files.move(away, state);
      lab.restartElement();
      assertEquals(NeStatus.OK, status(lab));
      assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
    }
  }
}

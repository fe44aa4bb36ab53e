package org.doorward.li.spec;

import static org.doorward.li.spec.ReportInbox.element;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doorward.li.element.KeepaliveSettings;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabAdmf;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.Keepalive;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keepalive fail-safe of a whole element. TS 103 221-1, 6.6.2. */
class KeepaliveIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final Optional<Integer> SILENT = Optional.of(9050);
  private static final Optional<Integer> DATABASE_CLEARED = Optional.of(10000);
  private static final KeepaliveSettings SHORT = new KeepaliveSettings(
      Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1), true);

  @TempDir
  Path directory;

  private Lab open(LabPki pki, ReportInbox inbox, KeepaliveSettings settings) throws LiException {
    return Lab.open(directory.resolve("element"), b -> b.x1Keepalive(settings), pki, inbox::entry);
  }

  private static boolean matches(Lab lab) {
    return !lab.element().interceptionPoint().match(ALICE).isEmpty();
  }

  /** INV-X1-60: nobody who fails to authenticate feeds the watch, and the tasks are gone before that is said. */
  @Tag("F-38")
  @Test
  void theTasksOfASilentAdmfAreGoneAndItMayProvisionThemAgain() throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    AdmfIdentifier other = new AdmfIdentifier("admf-2.li.example");
    try (ReportInbox inbox = ReportInbox.of(pki);
        Lab lab = open(pki, inbox, SHORT);
        LabAdmf stranger = lab.stranger(other, pki.issue(pki.admf(other)))) {
      inbox.open(lab);
      Xid xid = lab.activate(ALICE);
      assertTrue(matches(lab));
      while (matches(lab)) {
        assertEquals(X1ErrorCode.UNEXPECTED_ADMF_IDENTIFIER, stranger.refused(Ping::new));
      }
      inbox.await(element(NeIssueType.FAULT_REPORT, SILENT));
      inbox.await(element(NeIssueType.ALERT, DATABASE_CLEARED));
      assertFalse(matches(lab));

      assertEquals(
          X1ErrorCode.XID_DOES_NOT_EXIST,
          lab.admf().refused(header -> new GetTaskDetails(header, xid)));
      lab.admf().done(Keepalive::new);
      inbox.await(element(NeIssueType.FAULT_CLEARED, Optional.of(9000)));
      lab.admf().done(header -> new ActivateTask(header, lab.task(xid, ALICE)));
      assertTrue(matches(lab));
      var log = VerifiedEntries.of(lab.element(), directory.resolve("audit"));
      var ended = log.of(Operation.TASK_ENDED);
      assertEquals(1, ended.size());
      assertEquals(Reason.KEEPALIVE_LOST, ended.get(0).reason());
      assertEquals(Optional.of(xid), ended.get(0).xid());
    }
  }

  @Test
  void anAdmfThatAlsoDoesNotTakeTheReportLosesItsTasksAfterP1() throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    KeepaliveSettings onlyP1 = SHORT.timeP3(Duration.ofDays(1));
    try (ReportInbox inbox = ReportInbox.of(pki);
        Lab lab = open(pki, inbox, onlyP1)) {
      lab.activate(ALICE);
      var log = VerifiedEntries.of(lab.element(), directory.resolve("audit"));
      while (log.of(Operation.TASK_ENDED).isEmpty() || matches(lab)) {
        log = VerifiedEntries.of(lab.element(), directory.resolve("audit"));
      }
      assertEquals(Reason.KEEPALIVE_LOST, log.of(Operation.TASK_ENDED).get(0).reason());
      assertEquals(List.of(), inbox.all());
      inbox.open(lab);
      inbox.await(element(NeIssueType.ALERT, DATABASE_CLEARED));
    }
  }

  @Test
  void anAdmfThatTakesTheReportKeepsItsTasksWithinP3() throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    try (ReportInbox inbox = ReportInbox.of(pki);
        Lab lab = open(pki, inbox, SHORT.timeP1(Duration.ofDays(1)).timeP3(Duration.ofDays(1)))) {
      inbox.open(lab);
      lab.activate(ALICE);
      inbox.await(element(NeIssueType.FAULT_REPORT, SILENT));
      lab.admf().done(Ping::new);
      inbox.await(element(NeIssueType.FAULT_CLEARED, Optional.of(9000)));
      assertTrue(matches(lab));
      assertEquals(2, inbox.all().size());
    }
  }

  /** An element without the fail-safe does not pretend to have one. */
  @Test
  void withoutTheFailSafeKeepalivesAreRefusedAndPingsAnswered() throws Exception {
    try (Lab lab = Lab.open(directory.resolve("element"))) {
      lab.admf().done(Keepalive::new);
    }
    try (Lab lab = Lab.open(directory.resolve("other"), builder -> builder.withoutX1Keepalive())) {
      assertEquals(X1ErrorCode.KEEPALIVE_NOT_SUPPORTED, lab.admf().refused(Keepalive::new));
      lab.admf().done(Ping::new);
    }
  }
}

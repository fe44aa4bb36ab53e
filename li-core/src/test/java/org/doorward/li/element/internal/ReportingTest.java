package org.doorward.li.element.internal;

import static org.doorward.li.element.internal.ReportingFixture.ONE;
import static org.doorward.li.element.internal.ReportingFixture.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.element.internal.AdmfLine.Result;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.TaskReportType;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TS 103 221-1, 5.3, 6.5 and 5.8: what goes to which ADMF, and what a restart leaves of it. */
class ReportingTest {
  private static final Xid XID = Xid.random();
  private static final Did DID = Did.random();
  private static final Issue DOWN =
      Issue.fault(Subject.of(DID), "not-connected", "delivery is not connected");
  private static final Issue PROBE = Issue.fault(Subject.of(XID), "probe", "probe-lost");
  private static final Issue COMPLETED = new Issue(
      Subject.of(XID), "completed", Issue.Type.IMPLICIT_DEACTIVATION, Optional.empty(), "done");

  @TempDir
  Path directory;

  private ReportingFixture at;

  @BeforeEach
  void open() throws Exception {
    at = new ReportingFixture(directory);
  }

  @AfterEach
  void close() throws Exception {
    at.close();
  }

  private List<TaskReportType> destination(ReportingFixture.Line line) {
    return line.taken.stream()
        .map(r -> ((ReportDestinationIssue) r).reportType())
        .toList();
  }

  private void begin(Issue fault) {
    at.reporting.begin(Optional.empty(), fault);
    at.run();
  }

  private void end(Issue fault) {
    at.reporting.end(fault.subject(), fault.condition());
    at.run();
  }

  @Test
  void theIssuesOfATaskGoToItsAdmfAndThoseOfADestinationToAll() {
    at.reporting.begin(Optional.of(TWO), PROBE);
    at.run();
    assertEquals(List.of(), at.line(ONE).taken);
    ReportTaskIssue report = (ReportTaskIssue) at.line(TWO).taken.get(0);
    assertEquals(XID, report.xid());
    assertEquals(TaskReportType.NON_TERMINATING_FAULT, report.reportType());
    assertEquals(TWO, report.header().admfIdentifier());
    begin(DOWN);
    assertEquals(1, at.line(ONE).taken.size());
    assertEquals(2, at.line(TWO).taken.size());
  }

  @Test
  void bothEdgesHaveTheirCodesAndEachReportIsATransactionOfItsOwn() {
    begin(DOWN);
    begin(DOWN);
    end(DOWN);
    List<X1Request> taken = at.line(ONE).taken;
    assertEquals(
        List.of(TaskReportType.NON_TERMINATING_FAULT, TaskReportType.ALL_CLEAR),
        destination(at.line(ONE)));
    assertEquals(Optional.of(9020), ((ReportDestinationIssue) taken.get(0)).errorCode());
    assertEquals(Optional.of(9000), ((ReportDestinationIssue) taken.get(1)).errorCode());
    assertNotEquals(taken.get(0).header().transactionId(), taken.get(1).header().transactionId());
  }

  @Test
  void anAdmfThatIsDownDelaysNoOther() {
    at.line(ONE).next = Result.NOT_SENT;
    begin(DOWN);
    assertEquals(1, at.line(TWO).taken.size());
    at.line(ONE).next = Result.ACKNOWLEDGED;
    at.pass(Duration.ofSeconds(1));
    assertEquals(1, at.line(ONE).taken.size());
    assertEquals(2, at.acknowledged.size());
  }

  @Test
  void aReportWithoutAnAnswerIsRepeatedAsANewTransaction() {
    at.line(ONE).next = Result.UNKNOWN;
    begin(DOWN);
    at.line(ONE).next = Result.ACKNOWLEDGED;
    at.pass(Duration.ofSeconds(60));
    List<X1Request> taken = at.line(ONE).taken;
    assertEquals(2, taken.size());
    assertNotEquals(taken.get(0).header().transactionId(), taken.get(1).header().transactionId());
  }

  @Test
  void aRefusedReportCountsAsNotTold() {
    at.line(ONE).next = Result.REFUSED;
    begin(DOWN);
    assertEquals(List.of(Map.entry(TWO, DOWN)), at.acknowledged);
    end(DOWN);
    at.line(ONE).next = Result.ACKNOWLEDGED;
    at.pass(Duration.ofSeconds(60));
    assertEquals(List.of(), at.line(ONE).taken);
  }

  /** INV-X1-62. */
  @Test
  void aFaultThatStillHoldsAfterARestartIsReportedAgainAndOneThatIsOverIsCleared()
      throws Exception {
    Issue other = Issue.fault(Subject.of(Did.random()), "not-connected", "x");
    begin(DOWN);
    begin(other);
    at.restart(at.disk, any -> true, (issue, report) -> {});
    assertEquals(2, at.line(ONE).taken.size());
    assertEquals(List.of(DOWN), at.reporting.faults().of(DOWN.subject()));

    begin(DOWN);
    assertEquals(TaskReportType.NON_TERMINATING_FAULT, destination(at.line(ONE)).get(2));
    at.pass(Reporting.SETTLING);
    ReportDestinationIssue cleared = (ReportDestinationIssue) at.line(ONE).taken.get(3);
    assertEquals(TaskReportType.ALL_CLEAR, cleared.reportType());
    assertEquals(other.subject(), Subject.of(cleared.did()));
    assertEquals(4, at.line(ONE).taken.size());
    assertEquals(List.of(), at.reporting.faults().of(other.subject()));
  }

  @Test
  void aFaultThatWasNeverReportedIsNotClearedAfterARestart() throws Exception {
    at.line(ONE).next = Result.NOT_SENT;
    begin(DOWN);
    at.line(ONE).next = Result.ACKNOWLEDGED;
    at.restart(at.disk, any -> true, (issue, report) -> {});
    at.pass(Reporting.SETTLING);
    assertEquals(List.of(), at.line(ONE).taken);
    assertEquals(
        List.of(TaskReportType.NON_TERMINATING_FAULT, TaskReportType.ALL_CLEAR),
        destination(at.line(TWO)));
  }

  @Test
  void theFaultsOfATaskThatIsGoneAreForgottenOverARestart() throws Exception {
    at.reporting.begin(Optional.of(ONE), PROBE);
    at.run();
    at.restart(at.disk, subject -> !subject.equals(PROBE.subject()), (issue, report) -> {});
    at.pass(Duration.ofSeconds(60));
    assertEquals(1, at.line(ONE).taken.size());
    assertEquals(Map.of(), at.disk);
    at.reporting.begin(Optional.of(ONE), PROBE);
    at.reporting.forget(PROBE.subject());
    at.run();
    assertEquals(Map.of(), at.disk);
  }

  @Test
  void anEventThatWasNotAcknowledgedIsToldAfterARestartAndOneThatWasIsNot() throws Exception {
    at.line(ONE).next = Result.NOT_SENT;
    at.reporting.happened(Optional.empty(), COMPLETED);
    at.run();
    at.line(ONE).next = Result.ACKNOWLEDGED;
    List<Issue> finished = new ArrayList<>();
    at.restart(at.disk, any -> false, (issue, report) -> {
      finished.add(issue);
      report.happened(issue);
    });
    assertEquals(1, at.line(ONE).taken.size());
    assertEquals(1, at.line(TWO).taken.size());
    assertEquals(List.of(), finished);
    assertEquals(Map.of(), at.disk);
  }

  @Test
  void whatWasAboutToHappenIsFinishedAndToldAfterARestart() throws Exception {
    Reporting.Prepared notReached = at.reporting.prepare(Optional.of(ONE), COMPLETED);
    assertFalse(at.disk.isEmpty());
    List<Issue> finished = new ArrayList<>();
    at.restart(at.disk, any -> true, (issue, report) -> {
      finished.add(issue);
      report.happened(issue);
    });
    assertEquals(List.of(COMPLETED), finished);
    ReportTaskIssue report = (ReportTaskIssue) at.line(ONE).taken.get(0);
    assertEquals(TaskReportType.IMPLICIT_DEACTIVATION, report.reportType());
    assertEquals(Map.of(), at.disk);
    assertTrue(notReached != null);
  }

  /** INV-X1-62: wherever the process dies, the ADMF does not go on believing in a fault that is over. */
  @Test
  void aRestartAtAnyStepLeavesNoFaultUncleared() throws Exception {
    List<Map<ReportingFixture.Key, Octets>> disks = new ArrayList<>();
    List<Integer> told = new ArrayList<>();
    at.afterCommit = () -> {
      disks.add(new LinkedHashMap<>(at.disk));
      told.add(at.line(ONE).taken.size());
    };
    begin(DOWN);
    end(DOWN);
    at.line(ONE).next = Result.UNKNOWN;
    at.pass(Duration.ofSeconds(60));
    begin(DOWN);
    at.line(ONE).next = Result.ACKNOWLEDGED;
    at.pass(Duration.ofSeconds(60));
    end(DOWN);
    List<X1Request> all = List.copyOf(at.line(ONE).taken);
    at.afterCommit = () -> {};
    assertTrue(disks.size() >= 4, "steps: " + disks.size());
    for (int step = 0; step < disks.size(); step++) {
      // It dies after this step on the disk, and before the next one.
      int most = step + 1 < told.size() ? told.get(step + 1) : all.size();
      for (int heard = told.get(step); heard <= most; heard++) {
        at.line(ONE).taken.clear();
        at.line(ONE).taken.addAll(all.subList(0, heard));
        at.restart(disks.get(step), any -> true, (issue, report) -> {});
        at.pass(Duration.ofMinutes(2));
        assertEquals(Set.of(), believed(at.line(ONE).taken), "step " + step + ", " + heard);
      }
    }
  }

  private static Set<Did> believed(List<X1Request> taken) {
    Set<Did> faults = new HashSet<>();
    for (X1Request report : taken) {
      ReportDestinationIssue issue = (ReportDestinationIssue) report;
      if (issue.reportType() == TaskReportType.ALL_CLEAR) {
        faults.remove(issue.did());
      } else {
        faults.add(issue.did());
      }
    }
    return faults;
  }

  @Test
  void eachIssueHasTheMessageOfItsScope() {
    IssueMessages messages = new IssueMessages(ReportingFixture.OWN);
    Map<Issue.Type, TaskReportType> ofTasks = Map.of(
        Issue.Type.FAULT, TaskReportType.NON_TERMINATING_FAULT,
        Issue.Type.TERMINATING_FAULT, TaskReportType.TERMINATING_FAULT,
        Issue.Type.TERMINATED, TaskReportType.TERMINATING_FAULT,
        Issue.Type.CLEARED, TaskReportType.ALL_CLEAR,
        Issue.Type.WARNING, TaskReportType.WARNING,
        Issue.Type.IMPLICIT_DEACTIVATION, TaskReportType.IMPLICIT_DEACTIVATION,
        Issue.Type.ACTIONED, TaskReportType.FULLY_ACTIONED_AND_SUCCESSFUL,
        Issue.Type.NOT_ACTIONED, TaskReportType.FULLY_ACTIONED_AND_UNSUCCESSFUL);
    ofTasks.forEach((type, expected) -> {
      Issue issue = Issue.of(Subject.of(XID), "x", type, X1ErrorCode.GENERIC_WARNING, "x");
      ReportTaskIssue report = (ReportTaskIssue) messages.message(issue, ONE, Instant.EPOCH);
      assertEquals(expected, report.reportType());
    });
    Map<Issue.Type, NeIssueType> ofElements = Map.of(
        Issue.Type.FAULT, NeIssueType.FAULT_REPORT,
        Issue.Type.CLEARED, NeIssueType.FAULT_CLEARED,
        Issue.Type.WARNING, NeIssueType.WARNING,
        Issue.Type.ALERT, NeIssueType.ALERT,
        Issue.Type.DATABASE_CLEARED, NeIssueType.ALERT);
    ofElements.forEach((type, expected) -> {
      Issue issue = Issue.of(Subject.element(), "x", type, X1ErrorCode.GENERIC_WARNING, "x");
      ReportNeIssue report = (ReportNeIssue) messages.message(issue, ONE, Instant.EPOCH);
      assertEquals(expected, report.issueType());
    });
  }
}

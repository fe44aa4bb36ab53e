package org.doorward.li.spec;

import static org.doorward.li.spec.ReportInbox.destination;
import static org.doorward.li.spec.ReportInbox.element;
import static org.doorward.li.spec.ReportInbox.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Revocation;
import org.doorward.li.element.Enforcement;
import org.doorward.li.element.FaultName;
import org.doorward.li.evidence.Operation;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabAdmf;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DestinationDeliveryStatus;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetDestinationDetailsResponse;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetNeStatusResponse;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.GetTaskDetailsResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.NeStatus;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskReportType;
import org.doorward.li.x1.TaskStatus;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an element reports to its ADMF, over real sockets. TS 103 221-1, 6.5. */
class ReportsIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final TargetIdentifier LATER = SipUri.of("sip:later@example.com");
  private static final TargetIdentifier NEVER = SipUri.of("sip:never@example.com");
  private static final FaultName PROBE = new FaultName("probe-lost");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir
  Path directory;

  private ReportInbox inbox;
  private Lab lab;
  private volatile boolean takesAWhile = true;
  private final Map<Xid, TaskDetails> provisioned = new ConcurrentHashMap<>();

  /** Software for which one target takes a while, and another is out of reach. */
  private final class Software implements Enforcement {
    @Override
    public Answer honours(TaskDetails task, Optional<TaskDetails> before) {
      if (task.targetIdentifiers().contains(NEVER)) {
        return new Refused(X1ErrorCode.UNSUPPORTED_TARGET_IDENTIFIER_COMBINATION);
      }
      return task.targetIdentifiers().contains(LATER) && takesAWhile
          ? new Deferred()
          : new Honoured();
    }

    @Override
    public void provision(TaskDetails task) {
      provisioned.put(task.xid(), task);
    }

    @Override
    public void withdraw(Xid xid) {
      provisioned.remove(xid);
    }
  }

  @BeforeEach
  void open() throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    inbox = ReportInbox.of(pki);
    lab = Lab.open(
        directory.resolve("element"),
        builder -> builder.enforcement(new Software(), PATIENCE),
        pki,
        inbox::entry);
  }

  @AfterEach
  void close() {
    lab.close();
    inbox.close();
  }

  private Xid activate(TargetIdentifier target, boolean mayEndItself) throws LiException {
    Xid xid = Xid.random();
    inbox.ordered(xid);
    lab.submit(lab.mandate(xid, target), 0, 1);
    TaskDetails task = TaskDetails.builder(
            xid, List.of(target), DeliveryType.X2_AND_X3, ListOfDids.of(lab.destination()))
        .implicitDeactivationAllowed(mayEndItself)
        .build();
    OkResponse ok = (OkResponse) lab.admf().done(header -> new ActivateTask(header, task));
    assertEquals(
        target.equals(LATER)
            ? Acknowledgement.ACKNOWLEDGED
            : Acknowledgement.ACKNOWLEDGED_AND_COMPLETED,
        ok.ok());
    return xid;
  }

  private TaskStatus status(Xid xid) throws LiException {
    return ((GetTaskDetailsResponse) lab.admf().done(h -> new GetTaskDetails(h, xid)))
        .taskResponseDetails()
        .taskStatus();
  }

  private DestinationDeliveryStatus delivery() throws LiException {
    Did did = lab.destination();
    return ((GetDestinationDetailsResponse) lab.admf().done(h -> new GetDestinationDetails(h, did)))
        .destinationResponseDetails()
        .destinationStatus()
        .deliveryStatus();
  }

  /** A report is forgotten on the disk before the next one is sent, so that no restart repeats it. */
  private void allBeforeIsSettled(int times) throws Exception {
    lab.element().faults().warn(new FaultName("step-" + "x".repeat(times)));
    while (inbox.count(element(NeIssueType.WARNING, Optional.of(9010))) < times) {
      lab.admf().done(Ping::new);
    }
  }

  /** INV-X1-61: both edges, of the destination and of nothing wider; what is asked agrees with what is told. */
  @Test
  void aLostDestinationIsReportedAndItsReturnToo() throws Exception {
    inbox.open(lab);
    Did did = lab.destination();
    lab.mdf().down();
    X1Request lost = inbox.await(destination(did, TaskReportType.NON_TERMINATING_FAULT));
    assertEquals(Optional.of(9020), ((ReportDestinationIssue) lost).errorCode());
    assertEquals(DestinationDeliveryStatus.DELIVERY_FAULT, delivery());

    lab.mdf().up();
    X1Request back = inbox.await(destination(did, TaskReportType.ALL_CLEAR));
    assertEquals(Optional.of(9000), ((ReportDestinationIssue) back).errorCode());
    assertEquals(DestinationDeliveryStatus.ACTIVE_AND_WORKING, delivery());
    assertNotEquals(lost.header().transactionId(), back.header().transactionId());
    assertEquals(2, inbox.all().size(), "nothing was reported at a wider scope");
    var log = VerifiedEntries.of(lab.element(), directory.resolve("audit"));
    assertEquals(
        Optional.of(did), log.of(Operation.REPORT_DESTINATION_ISSUE).get(0).did());
  }

  /** INV-X1-65. */
  @Test
  void aReportThatCannotBeDeliveredIsDeliveredLater() throws Exception {
    lab.mdf().down();
    while (delivery() != DestinationDeliveryStatus.DELIVERY_FAULT) {
      lab.admf().done(Ping::new);
    }
    lab.element().faults().began(PROBE);
    inbox.open(lab);
    inbox.await(destination(lab.destination(), TaskReportType.NON_TERMINATING_FAULT));
    inbox.await(element(NeIssueType.FAULT_REPORT, Optional.of(9020)));
  }

  @Test
  void aFaultOfATaskIsShownAndReportedFromBeginToEnd() throws Exception {
    inbox.open(lab);
    Xid xid = activate(ALICE, false);
    Xid other = activate(ALICE, false);
    lab.element().taskControl().faultBegan(xid, PROBE);
    lab.element().taskControl().faultBegan(xid, PROBE);
    ReportTaskIssue report =
        (ReportTaskIssue) inbox.await(task(xid, TaskReportType.NON_TERMINATING_FAULT));
    assertEquals(Optional.of("probe-lost"), report.details());
    assertEquals(
        List.of(ErrorInformation.of(X1ErrorCode.GENERIC_NON_TERMINATING_FAULT, "probe-lost")),
        status(xid).listOfFaults());
    assertEquals(ProvisioningStatus.COMPLETE, status(xid).provisioningStatus());
    assertEquals(List.of(), status(other).listOfFaults());
    assertEquals(
        NeStatus.OK,
        ((GetNeStatusResponse) lab.admf().done(GetNeStatus::new))
            .neStatusDetails()
            .neStatus());

    lab.element().taskControl().faultEnded(xid, PROBE);
    inbox.await(task(xid, TaskReportType.ALL_CLEAR));
    assertEquals(List.of(), status(xid).listOfFaults());
    assertEquals(2, inbox.all().size());
  }

  @Test
  void aTaskThatWillNotResumeFailsAndStays() throws Exception {
    inbox.open(lab);
    Xid xid = activate(ALICE, false);
    lab.element().taskControl().terminated(xid, PROBE);
    ReportTaskIssue report =
        (ReportTaskIssue) inbox.await(task(xid, TaskReportType.TERMINATING_FAULT));
    assertEquals(Optional.of(9030), report.errorCode());
    assertEquals(ProvisioningStatus.FAILED, status(xid).provisioningStatus());
    lab.admf().done(header -> new DeactivateTask(header, xid));
    assertEquals(
        X1ErrorCode.XID_DOES_NOT_EXIST,
        lab.admf().refused(header -> new GetTaskDetails(header, xid)));
  }

  @Test
  void aFaultOfTheElementIsShownAndReportedFromBeginToEnd() throws Exception {
    inbox.open(lab);
    lab.element().faults().began(PROBE);
    inbox.await(element(NeIssueType.FAULT_REPORT, Optional.of(9020)));
    assertEquals(
        NeStatus.FAULTS,
        ((GetNeStatusResponse) lab.admf().done(GetNeStatus::new))
            .neStatusDetails()
            .neStatus());
    lab.element().faults().ended(PROBE);
    inbox.await(element(NeIssueType.FAULT_CLEARED, Optional.of(9000)));
    lab.element().faults().warn(PROBE);
    inbox.await(element(NeIssueType.WARNING, Optional.of(9010)));
  }

  /** INV-X1-67: what is not in place yet is not called complete, and its completion is reported once. */
  @Test
  void aDeferredTaskIsReportedOnceItIsInPlace() throws Exception {
    inbox.open(lab);
    Xid xid = activate(LATER, false);
    assertEquals(ProvisioningStatus.AWAITING_PROVISIONING, status(xid).provisioningStatus());
    while (!provisioned.containsKey(xid)) {
      lab.admf().done(Ping::new);
    }
    lab.element().taskControl().actioned(xid);
    lab.element().taskControl().actioned(xid);
    ReportTaskIssue report =
        (ReportTaskIssue) inbox.await(task(xid, TaskReportType.FULLY_ACTIONED_AND_SUCCESSFUL));
    assertEquals(Optional.of(9040), report.errorCode());
    assertEquals(ProvisioningStatus.COMPLETE, status(xid).provisioningStatus());
    lab.element().faults().warn(PROBE);
    inbox.await(element(NeIssueType.WARNING, Optional.of(9010)));
    assertEquals(1, inbox.count(task(xid, TaskReportType.FULLY_ACTIONED_AND_SUCCESSFUL)));
  }

  /** INV-X1-135: the report that an acknowledgement promised comes, also from the next process, and once. */
  @Test
  void aDeferredTaskThatIsInPlaceAtOnceAfterARestartIsReported() throws Exception {
    inbox.open(lab);
    Xid deferred = activate(LATER, false);
    Xid before = activate(LATER, false);
    Xid atOnce = activate(ALICE, false);
    while (!provisioned.containsKey(before)) {
      lab.admf().done(Ping::new);
    }
    lab.element().taskControl().actioned(before);
    inbox.await(task(before, TaskReportType.FULLY_ACTIONED_AND_SUCCESSFUL));
    takesAWhile = false;
    allBeforeIsSettled(1);
    lab.restartElement();
    inbox.await(task(deferred, TaskReportType.FULLY_ACTIONED_AND_SUCCESSFUL));
    assertEquals(ProvisioningStatus.COMPLETE, status(deferred).provisioningStatus());
    allBeforeIsSettled(2);
    lab.restartElement();
    allBeforeIsSettled(3);
    assertEquals(1, inbox.count(task(deferred, TaskReportType.FULLY_ACTIONED_AND_SUCCESSFUL)));
    assertEquals(1, inbox.count(task(before, TaskReportType.FULLY_ACTIONED_AND_SUCCESSFUL)));
    assertEquals(0, inbox.count(task(atOnce, TaskReportType.FULLY_ACTIONED_AND_SUCCESSFUL)));
  }

  @Test
  void aDeferredTaskThatEndsBeforeItIsInPlaceIsNotReported() throws Exception {
    inbox.open(lab);
    Xid xid = activate(LATER, false);
    lab.admf().done(header -> new DeactivateTask(header, xid));
    lab.element().taskControl().actioned(xid);
    lab.restartElement();
    lab.element().faults().warn(PROBE);
    inbox.await(element(NeIssueType.WARNING, Optional.of(9010)));
    assertEquals(0, inbox.count(task(xid, TaskReportType.FULLY_ACTIONED_AND_SUCCESSFUL)));
  }

  @Test
  void aDeferredTaskThatCannotBePutInPlaceFails() throws Exception {
    inbox.open(lab);
    Xid xid = activate(LATER, false);
    lab.element().taskControl().notActioned(xid, X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE);
    ReportTaskIssue report =
        (ReportTaskIssue) inbox.await(task(xid, TaskReportType.FULLY_ACTIONED_AND_UNSUCCESSFUL));
    assertEquals(Optional.of(3000), report.errorCode());
    assertEquals(ProvisioningStatus.FAILED, status(xid).provisioningStatus());
    assertEquals(3000, status(xid).listOfFaults().get(0).code());
  }

  /** INV-X1-68: nothing is acknowledged that the software cannot honour. */
  @Test
  void aTaskThatTheSoftwareCannotHonourIsRefusedAndLeavesNothing() throws Exception {
    inbox.open(lab);
    activate(ALICE, false);
    Xid xid = Xid.random();
    lab.submit(lab.mandate(xid, NEVER), 0, 1);
    assertEquals(
        X1ErrorCode.UNSUPPORTED_TARGET_IDENTIFIER_COMBINATION,
        lab.admf().refused(header -> new ActivateTask(header, lab.task(xid, NEVER))));
    assertEquals(List.of(), lab.element().interceptionPoint().match(NEVER));
    assertFalse(provisioned.containsKey(xid));
  }

  /** INV-X1-69. */
  @Test
  void aTaskThatHasCompletedEndsItselfOnlyIfThatIsAllowed() throws Exception {
    inbox.open(lab);
    Xid stays = activate(ALICE, false);
    Xid ends = activate(ALICE, true);
    assertFalse(lab.element().taskControl().completed(stays));
    assertTrue(lab.element().taskControl().completed(ends));
    assertFalse(lab.element().taskControl().completed(ends));
    inbox.await(task(ends, TaskReportType.IMPLICIT_DEACTIVATION));
    assertEquals(
        X1ErrorCode.XID_DOES_NOT_EXIST,
        lab.admf().refused(header -> new GetTaskDetails(header, ends)));
    assertEquals(ProvisioningStatus.COMPLETE, status(stays).provisioningStatus());
    assertEquals(1, inbox.all().size());
    var log = VerifiedEntries.of(lab.element(), directory.resolve("audit"));
    assertEquals(Optional.of(ends), log.of(Operation.TASK_ENDED).get(0).xid());
  }

  /** INV-X1-62: a fault that ends with the process is cleared, by the next one. */
  @Test
  void aFaultOfTheLastProcessIsClearedByTheNext() throws Exception {
    inbox.open(lab);
    Did did = lab.destination();
    lab.mdf().down();
    inbox.await(destination(did, TaskReportType.NON_TERMINATING_FAULT));
    lab.element().close();
    lab.mdf().up();
    lab.restartElement();
    inbox.await(destination(did, TaskReportType.ALL_CLEAR));
    assertEquals(DestinationDeliveryStatus.ACTIVE_AND_WORKING, delivery());
    assertEquals(2, inbox.all().size());
  }

  /** F-09: the end of a mandate ends its task, and its ADMF is told. */
  @Tag("F-09")
  @Test
  void theEndOfAMandateIsReported() throws Exception {
    inbox.open(lab);
    Xid stays = activate(ALICE, false);
    Xid ends = Xid.random();
    inbox.ordered(ends);
    lab.submit(
        Envelope.unsigned(LabOperator.mandate(
            lab.policy(), Lab.ELEMENT, Lab.ADMF, ends, lab.scope(ALICE), Duration.ofSeconds(4))),
        0,
        1);
    lab.admf().done(header -> new ActivateTask(header, lab.task(ends, ALICE)));

    inbox.await(task(ends, TaskReportType.TERMINATING_FAULT));

    assertEquals(
        X1ErrorCode.XID_DOES_NOT_EXIST,
        lab.admf().refused(header -> new GetTaskDetails(header, ends)));
    assertEquals(ProvisioningStatus.COMPLETE, status(stays).provisioningStatus());
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
  }

  /** DC-13: what any one officer takes back is an alert to the ADMFs. */
  @Test
  void aRevocationIsAnAlert() throws Exception {
    inbox.open(lab);
    Xid xid = Xid.random();
    Envelope mandate = lab.mandate(xid, ALICE);
    lab.submit(mandate, 0, 1);
    inbox.ordered(xid);
    lab.admf().done(header -> new ActivateTask(header, lab.task(xid, ALICE)));
    assertEquals(0, inbox.count(element(NeIssueType.ALERT, Optional.empty())));

    Revocation revocation = new Revocation(
        lab.policy().reference().id(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        Revocation.Thing.MANDATE,
        mandate.digest(),
        Revocation.Kind.RETIREMENT);
    lab.submit(Envelope.unsigned(revocation), 2);

    inbox.await(element(NeIssueType.ALERT, Optional.empty()));
    inbox.await(task(xid, TaskReportType.TERMINATING_FAULT));
  }

  @Test
  void whoCannotBeAuthenticatedIsAnAlertAndManyAreOne() throws Exception {
    inbox.open(lab);
    AdmfIdentifier other = new AdmfIdentifier("admf-2.li.example");
    try (LabAdmf stranger = lab.stranger(other, lab.pki().issue(lab.pki().admf(other)))) {
      for (int i = 0; i < 5; i++) {
        assertEquals(X1ErrorCode.UNEXPECTED_ADMF_IDENTIFIER, stranger.refused(Ping::new));
      }
    }
    inbox.await(element(NeIssueType.ALERT, Optional.empty()));
    lab.element().faults().warn(PROBE);
    inbox.await(element(NeIssueType.WARNING, Optional.of(9010)));
    assertEquals(1, inbox.count(element(NeIssueType.ALERT, Optional.empty())));
  }
}

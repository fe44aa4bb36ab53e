package org.doorward.li.spec;

import static org.doorward.li.spec.ReportInbox.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.Envelope;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabAdmf;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.GetAllTaskDetails;
import org.doorward.li.x1.GetAllTaskDetailsResponse;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskReportType;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An element with two ADMFs: each has its own tasks, and no sight of the other's. */
class TwoAdmfsIT {
  private static final AdmfIdentifier OTHER = new AdmfIdentifier("admf-2.li.example");
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");

  @TempDir
  Path directory;

  private ReportInbox inbox;
  private Lab lab;
  private LabAdmf other;

  @BeforeEach
  void open() throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    LabPki.Component component = pki.issue(pki.admf(OTHER));
    inbox = ReportInbox.of(pki);
    lab = Lab.open(
        directory.resolve("element"),
        inbox::entry,
        pki,
        List.of(Admf.of(OTHER, List.of(component.spkiSha256()))));
    other = lab.stranger(OTHER, component);
  }

  @AfterEach
  void close() {
    other.close();
    lab.close();
    inbox.close();
  }

  /** The other ADMF's task. */
  private Xid activateByTheOther() throws LiException {
    Xid xid = Xid.random();
    lab.submit(
        Envelope.unsigned(LabOperator.mandate(
            lab.policy(), Lab.ELEMENT, OTHER, xid, lab.scope(BOB), Duration.ofHours(1))),
        0,
        1);
    other.done(header -> new ActivateTask(header, lab.task(xid, BOB)));
    return xid;
  }

  private static List<Xid> listed(LabAdmf admf) throws LiException {
    return ((ListAllDetailsResponse) admf.done(ListAllDetails::new)).xids();
  }

  private static List<Xid> xids(List<TaskResponseDetails> tasks) {
    return tasks.stream().map(task -> task.taskDetails().xid()).toList();
  }

  /** INV-X1-137. */
  @Test
  void eachReadsItsOwnTasksOnly() throws Exception {
    Xid own = lab.activate(ALICE);
    Xid others = activateByTheOther();

    assertEquals(List.of(own), listed(lab.admf()));
    assertEquals(List.of(others), listed(other));
    var tasks = (GetAllTaskDetailsResponse) lab.admf().done(GetAllTaskDetails::new);
    assertEquals(List.of(own), xids(tasks.tasks()));
    var all = (GetAllDetailsResponse) other.done(GetAllDetails::new);
    assertEquals(List.of(others), xids(all.tasks()));
    assertEquals(1, all.destinations().size());
    lab.admf().done(header -> new GetTaskDetails(header, own));
    ErrorResponse refused =
        (ErrorResponse) lab.admf().send(header -> new GetTaskDetails(header, others));
    ErrorResponse unknown =
        (ErrorResponse) lab.admf().send(header -> new GetTaskDetails(header, Xid.random()));
    assertEquals(X1ErrorCode.XID_DOES_NOT_EXIST.code(), refused.error().code());
    assertEquals(unknown.error().code(), refused.error().code());
    RecordedAct act =
        VerifiedEntries.of(lab.element(), directory.resolve("audit"))
            .of(Operation.GET_TASK_DETAILS)
            .stream()
            .filter(entry -> entry.phase() == Phase.REFUSAL)
            .findFirst()
            .orElseThrow();
    assertEquals(Reason.NOT_THE_OWNER, act.reason());
    assertEquals(Optional.of(others), act.xid());
  }

  /** INV-X1-137: not even to narrow it. */
  @Test
  void eachChangesItsOwnTasksOnly() throws Exception {
    Xid others = activateByTheOther();
    TaskDetails narrower = TaskDetails.of(
        others, List.of(BOB), DeliveryType.X2_ONLY, ListOfDids.of(lab.destination()));
    assertEquals(
        X1ErrorCode.XID_DOES_NOT_EXIST,
        lab.admf().refused(header -> new ModifyTask(header, narrower)));
    lab.element()
        .interceptionPoint()
        .match(BOB)
        .forEach(interception -> assertEquals(true, interception.ordersCc()));
    other.done(header -> new ModifyTask(header, narrower));
  }

  /** INV-X1-137: what is in the way is not named to whom it does not concern. */
  @Test
  void whatUsesADestinationIsNamedToItsAdmfOnly() throws Exception {
    Xid others = activateByTheOther();
    var toIt = (ErrorResponse) other.send(h -> new RemoveDestination(h, lab.destination()));
    var toUs = (ErrorResponse) lab.admf().send(h -> new RemoveDestination(h, lab.destination()));
    assertEquals(X1ErrorCode.DESTINATION_IN_USE.code(), toUs.error().code());
    assertEquals(others.toString(), toIt.error().description());
    assertEquals(lab.destination().toString(), toUs.error().description());
  }

  /** INV-X1-138: stopping works for every ADMF of the policy; the one that it concerns is told. */
  @Test
  void eachStopsAnyTaskAndItsAdmfIsTold() throws Exception {
    inbox.open(lab);
    Xid own = lab.activate(ALICE);
    inbox.ordered(own);
    other.done(header -> new DeactivateTask(header, own));
    assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));
    inbox.await(task(own, TaskReportType.TERMINATING_FAULT));
    assertEquals(
        X1ErrorCode.XID_DOES_NOT_EXIST,
        lab.admf().refused(header -> new DeactivateTask(header, own)));
  }

  /** INV-X1-138: the log names the ADMF that stopped everything. */
  @Test
  void eachStopsAllTasksAndTheLogNamesIt() throws Exception {
    lab.activate(ALICE);
    activateByTheOther();
    other.done(DeactivateAllTasks::new);
    assertEquals(List.of(), listed(lab.admf()));
    assertEquals(List.of(), listed(other));
    List<RecordedAct> stops = VerifiedEntries.of(lab.element(), directory.resolve("audit"))
        .of(Operation.DEACTIVATE_ALL_TASKS);
    assertEquals(
        List.of(Phase.INTENT, Phase.OUTCOME),
        stops.stream().map(RecordedAct::phase).toList());
    stops.forEach(act -> assertEquals(Optional.of(OTHER), act.admf()));
  }
}

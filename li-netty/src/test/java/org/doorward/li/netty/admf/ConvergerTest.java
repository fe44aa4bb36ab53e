package org.doorward.li.netty.admf;

import static org.doorward.li.netty.admf.ModelSender.Way.ANSWER_LOST;
import static org.doorward.li.netty.admf.ModelSender.Way.GOOD;
import static org.doorward.li.netty.admf.ModelSender.Way.REQUEST_LOST;
import static org.doorward.li.netty.admf.ModelSender.Way.REQUEST_NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.List;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.admf.ActionResult.NotDone;
import org.doorward.li.netty.admf.ActionResult.Refused;
import org.doorward.li.netty.admf.ActionResult.Unknown;
import org.doorward.li.netty.admf.Convergence.NotReached;
import org.doorward.li.netty.admf.Convergence.Reached;
import org.doorward.li.netty.admf.Convergence.Step;
import org.doorward.li.netty.admf.Convergence.Underway;
import org.doorward.li.target.E164Number;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-X1-50: an ADMF converges whatever became of a request, and asks before it repeats one. */
class ConvergerTest {
  private static final TargetIdentifier ALICE = E164Number.of("12025550143");
  private static final TargetIdentifier BOB = E164Number.of("12025550144");

  private final ModelElement element = new ModelElement();
  private final ModelSender sender = new ModelSender(element);
  private final Converger converger = new Converger(sender);
  private final Did did = Did.random();
  private final TaskDetails task = task(Xid.random(), ALICE, BOB);

  ConvergerTest() {
    element.destinations.put(did, destination(did, 4000));
  }

  private static DestinationDetails destination(Did did, int port) {
    return DestinationDetails.of(
        did,
        DeliveryType.X2_AND_X3,
        new IpAddressAndPort(InetAddress.getLoopbackAddress(), Port.tcp(port)));
  }

  private TaskDetails task(Xid xid, TargetIdentifier... targets) {
    return TaskDetails.of(xid, List.of(targets), DeliveryType.X2_AND_X3, ListOfDids.of(did));
  }

  @Test
  void aTaskThatIsMissingIsActivated() {
    assertEquals(new Reached(Step.CREATED), converger.ensure(task));
    assertEquals(task, element.tasks.get(task.xid()));
  }

  @Test
  void aTaskThatIsThereIsLeftAloneInWhateverOrderItsTargetsStand() {
    element.tasks.put(task.xid(), task(task.xid(), BOB, ALICE));
    assertEquals(new Reached(Step.NONE), converger.ensure(task));
    assertEquals(
        List.of(RequestMessageType.ACTIVATE_TASK, RequestMessageType.GET_TASK_DETAILS),
        sender.sent);
  }

  @Test
  void aTaskThatIsOtherwiseIsReplaced() {
    element.tasks.put(task.xid(), task(task.xid(), BOB));
    assertEquals(new Reached(Step.MODIFIED), converger.ensure(task));
    assertEquals(task, element.tasks.get(task.xid()));
  }

  @Test
  void aTaskThatCouldNotBeProvisionedIsOrderedAgain() {
    element.tasks.put(task.xid(), task);
    element.provisioning = ProvisioningStatus.FAILED;
    assertEquals(new Reached(Step.MODIFIED), converger.ensure(task));
  }

  @Test
  void aTaskThatAwaitsProvisioningIsUnderway() {
    element.tasks.put(task.xid(), task);
    element.provisioning = ProvisioningStatus.AWAITING_PROVISIONING;
    assertEquals(new Underway(Step.NONE), converger.ensure(task));
  }

  @Test
  void whatIsAcceptedForLaterIsUnderway() {
    element.acknowledgement = Acknowledgement.ACKNOWLEDGED;
    assertEquals(new Underway(Step.CREATED), converger.ensure(task));
    assertEquals(new Underway(Step.REMOVED), converger.ensureGone(task.xid()));
  }

  @Tag("F-40")
  @Test
  void afterALostAnswerTheElementIsAskedAndNothingRepeated() {
    sender.ways.add(ANSWER_LOST);
    assertEquals(new Reached(Step.CREATED), converger.ensure(task));
    assertEquals(
        List.of(RequestMessageType.ACTIVATE_TASK, RequestMessageType.GET_TASK_DETAILS),
        sender.sent);
  }

  @Test
  void afterALostRequestTheElementIsAskedAndTheRequestRepeated() {
    sender.ways.add(REQUEST_LOST);
    assertEquals(new Reached(Step.CREATED), converger.ensure(task));
    assertEquals(
        List.of(
            RequestMessageType.ACTIVATE_TASK,
            RequestMessageType.GET_TASK_DETAILS,
            RequestMessageType.ACTIVATE_TASK),
        sender.sent);
  }

  @Test
  void withoutAnAnswerToTheQuestionTheOutcomeStaysUnknown() {
    sender.ways.addAll(List.of(REQUEST_LOST, REQUEST_LOST));
    assertEquals(
        new NotReached(new Unknown(NoAnswer.TIMED_OUT, RequestMessageType.GET_TASK_DETAILS)),
        converger.ensure(task));
  }

  @Test
  void itGivesUpAfterThreeLostRequests() {
    sender.ways.addAll(List.of(REQUEST_LOST, GOOD, REQUEST_LOST, GOOD, REQUEST_LOST, GOOD));
    assertEquals(
        new NotReached(new Unknown(NoAnswer.TIMED_OUT, RequestMessageType.GET_TASK_DETAILS)),
        converger.ensure(task));
    assertEquals(6, sender.sent.size());
  }

  @Test
  void whatWasNotSentIsNotRepeatedByItself() {
    sender.ways.add(REQUEST_NOT_SENT);
    assertEquals(new NotReached(new NotDone(NoAnswer.UNREACHABLE)), converger.ensure(task));
    assertEquals(1, sender.sent.size());
  }

  @Test
  void aRefusalForAnotherReasonIsTold() {
    element.destinations.clear();
    assertEquals(
        new NotReached(new Refused(ErrorInformation.of(X1ErrorCode.DID_DOES_NOT_EXIST, ""))),
        converger.ensure(task));
  }

  @Test
  void whatIsGoneIsGone() {
    element.tasks.put(task.xid(), task);
    assertEquals(new Reached(Step.REMOVED), converger.ensureGone(task.xid()));
    assertEquals(new Reached(Step.NONE), converger.ensureGone(task.xid()));
  }

  @Test
  void aStopWhoseAnswerIsLostIsRepeatedUntilItIsKnown() {
    element.tasks.put(task.xid(), task);
    sender.ways.addAll(List.of(REQUEST_LOST, ANSWER_LOST));
    assertEquals(new Reached(Step.REMOVED), converger.ensureGone(task.xid()));
    assertEquals(0, element.tasks.size());
  }

  @Test
  void aDestinationInUseStays() {
    element.tasks.put(task.xid(), task);
    assertEquals(
        new NotReached(new Refused(ErrorInformation.of(X1ErrorCode.DESTINATION_IN_USE, ""))),
        converger.ensureGone(did));
  }

  @Test
  void aDestinationIsReplacedIfItIsElsewhere() {
    assertEquals(new Reached(Step.NONE), converger.ensure(destination(did, 4000)));
    assertEquals(new Reached(Step.MODIFIED), converger.ensure(destination(did, 4001)));
    assertEquals(destination(did, 4001), element.destinations.get(did));
  }
}

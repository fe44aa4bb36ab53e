package org.doorward.li.spec;

import static org.doorward.li.spec.FaultScene.ALICE;
import static org.doorward.li.spec.FaultScene.BOB;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.Validity;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.extension.Extension;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.PolicyHook;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskDetailsBuilder;
import org.doorward.li.x1.X1ErrorCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a running element answers to those who have no mandate, or one that does not fit: first the right thing, then the fault. */
class AuthorityFaultsIT {
  private static final PolicyHook PERMITS = question -> Decision.permit();
  private static final AtomicReference<PolicyHook> HOOK = new AtomicReference<>(PERMITS);
  private static final Did SECOND = Did.random();

  @TempDir
  static Path directory;

  private static FaultScene scene;
  private static Lab lab;

  @BeforeAll
  static void open() throws LiException {
    scene = new FaultScene(
        directory,
        builder -> builder
            .services(Set.of(ServiceType.VOICE, ServiceType.DATA))
            .hooks(List.of(question -> HOOK.get().decide(question))));
    lab = scene.lab;
    lab.admf().createDestination(SECOND, lab.mdf().address());
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @AfterEach
  void endAll() throws LiException {
    HOOK.set(PERMITS);
    lab.admf().done(DeactivateAllTasks::new);
  }

  private static void notActivated(Reason reason, TaskDetails task) throws LiException {
    scene.refused(
        X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
        reason,
        Operation.ACTIVATE_TASK,
        header -> new ActivateTask(header, task));
  }

  private static void activated(TaskDetails task) throws LiException {
    lab.admf().done(header -> new ActivateTask(header, task));
  }

  @Tag("F-01")
  @Test
  void aTaskWithoutAMandateIsRefused() throws LiException {
    lab.activate(ALICE);

    notActivated(Reason.MANDATE_MISSING, lab.task(Xid.random(), BOB));
  }

  @Tag("F-02")
  @Tag("F-03")
  @Test
  void aMandateWithoutItsQuorumIsNotTakenIn() throws LiException {
    Xid xid = Xid.random();
    Envelope one = lab.operator().sign(lab.mandate(xid, ALICE), 0);
    Envelope.Signature bad = new Envelope.Signature("officer-ops", Octets.of(new byte[64]));
    Envelope.Signature again =
        new Envelope.Signature("officer-ops", one.signatures().get(0).octets());
    lab.activate(BOB);

    scene.notTaken(Refusal.QUORUM, Reason.MANDATE_QUORUM, one.encode());
    scene.notTaken(Refusal.QUORUM, Reason.MANDATE_QUORUM, one.with(bad).encode());
    scene.notTaken(Refusal.QUORUM, Reason.MANDATE_QUORUM, one.with(again).encode());
    notActivated(Reason.MANDATE_MISSING, lab.task(xid, ALICE));

    Envelope two = lab.operator().sign(one.with(again), 1);
    assertInstanceOf(Receipt.class, lab.element().mandateInbox().submit(two.encode()));
    activated(lab.task(xid, ALICE));
  }

  @Tag("F-05")
  @Test
  void aMandateThatWasUsedIsUsedUpAlsoAfterARestart() throws LiException {
    Xid xid = Xid.random();
    Octets mandate = lab.operator().sign(lab.mandate(xid, ALICE), 0, 1).encode();
    lab.element().mandateInbox().submit(mandate);
    activated(lab.task(xid, ALICE));
    lab.admf().done(header -> new DeactivateTask(header, xid));

    scene.notTaken(Refusal.SPENT, Reason.MANDATE_SPENT, mandate);
    notActivated(Reason.MANDATE_MISSING, lab.task(xid, ALICE));

    lab.restartElement();
    scene.notTaken(Refusal.SPENT, Reason.MANDATE_SPENT, mandate);
    notActivated(Reason.MANDATE_MISSING, lab.task(xid, ALICE));
  }

  private static Mandate mandate(NeIdentifier element, Xid xid) {
    return LabOperator.mandate(
        lab.policy(), element, Lab.ADMF, xid, lab.scope(ALICE), Duration.ofHours(1));
  }

  private static Octets signed(Mandate mandate) throws LiException {
    return lab.operator().sign(Envelope.unsigned(mandate), 0, 1).encode();
  }

  @Tag("F-06")
  @Test
  void aMandateForAnotherElementOrPolicyIsNotTakenIn() throws LiException {
    Xid xid = Xid.random();
    Mandate own = mandate(Lab.ELEMENT, xid);
    Mandate otherPolicy = new Mandate(
        own.id(),
        new PolicyReference(own.policy().id(), 2),
        own.element(),
        own.admf(),
        own.validity(),
        own.requester(),
        own.reason(),
        own.warrant(),
        xid,
        own.scope());

    scene.notTaken(
        Refusal.OTHER_ELEMENT,
        Reason.MANDATE_AUDIENCE,
        signed(mandate(new NeIdentifier("ne-2.li.example"), xid)));
    scene.notTaken(Refusal.OTHER_POLICY, Reason.MANDATE_POLICY, signed(otherPolicy));

    assertInstanceOf(Receipt.class, lab.element().mandateInbox().submit(signed(own)));
    activated(lab.task(xid, ALICE));
  }

  /** Goes beyond the scope in one dimension. */
  @FunctionalInterface
  private interface Wider {
    TaskDetails task(Xid xid, Did own);
  }

  private static TaskDetailsBuilder task(
      Xid xid, List<TargetIdentifier> targets, DeliveryType type, Did... to) {
    return TaskDetails.builder(xid, targets, type, ListOfDids.of(to));
  }

  private static TaskDetailsBuilder narrow(Xid xid, Did own) {
    return task(xid, List.of(ALICE), DeliveryType.X2_ONLY, own)
        .serviceTypes(List.of(ServiceType.VOICE));
  }

  static Stream<Arguments> wider() {
    List<ServiceType> voice = List.of(ServiceType.VOICE);
    return Stream.of(
        wider(
            "target",
            (xid, own) -> task(xid, List.of(ALICE, BOB), DeliveryType.X2_ONLY, own)
                .serviceTypes(voice)
                .build()),
        wider(
            "X3",
            (xid, own) -> task(xid, List.of(ALICE), DeliveryType.X2_AND_X3, own)
                .serviceTypes(voice)
                .build()),
        wider(
            "service",
            (xid, own) -> narrow(xid, own)
                .serviceTypes(List.of(ServiceType.VOICE, ServiceType.DATA))
                .build()),
        wider(
            "all services",
            (xid, own) -> narrow(xid, own).serviceTypes(List.of()).build()),
        wider(
            "DID",
            (xid, own) -> task(xid, List.of(ALICE), DeliveryType.X2_ONLY, own, SECOND)
                .serviceTypes(voice)
                .build()),
        wider("product", (xid, own) -> narrow(xid, own).productId(Xid.random()).build()),
        wider(
            "correlation",
            (xid, own) -> narrow(xid, own).correlationId(new CorrelationId(1)).build()));
  }

  private static Arguments wider(String dimension, Wider wider) {
    return Arguments.of(dimension, wider);
  }

  private static void permit(Xid xid, Validity validity) throws LiException {
    Mandate full = mandate(Lab.ELEMENT, xid);
    Scope narrow = new Scope(
        List.of(ALICE),
        DeliveryType.X2_ONLY,
        List.of(ServiceType.VOICE),
        List.of(new Scope.Destination(lab.destination(), Lab.MDF)),
        Optional.empty(),
        Optional.empty());
    Mandate mandate = new Mandate(
        full.id(),
        full.policy(),
        full.element(),
        full.admf(),
        validity,
        full.requester(),
        full.reason(),
        full.warrant(),
        xid,
        narrow);
    assertInstanceOf(Receipt.class, lab.element().mandateInbox().submit(signed(mandate)));
  }

  /** F-08: nor is a running task widened. A service that is not the mandate's has a code of its own. */
  @Tag("F-07")
  @Tag("F-08")
  @ParameterizedTest(name = "{0}")
  @MethodSource("wider")
  void aTaskWiderThanItsMandateIsRefusedWhole(String dimension, Wider wider) throws LiException {
    Xid xid = Xid.random();
    permit(xid, mandate(Lab.ELEMENT, xid).validity());
    TaskDetails wide = wider.task(xid, lab.destination());
    boolean service = dimension.equals("service");

    scene.refused(
        service ? X1ErrorCode.UNSUPPORTED_SERVICE_TYPE : X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE,
        Reason.MANDATE_SCOPE,
        Operation.ACTIVATE_TASK,
        header -> new ActivateTask(header, wide));

    activated(narrow(xid, lab.destination()).build());
    scene.refused(
        service ? X1ErrorCode.UNSUPPORTED_SERVICE_TYPE : X1ErrorCode.GENERIC_MODIFY_TASK_FAILURE,
        Reason.MANDATE_SCOPE,
        Operation.MODIFY_TASK,
        header -> new ModifyTask(header, wide));
  }

  @Tag("F-07")
  @Test
  void aTaskBeforeItsMandateBeginsIsRefused() throws LiException {
    Xid xid = Xid.random();
    Validity now = mandate(Lab.ELEMENT, xid).validity();
    permit(
        xid,
        new Validity(
            now.issuedAt(), now.notBefore().plusSeconds(600), now.notBefore().plusSeconds(1200)));

    notActivated(Reason.MANDATE_NOT_YET_VALID, narrow(xid, lab.destination()).build());

    permit(xid, now);
    activated(narrow(xid, lab.destination()).build());
  }

  @Tag("F-15")
  @Test
  void anExtensionThatNobodyKnowsIsRefused() throws LiException {
    Xid xid = Xid.random();
    lab.submit(lab.mandate(xid, ALICE), 0, 1);
    TaskDetails extended = task(xid, List.of(ALICE), DeliveryType.X2_AND_X3, lab.destination())
        .extensions(List.of(new Extension("vendor", List.of())))
        .build();

    notActivated(Reason.UNSUPPORTED, extended);

    activated(lab.task(xid, ALICE));
  }

  /** What hooks can do wrong; the last one ends when it is interrupted. */
  @SuppressWarnings("NullAway") // What a hook without the annotations can do.
  static Stream<Arguments> badHooks() {
    PolicyHook fails = question -> {
      throw new IllegalStateException("on purpose");
    };
    PolicyHook saysNothing = question -> null;
    PolicyHook hangs = question -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Decision.permit();
    };
    return Stream.of(
        Arguments.of(Reason.HOOK_FAILED, fails),
        Arguments.of(Reason.HOOK_FAILED, saysNothing),
        Arguments.of(Reason.HOOK_TIMEOUT, hangs));
  }

  @Tag("F-16")
  @ParameterizedTest
  @MethodSource("badHooks")
  void aHookThatFailsDeniesAndTheElementGoesOn(Reason reason, PolicyHook bad) throws LiException {
    Xid xid = Xid.random();
    Xid before = lab.activate(BOB);
    lab.submit(lab.mandate(xid, ALICE), 0, 1);
    PolicyHook onlyActivations = question ->
        question.request() instanceof ActivateTask ? bad.decide(question) : Decision.permit();
    HOOK.set(onlyActivations);

    notActivated(reason, lab.task(xid, ALICE));
    lab.admf().done(Ping::new);
    lab.admf().done(header -> new DeactivateTask(header, before));

    HOOK.set(PERMITS);
    activated(lab.task(xid, ALICE));
  }
}

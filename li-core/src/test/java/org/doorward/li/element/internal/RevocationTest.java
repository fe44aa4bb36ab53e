package org.doorward.li.element.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.OTHER_TARGET;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.authority.MandateInbox.RevocationReceipt;
import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.Revocation;
import org.doorward.li.authority.Revocation.Kind;
import org.doorward.li.authority.Revocation.Thing;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.MandateDraft;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.PolicyHook;
import org.doorward.li.policy.PolicyQuestion;
import org.doorward.li.policy.internal.PolicyHooks;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.FaultyDisk;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.GetTaskDetailsResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any one officer takes back: a mandate, or the weight of a key. F-10. */
class RevocationTest {
  @TempDir
  private Path root;

  private final Operator operator = new Operator();
  private final SignedDocument<TrustPolicy> policy = operator.accepted(operator.policy());
  private final Envelope mandate =
      operator.signed(Envelope.unsigned(Operator.mandate().build()), "anna", "ben");

  private ElementLab open(Disk disk) throws Exception {
    return ElementLab.open(policy, disk, root.resolve("element"));
  }

  private ElementLab open() throws Exception {
    return open(Disk.local());
  }

  private static ElementLab withDestination(ElementLab lab) {
    lab.createDestination();
    return lab;
  }

  /** An element with the task of the mandate that anna and ben signed. */
  private ElementLab running(ElementLab lab) {
    withDestination(lab);
    assertInstanceOf(Receipt.class, lab.core.inbox().submit(mandate.encode()));
    assertInstanceOf(OkResponse.class, activate(lab));
    assertTrue(matches(lab, TARGET));
    return lab;
  }

  private static TaskDetails task(TargetIdentifier... targets) {
    return TaskDetails.builder(XID, List.of(targets), DeliveryType.X2_AND_X3, ListOfDids.of(DID))
        .serviceTypes(List.of(ServiceType.VOICE))
        .build();
  }

  private static X1Response activate(ElementLab lab) {
    return lab.answer(header -> new ActivateTask(header, task(TARGET)));
  }

  private static X1Response modify(ElementLab lab, TargetIdentifier... targets) {
    return lab.answer(header -> new ModifyTask(header, task(targets)));
  }

  private static boolean matches(ElementLab lab, TargetIdentifier target) {
    return !lab.point.match(target).isEmpty();
  }

  private Envelope revocation(String officer, Thing thing, Octets sha256, Kind kind) {
    return operator.signed(Operator.revocation(thing, sha256, kind), officer);
  }

  private Submission revoke(ElementLab lab, String officer, Thing thing, Octets sha256, Kind kind) {
    return lab.core.inbox().submit(revocation(officer, thing, sha256, kind).encode());
  }

  private RevocationReceipt revokeMandate(ElementLab lab, String officer) {
    return assertInstanceOf(
        RevocationReceipt.class,
        revoke(lab, officer, Thing.MANDATE, mandate.digest(), Kind.RETIREMENT));
  }

  private RevocationReceipt revokeKey(ElementLab lab, String of, Kind kind) {
    return assertInstanceOf(
        RevocationReceipt.class,
        revoke(lab, "carla", Thing.OFFICER_KEY, operator.keyDigest(of), kind));
  }

  private static List<RecordedAct> entries(ElementLab lab, Operation operation) throws Exception {
    return lab.entries().stream()
        .map(entry -> entry.act())
        .filter(act -> act.operation() == operation)
        .toList();
  }

  private static void refused(X1ErrorCode code, X1Response response) {
    assertEquals(
        code.code(), assertInstanceOf(ErrorResponse.class, response).error().code());
  }

  private Submission submit(ElementLab lab, MandateDraft draft, String... officers) {
    return lab.core.inbox().submit(operator.signed(draft, officers));
  }

  /** INV-AUTH-40: any one officer ends the task of a mandate at once and for good; nothing brings it back. */
  @ParameterizedTest
  @ValueSource(strings = {"anna", "ben", "carla"})
  void aRevokedMandateEndsItsTaskAndPermitsNoOther(String officer) throws Exception {
    try (ElementLab lab = running(open())) {
      RevocationReceipt receipt = revokeMandate(lab, officer);

      assertEquals(Set.of(new Person(officer)), receipt.signers());
      assertEquals(mandate.digest(), receipt.sha256());
      assertEquals(List.of(), lab.core.tasks().all());
      assertTrue(!matches(lab, TARGET));
      RecordedAct revoked = entries(lab, Operation.MANDATE_REVOKED).get(0);
      assertEquals(List.of(officer), revoked.persons());
      assertEquals(mandate.digest(), revoked.mandateSha256());
      assertEquals(receipt.digest(), revoked.documentSha256());
      assertEquals(Reason.RETIREMENT, revoked.reason());
      assertEquals(
          Reason.MANDATE_REVOKED, entries(lab, Operation.TASK_ENDED).get(0).reason());
      assertEquals(new Refused(Refusal.REVOKED), lab.core.inbox().submit(mandate.encode()));
      refused(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, activate(lab));
    }
    try (ElementLab lab = open()) {
      assertEquals(List.of(), lab.core.tasks().all());
      assertEquals(new Refused(Refusal.REVOKED), lab.core.inbox().submit(mandate.encode()));
    }
  }

  /** A receipt names the entry of the log that tells what it tells. */
  @Test
  void aReceiptNamesItsEntryInTheLog() throws Exception {
    try (ElementLab lab = open()) {
      Receipt mandated = assertInstanceOf(Receipt.class, lab.core.inbox().submit(mandate.encode()));
      RevocationReceipt revoked = revokeMandate(lab, "anna");

      RecordedAct submission = act(lab, mandated.entry().orElseThrow());
      assertEquals(Operation.MANDATE_SUBMITTED, submission.operation());
      assertEquals(mandate.digest(), submission.mandateSha256());
      RecordedAct revocation = act(lab, revoked.entry().orElseThrow());
      assertEquals(Operation.MANDATE_REVOKED, revocation.operation());
      assertEquals(revoked.digest(), revocation.documentSha256());
    }
  }

  private static RecordedAct act(ElementLab lab, long number) throws Exception {
    return lab.entries().stream()
        .filter(entry -> entry.number() == number)
        .findFirst()
        .orElseThrow()
        .act();
  }

  /** INV-AUTH-40: one that waits, or has not come yet, permits nothing. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMandateThatIsRevokedBeforeItIsUsedPermitsNothing(boolean hasCome) throws Exception {
    try (ElementLab lab = withDestination(open())) {
      if (hasCome) {
        assertInstanceOf(Receipt.class, lab.core.inbox().submit(mandate.encode()));
      }
      revokeMandate(lab, "anna");
      assertEquals(new Refused(Refusal.REVOKED), lab.core.inbox().submit(mandate.encode()));
      refused(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, activate(lab));

      submit(lab, Operator.mandate().id(1), "anna", "ben");
      assertInstanceOf(OkResponse.class, activate(lab));
    }
  }

  /** INV-AUTH-41: what drops below its quorum delivers nothing, also after a restart, until it gets another mandate. */
  @Tag("F-10")
  @Test
  void aCompromisedKeySuspendsWhatItSigned() throws Exception {
    try (ElementLab lab = running(open())) {
      revokeKey(lab, "ben", Kind.COMPROMISE);
      suspended(lab);
      assertEquals(1, entries(lab, Operation.TASK_SUSPENDED).size());
      RecordedAct revoked = entries(lab, Operation.OFFICER_KEY_REVOKED).get(0);
      assertEquals(operator.keyDigest("ben"), revoked.keySha256());
      assertEquals(Reason.COMPROMISE, revoked.reason());
    }
    try (ElementLab lab = open()) {
      suspended(lab);
      assertEquals(
          new Refused(Refusal.QUORUM), submit(lab, Operator.mandate().id(1), "anna", "ben"));
      assertInstanceOf(Receipt.class, submit(lab, Operator.mandate().id(1), "anna", "carla"));
      assertInstanceOf(OkResponse.class, modify(lab, TARGET, OTHER_TARGET));
      assertTrue(matches(lab, TARGET) && matches(lab, OTHER_TARGET));
      assertEquals(List.of(), faults(lab));
    }
  }

  private static void suspended(ElementLab lab) {
    assertEquals(1, lab.core.tasks().all().size());
    assertTrue(!matches(lab, TARGET));
    assertEquals(1, faults(lab).size());
    refused(X1ErrorCode.GENERIC_MODIFY_TASK_FAILURE, modify(lab, TARGET, OTHER_TARGET));
    assertTrue(!matches(lab, OTHER_TARGET));
  }

  private static List<?> faults(ElementLab lab) {
    GetTaskDetailsResponse read = assertInstanceOf(
        GetTaskDetailsResponse.class, lab.answer(header -> new GetTaskDetails(header, XID)));
    return read.taskResponseDetails().taskStatus().listOfFaults();
  }

  /** INV-AUTH-41: a suspended task is stopped like any other. */
  @Test
  void aSuspendedTaskCanBeStopped() throws Exception {
    try (ElementLab lab = running(open())) {
      revokeKey(lab, "anna", Kind.COMPROMISE);
      assertInstanceOf(OkResponse.class, lab.answer(header -> new DeactivateTask(header, XID)));
      assertEquals(List.of(), lab.core.tasks().all());
    }
  }

  /** INV-AUTH-41: a mandate that waits loses the signature too. */
  @Test
  void aCompromisedKeyCountsForNoWaitingMandate() throws Exception {
    try (ElementLab lab = withDestination(open())) {
      submit(lab, Operator.mandate(), "anna", "ben");
      submit(lab, Operator.mandate().id(1), "anna", "carla");
      revokeKey(lab, "ben", Kind.COMPROMISE);
      assertInstanceOf(OkResponse.class, activate(lab));
      assertTrue(matches(lab, TARGET));
    }
  }

  /** INV-AUTH-41: three signatures are a quorum without one of them. */
  @Test
  void whatKeepsItsQuorumRunsOn() throws Exception {
    try (ElementLab lab = withDestination(open())) {
      submit(lab, Operator.mandate(), "anna", "ben", "carla");
      activate(lab);
      revokeKey(lab, "ben", Kind.COMPROMISE);
      assertTrue(matches(lab, TARGET));
      revokeKey(lab, "carla", Kind.COMPROMISE);
      assertTrue(!matches(lab, TARGET));
    }
  }

  /** INV-AUTH-42: what a retired key has signed runs on, also after a restart; what it signs now counts nowhere. */
  @Test
  void aRetiredKeyTakesNothingFromWhatWasTakenIn() throws Exception {
    try (ElementLab lab = running(open())) {
      submit(lab, Operator.mandate().id(2).xid(Operator.OTHER_XID), "anna", "ben");
      revokeKey(lab, "ben", Kind.RETIREMENT);
      assertTrue(matches(lab, TARGET));
    }
    try (ElementLab lab = open()) {
      assertTrue(matches(lab, TARGET));
      assertEquals(List.of(), faults(lab));
      assertInstanceOf(
          OkResponse.class,
          lab.answer(header -> new ActivateTask(
              header,
              TaskDetails.builder(
                      Operator.OTHER_XID,
                      List.of(OTHER_TARGET),
                      DeliveryType.X2_AND_X3,
                      ListOfDids.of(DID))
                  .serviceTypes(List.of(ServiceType.VOICE))
                  .build())));
      assertEquals(
          new Refused(Refusal.QUORUM), submit(lab, Operator.mandate().id(1), "anna", "ben"));
      revokeKey(lab, "ben", Kind.COMPROMISE);
      assertTrue(!matches(lab, TARGET) && !matches(lab, OTHER_TARGET));
    }
  }

  /** INV-AUTH-43: the same again, or less, changes nothing and has the same answer, also after a restart. */
  @Test
  void aRepetitionHasTheSameReceipt() throws Exception {
    RevocationReceipt first;
    try (ElementLab lab = running(open())) {
      first = revokeKey(lab, "ben", Kind.COMPROMISE)
          .recordedAs(OptionalLong.empty()); // repetitions are recorded some time soon
      assertEquals(first, revokeKey(lab, "ben", Kind.COMPROMISE));
      assertEquals(first, revokeKey(lab, "ben", Kind.RETIREMENT));
      assertEquals(
          List.of(Reason.COMPROMISE, Reason.EXISTS, Reason.EXISTS),
          entries(lab, Operation.OFFICER_KEY_REVOKED).stream()
              .map(RecordedAct::reason)
              .toList());
    }
    try (ElementLab lab = open()) {
      assertEquals(first, revokeKey(lab, "ben", Kind.COMPROMISE));
    }
  }

  /** INV-AUTH-44: what no officer of this policy has signed with a key that is good revokes nothing. */
  @Test
  void whatIsNotAnOfficersWordRevokesNothing() throws Exception {
    Envelope good = Operator.revocation(Thing.MANDATE, mandate.digest(), Kind.RETIREMENT);
    Envelope otherPolicy = Envelope.unsigned(new Revocation(
        Octets.ofHex("01" + "00".repeat(15)),
        Operator.NOW,
        Thing.MANDATE,
        mandate.digest(),
        Kind.RETIREMENT));
    Envelope padded = new Envelope(
        good.payloadType(), Octets.ofHex(good.payload().toHex() + "f80101"), List.of());
    Envelope ofAnother = good.with(Operator.signature(mandate, Operator.keyPair(), "anna"));
    try (ElementLab lab = running(open())) {
      revokeKey(lab, "anna", Kind.RETIREMENT);
      refusesRevocation(lab, Refusal.NOT_SIGNED, good);
      refusesRevocation(lab, Refusal.NOT_SIGNED, ofAnother);
      refusesRevocation(lab, Refusal.NOT_SIGNED, operator.signed(good, "anna"));
      refusesRevocation(lab, Refusal.NOT_SIGNED, operator.signed(good, "otto")); // an auditor
      refusesRevocation(lab, Refusal.OTHER_POLICY, operator.signed(otherPolicy, "ben"));
      refusesRevocation(lab, Refusal.MALFORMED_REVOCATION, operator.signed(padded, "ben"));
      assertTrue(matches(lab, TARGET));
      assertEquals(6, entries(lab, Operation.REVOCATION_SUBMITTED).size());
      assertTrue(entries(lab, Operation.REVOCATION_SUBMITTED).stream()
          .allMatch(act -> act.phase() == Phase.REFUSAL));

      revokeMandate(lab, "ben");
      assertTrue(!matches(lab, TARGET));
    }
  }

  private static void refusesRevocation(ElementLab lab, Refusal refusal, Envelope envelope) {
    assertEquals(new Refused(refusal), lab.core.inbox().submit(envelope.encode()));
  }

  /** INV-AUTH-45: a disk that takes nothing delays nothing, and the reserved space remembers. */
  @Test
  void aFullDiskStopsNoRevocation() throws Exception {
    FaultyDisk disk = FaultyDisk.failingOnceAfter(Integer.MAX_VALUE - 1);
    try (ElementLab lab = running(open(disk))) {
      disk.failAfter(0); // the log takes nothing any more; the reserved space does
      revokeMandate(lab, "anna");
      assertTrue(!matches(lab, TARGET));
      assertEquals(List.of(), lab.core.tasks().all());
    }
    try (ElementLab lab = open()) {
      assertEquals(List.of(), lab.core.tasks().all());
      assertEquals(new Refused(Refusal.REVOKED), lab.core.inbox().submit(mandate.encode()));
      assertEquals(1, entries(lab, Operation.MANDATE_REVOKED).size());
    }
  }

  /** INV-AUTH-45: wherever the disk ends, a revocation that was recorded holds at the next start. */
  @Test
  void aRevocationThatIsRecordedOutlivesACrashAnywhere() throws Exception {
    for (int successes = 0; successes < 8; successes++) {
      Path directory = root.resolve("crash-" + successes);
      FaultyDisk disk = FaultyDisk.failingOnceAfter(Integer.MAX_VALUE - 1);
      try (ElementLab lab = running(ElementLab.open(policy, disk, directory))) {
        disk.failAfter(successes);
        revokeKey(lab, "ben", Kind.COMPROMISE);
        assertTrue(!matches(lab, TARGET));
      }
      try (ElementLab lab = ElementLab.open(policy, Disk.local(), directory)) {
        assertTrue(!matches(lab, TARGET), "after " + successes + " operations");
        assertEquals(1, lab.core.tasks().all().size());
      }
    }
  }

  /** INV-AUTH-46: hooks hear of it, and one that denies everything and never comes back keeps nothing up. */
  @Test
  void hooksHearOfItAndDelayNothing() throws Exception {
    BlockingQueue<RevocationReceipt> heard = new LinkedBlockingQueue<>();
    CountDownLatch release = new CountDownLatch(1);
    ExecutorService pool = Executors.newCachedThreadPool();
    PolicyHook hook = new PolicyHook() {
      @Override
      public Decision decide(PolicyQuestion question) {
        return Decision.permit();
      }

      @Override
      public void revoked(RevocationReceipt revocation) {
        heard.add(revocation);
        try {
          release.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
    PolicyHooks hooks = new PolicyHooks(List.of(hook), pool, Duration.ofSeconds(60));
    try (ElementLab lab =
        running(ElementLab.open(policy, hooks, Disk.local(), root.resolve("element")))) {
      RevocationReceipt key = revokeKey(lab, "ben", Kind.RETIREMENT);
      RevocationReceipt revoked = revokeMandate(lab, "anna");
      assertTrue(!matches(lab, TARGET));
      assertEquals(key, heard.poll(30, SECONDS));
      release.countDown();
      assertEquals(revoked, heard.poll(30, SECONDS));
    } finally {
      release.countDown();
      pool.shutdownNow();
    }
  }
}

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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.authority.MandateInbox.RevocationReceipt;
import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerRole;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.Revocation;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.MandateDraft;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.store.internal.FaultyDisk;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-AUTH-38: an urgent mandate ends early, by the element's clock, unless a whole quorum has signed it by then. */
class UrgentMandateTest {
  /** What is usual: two days, and then it has to be ratified. */
  private static final Duration SHORT = Duration.ofDays(2);

  @TempDir
  private Path directory;

  private final Operator operator = new Operator();
  private final SignedDocument<TrustPolicy> policy =
      operator.accepted(operator.policy(officers(true), Operator.components()));

  /** Four officers, of whom three sign mandates, and two urgent ones if there are any. */
  private Officers officers(boolean urgent) {
    List<Officer> members = new ArrayList<>(operator.officers().members());
    members.add(operator.officer("new-rob", OfficerRole.LEGAL));
    Map<Act, Quorum> quorums = new EnumMap<>(Operator.QUORUMS);
    quorums.put(Act.MANDATE, Quorum.of(3));
    if (!urgent) {
      quorums.remove(Act.URGENT_MANDATE);
    }
    return new Officers(members, quorums);
  }

  private Submission submit(ElementLab lab, MandateDraft mandate, String... officers) {
    return lab.core.inbox().submit(operator.signed(mandate, officers));
  }

  private static X1Response activate(ElementLab lab) {
    return lab.answer(header -> new ActivateTask(
        header,
        TaskDetails.builder(XID, List.of(TARGET), DeliveryType.X2_AND_X3, ListOfDids.of(DID))
            .serviceTypes(List.of(ServiceType.VOICE))
            .build()));
  }

  private static List<RecordedAct> entries(ElementLab lab, Operation operation)
      throws EvidenceException {
    return lab.entries().stream()
        .map(AuditEntry::act)
        .filter(act -> act.operation() == operation)
        .toList();
  }

  private static void at(ElementLab lab, Duration after) {
    lab.elapsed = after;
    lab.wall = NOW.plus(after);
  }

  /** What the traffic path asks of a task. */
  private static boolean matches(ElementLab lab) {
    return lab.core
        .tasks()
        .find(XID)
        .flatMap(ActiveTask::terms)
        .filter(terms -> terms.targets().contains(TARGET))
        .filter(terms -> lab.clock.instant().isBefore(terms.end()))
        .isPresent();
  }

  /** What the timer does has been done. */
  private static void awaitEnd(ElementLab lab) throws InterruptedException {
    long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (lab.core.tasks().size() > 0) {
      assertTrue(System.nanoTime() < limit, "in time");
      Thread.sleep(5);
    }
  }

  private ElementLab open() throws Exception {
    return ElementLab.open(policy, FaultyDisk.faultless(), directory);
  }

  @Test
  void withoutAWholeQuorumItEndsEarly() throws Exception {
    try (ElementLab lab = open()) {
      lab.createDestination();
      assertEquals(
          new Refused(Refusal.QUORUM),
          submit(lab, Operator.mandate(), "anna", "ben"),
          "not urgent");
      assertEquals(new Refused(Refusal.QUORUM), submit(lab, Operator.mandate().urgent(), "anna"));

      assertInstanceOf(Receipt.class, submit(lab, Operator.mandate().urgent(), "anna", "ben"));
      assertInstanceOf(OkResponse.class, activate(lab));

      List<RecordedAct> submitted = entries(lab, Operation.MANDATE_SUBMITTED);
      assertEquals(Reason.URGENT, submitted.get(submitted.size() - 1).reason());
      at(lab, SHORT.minusSeconds(1));
      assertTrue(matches(lab));
      at(lab, SHORT);
      assertFalse(matches(lab));
      awaitEnd(lab);
      assertEquals(
          Reason.MANDATE_NOT_RATIFIED,
          entries(lab, Operation.MANDATE_EXPIRED).get(0).reason());
      assertEquals(
          new Refused(Refusal.EXPIRED),
          submit(lab, Operator.mandate().urgent(), "anna", "ben"),
          "it permits nothing any more");
    }
  }

  @Test
  void aWholeQuorumRatifiesItWhileItRuns() throws Exception {
    try (ElementLab lab = open()) {
      lab.createDestination();
      submit(lab, Operator.mandate().urgent(), "anna", "ben");
      assertInstanceOf(OkResponse.class, activate(lab));
      assertEquals(List.of(), entries(lab, Operation.MANDATE_RATIFIED));

      assertInstanceOf(
          Receipt.class, submit(lab, Operator.mandate().urgent(), "anna", "ben", "carla"));

      RecordedAct ratified = entries(lab, Operation.MANDATE_RATIFIED).get(0);
      assertEquals(List.of("anna", "ben", "carla"), ratified.persons());
      at(lab, SHORT);
      assertTrue(matches(lab));
    }
    try (ElementLab lab = open()) {
      assertTrue(matches(lab), "after a restart, too");
      submit(lab, Operator.mandate().urgent(), "anna", "ben");
      at(lab, SHORT);
      assertTrue(matches(lab), "fewer signatures take nothing away");
    }
  }

  @Test
  void aWholeQuorumRatifiesItBeforeItIsUsed() throws Exception {
    try (ElementLab lab = open()) {
      lab.createDestination();
      submit(lab, Operator.mandate().urgent(), "anna", "ben");
      submit(lab, Operator.mandate().urgent(), "anna", "ben", "carla");
      submit(lab, Operator.mandate().urgent(), "anna", "ben");
    }
    try (ElementLab lab = open()) {
      assertInstanceOf(OkResponse.class, activate(lab));
      at(lab, SHORT);
      assertTrue(matches(lab));
    }
  }

  /** What was ratified by a key that turns out to be compromised was not. */
  @Test
  void aCompromisedKeyTakesTheRatificationBack() throws Exception {
    try (ElementLab lab = open()) {
      lab.createDestination();
      submit(lab, Operator.mandate().urgent(), "anna", "ben");
      activate(lab);
      submit(lab, Operator.mandate().urgent(), "anna", "ben", "carla");
      at(lab, SHORT.minusSeconds(1));

      assertInstanceOf(
          RevocationReceipt.class,
          lab.core
              .inbox()
              .submit(operator
                  .signed(
                      Operator.revocation(
                          Revocation.Thing.OFFICER_KEY,
                          operator.keyDigest("carla"),
                          Revocation.Kind.COMPROMISE),
                      "ben")
                  .encode()));

      assertTrue(matches(lab));
      at(lab, SHORT);
      assertFalse(matches(lab));
      awaitEnd(lab);
    }
  }

  @Test
  void aPolicyWithoutThatQuorumKnowsNoUrgency() throws Exception {
    SignedDocument<TrustPolicy> without =
        operator.accepted(operator.policy(officers(false), Operator.components()));
    try (ElementLab lab = ElementLab.open(without, FaultyDisk.faultless(), directory)) {
      assertEquals(
          new Refused(Refusal.QUORUM),
          submit(lab, Operator.mandate().urgent(), "anna", "ben", "carla", "new-rob"));
    }
  }

  /** Nobody approves his own request, least of all in a hurry. */
  @Test
  void theRequesterDoesNotCount() throws Exception {
    try (ElementLab lab = open()) {
      assertEquals(
          new Refused(Refusal.QUORUM),
          submit(lab, Operator.mandate().urgent().requester("ben"), "anna", "ben"));
    }
  }
}

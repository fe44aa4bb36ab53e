package org.doorward.li.spec;

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
import java.util.Optional;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Limits;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.OfficerRole;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Urgent mandates on a running element whose trust policy lets them last for four seconds until they are ratified. */
class UrgentMandateIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Person LEGAL = LabOperator.OFFICERS.get(0);
  private static final Person OPERATIONS = LabOperator.OFFICERS.get(1);

  @TempDir
  Path directory;

  private Lab lab;
  private Rotation rotation;

  @BeforeEach
  void open() throws LiException {
    lab = Rotation.open(directory.resolve("element"));
    rotation = new Rotation(lab, directory.resolve("audit"));
    TrustPolicy next = rotation.version(2, officers(), rotation.components());
    rotation.follow(new TrustPolicy(
        next.reference(),
        next.validity(),
        next.elements(),
        next.officers(),
        next.components(),
        next.witnesses(),
        next.auditKey(),
        new Limits(
            Duration.ofDays(30), Duration.ofDays(3), Duration.ofSeconds(4), Duration.ofHours(8)),
        next.concessions()));
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /** Mandates take two persons in distinct roles, urgent ones any two; there are two legal officers, and no auditor. */
  private Officers officers() throws LiException {
    List<Officer> members = new ArrayList<>(lab.policy().officers().members());
    members.removeIf(officer -> officer.person().equals(LabOperator.AUDITOR));
    members.add(new Officer(
        LabOperator.AUDITOR,
        List.of(OfficerRole.LEGAL),
        List.of(lab.operator().signer(LabOperator.AUDITOR).key()),
        Optional.empty()));
    Map<Act, Quorum> quorums = new EnumMap<>(lab.policy().officers().quorums());
    quorums.put(Act.MANDATE, new Quorum(2, List.of(Quorum.Condition.DISTINCT_ROLES)));
    quorums.put(Act.URGENT_MANDATE, Quorum.of(2));
    return new Officers(members, quorums);
  }

  private Envelope urgent(Xid xid, TargetIdentifier target) {
    return Envelope.unsigned(LabOperator.mandate(
            rotation.version(2), Lab.ELEMENT, Lab.ADMF, xid, lab.scope(target), Duration.ofHours(1))
        .asUrgent());
  }

  private Submission submit(Envelope mandate, Person... officers) throws LiException {
    return lab.element()
        .mandateInbox()
        .submit(lab.operator().sign(mandate, List.of(officers)).encode());
  }

  private Interception begin(Xid xid, TargetIdentifier target) throws LiException {
    lab.admf().done(header -> new ActivateTask(header, lab.task(xid, target)));
    return lab.element().interceptionPoint().match(target).get(0);
  }

  /** INV-AUTH-38, DC-15. */
  @Test
  void itEndsByItselfUnlessAWholeQuorumRatifiesIt() throws Exception {
    Xid alone = Xid.random();
    Xid ratified = Xid.random();
    Envelope forAlice = urgent(alone, ALICE);
    Envelope forBob = urgent(ratified, BOB);
    assertInstanceOf(Receipt.class, submit(forAlice, LEGAL, LabOperator.AUDITOR));
    assertInstanceOf(Receipt.class, submit(forBob, LEGAL, LabOperator.AUDITOR));
    Interception alice = begin(alone, ALICE);
    Interception bob = begin(ratified, BOB);
    alice.cc(Seen.rtp(0));
    lab.mdf().await(all -> all.size() == 1, PATIENCE);

    assertInstanceOf(Receipt.class, submit(forBob, LEGAL, LabOperator.AUDITOR, OPERATIONS));

    Waiting.until(PATIENCE, () -> lab.element().interceptionPoint().match(ALICE).isEmpty());
    alice.cc(Seen.rtp(1));
    bob.cc(Seen.rtp(2));
    lab.mdf().await(all -> all.size() == 2, PATIENCE);
    assertFalse(alice.ordersCc());
    assertTrue(bob.ordersCc());
    RecordedAct end = rotation.entries(Operation.MANDATE_EXPIRED).get(0);
    assertEquals(Optional.of(alone), end.xid());
    assertEquals(Reason.MANDATE_NOT_RATIFIED, end.reason());
    RecordedAct signed = rotation.entries(Operation.MANDATE_RATIFIED).get(0);
    assertEquals(Optional.of(ratified), signed.xid());
    assertEquals(3, signed.persons().size());
    lab.restartElement();
    assertFalse(lab.element().interceptionPoint().match(BOB).isEmpty());
    assertTrue(lab.element().interceptionPoint().match(ALICE).isEmpty());
  }
}

package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.InboxPeer;
import org.doorward.li.authority.MandateInbox.PolicyReceipt;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.authority.MandateInbox.RevocationReceipt;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.Revocation;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.evidence.AuditKey;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.inbox.InboxOutcome;
import org.doorward.li.netty.inbox.MandateInboxClient;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The next version of a trust policy, brought to a running element: followed, or refused. */
class RotationIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final List<Person> ROOTS = Rotation.ROOTS;

  @TempDir
  Path directory;

  private Lab lab;
  private Rotation rotation;

  @BeforeEach
  void open() throws LiException {
    lab = Rotation.open(directory.resolve("element"));
    rotation = new Rotation(lab, directory.resolve("audit"));
  }

  @AfterEach
  void close() {
    lab.close();
  }

  /** INV-AUTH-33, F-11: intent, then outcome, with those who signed; the next start follows it without being given it. */
  @Tag("F-11")
  @Test
  void theNextVersionIsFollowedAtOnceAndAfterARestart() throws Exception {
    Envelope before = lab.mandate(Xid.random(), ALICE);
    TrustPolicy second = rotation.version(2);

    PolicyReceipt receipt = rotation.follow(second);

    assertEquals(second.reference(), receipt.policy());
    assertEquals(Set.copyOf(ROOTS.subList(0, 2)), receipt.signers());
    RecordedAct intent = rotation.adoptions(Phase.INTENT).get(0);
    RecordedAct outcome = rotation.adoptions(Phase.OUTCOME).get(0);
    assertEquals(receipt.digest(), intent.mandateSha256());
    assertEquals(receipt.digest(), outcome.mandateSha256());
    assertEquals(2, outcome.policyVersion());
    assertEquals(receipt.entry(), outcome.refersTo());
    assertEquals(2, intent.persons().size());
    assertEquals(
        new Refused(Refusal.OTHER_POLICY), lab.submit(before, 0, 1), "signed under the one before");

    lab.restartElement();

    assertEquals(receipt.digest(), rotation.follow(second).digest());
    assertTrue(rotation.follow(second).entry().isEmpty(), "nothing new");
    assertEquals(1, rotation.adoptions(Phase.OUTCOME).size());
    assertEquals(new Refused(Refusal.OTHER_POLICY), lab.submit(before, 0, 1));
  }

  /** INV-AUTH-33, F-11: everything else is refused, recorded, and changes nothing. */
  @Tag("F-11")
  @Test
  void nothingElseIsFollowed() throws Exception {
    rotation.follow(rotation.version(2));
    Officers others = rotation.officers(ROOTS.get(0));
    List<Person> officers = LabOperator.OFFICERS.subList(0, 2);
    Instant longAgo = Instant.now().minus(Duration.ofDays(2));

    assertEquals(
        Refusal.OTHER_POLICY,
        rotation.refusal(rotation.version(1, others, rotation.components()), ROOTS));
    assertEquals(
        Refusal.OTHER_POLICY,
        rotation.refusal(rotation.version(2, others, rotation.components()), ROOTS));
    assertEquals(Refusal.OTHER_POLICY, rotation.refusal(rotation.version(4), ROOTS));
    assertEquals(Refusal.QUORUM, rotation.refusal(rotation.version(3), ROOTS.subList(0, 1)));
    assertEquals(
        Refusal.QUORUM,
        rotation.refusal(rotation.version(3, others, rotation.components()), ROOTS.subList(0, 2)));
    assertEquals(Refusal.NOT_SIGNED, rotation.refusal(rotation.version(3), officers));
    assertEquals(
        Refusal.POLICY_EXPIRED,
        rotation.refusal(
            rotation.version(
                3,
                lab.policy().officers(),
                rotation.components(),
                lab.policy().auditKey(),
                Validity.startingAt(longAgo, Duration.ofDays(1))),
            ROOTS));
    assertEquals(Refusal.UNKNOWN_COMPONENT, rotation.refusal(rotation.version(3, moved()), ROOTS));

    List<Reason> reasons =
        rotation.adoptions(Phase.REFUSAL).stream().map(RecordedAct::reason).toList();
    assertEquals(8, reasons.size());
    assertEquals(
        Set.of(
            Reason.POLICY_INVALID,
            Reason.MANDATE_QUORUM,
            Reason.MANDATE_SIGNATURE,
            Reason.POLICY_EXPIRED),
        Set.copyOf(reasons));
    assertEquals(1, rotation.adoptions(Phase.OUTCOME).size());
    rotation.follow(rotation.version(3, others, rotation.components()), ROOTS);
  }

  /** The address of the one MDF is another's. */
  private Components moved() {
    Components first = rotation.components();
    return new Components(
        first.admfs(),
        first.mdfs().stream()
            .map(mdf -> new Mdf(new ComponentName("mdf-9"), mdf.spkiPins(), mdf.addresses()))
            .toList(),
        List.of(),
        List.of());
  }

  /** INV-AUTH-35: over the network, by a peer that the policy names since a moment ago, and only as long as it does. */
  @Test
  void aPolicyIsBroughtByAPeerOfTheInbox() throws Exception {
    LabPki.Component courier = lab.pki().issue(lab.pki().component("courier"));
    List<InboxPeer> named =
        List.of(new InboxPeer(new ComponentName("courier"), List.of(courier.spkiSha256())));
    try (MandateInboxClient client = new MandateInboxClient(
        lab.element().inboxAddress().orElseThrow(),
        LiTls.of(courier.keys(), lab.pki().anchors(), InstantSource.system()),
        Lab.ELEMENT)) {
      Octets third = rotation.signed(rotation.version(3), ROOTS.subList(0, 2));
      assertInstanceOf(InboxOutcome.Failed.class, client.submit(third));
      rotation.follow(rotation.version(2, rotation.components(named, List.of())));

      InboxOutcome.Answered answered =
          assertInstanceOf(InboxOutcome.Answered.class, client.submit(third));

      PolicyReceipt receipt = assertInstanceOf(PolicyReceipt.class, answered.submission());
      assertEquals(3, receipt.policy().version());
      RecordedAct last = rotation.adoptions(Phase.INTENT).get(1);
      assertEquals(PeerIdentities.sha256(courier.certificate()), last.certificateSha256());
      assertInstanceOf(
          InboxOutcome.Failed.class,
          client.submit(rotation.signed(rotation.version(4), ROOTS.subList(0, 2))));
    }
    courier.keys().close();
  }

  /** INV-AUTH-33: what a root officer's key signs that is revoked does not count for a policy, now or at a start. */
  @Test
  void aRevokedRootKeyCountsForNoPolicy() throws Exception {
    rotation.follow(rotation.version(2));
    Revocation revocation = new Revocation(
        lab.policy().reference().id(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        Revocation.Thing.OFFICER_KEY,
        lab.operator().signer(ROOTS.get(0)).key().spkiSha256(),
        Revocation.Kind.COMPROMISE);
    assertInstanceOf(RevocationReceipt.class, lab.submit(Envelope.unsigned(revocation), 1));

    assertEquals(Refusal.QUORUM, rotation.refusal(rotation.version(3), ROOTS.subList(0, 2)));
    rotation.follow(rotation.version(3), ROOTS.subList(1, 3));
  }

  /** INV-AUTH-33: details are sealed to the auditor of the new policy from then on. */
  @Test
  void detailsAreSealedToTheAuditorOfThePolicy() throws Exception {
    int before = rotation.entries(Operation.PERIOD_OPENED).size();
    try (AuditKey next = AuditKey.generate()) {
      rotation.follow(rotation.version(2));
      assertEquals(before, rotation.entries(Operation.PERIOD_OPENED).size());
      rotation.follow(rotation.version(
          3,
          lab.policy().officers(),
          rotation.components(),
          next.publicKey(),
          lab.policy().validity()));
      assertEquals(before + 1, rotation.entries(Operation.PERIOD_OPENED).size());
    }
  }

  /** INV-AUTH-32: without the file, which the log knows of, the element does not start; it says so and changes nothing. */
  @Test
  void whatIsMissingOfTheFileIsFound() throws Exception {
    rotation.follow(rotation.version(2));
    lab.restartElement();
    Path file = directory.resolve("element").resolve("policies");
    byte[] kept = Files.readAllBytes(file);
    lab.element().close();
    Files.delete(file);

    assertThrows(LiException.class, () -> lab.restartElement());

    Files.write(file, kept);
    lab.restartElement();
    assertTrue(rotation.follow(rotation.version(2)).entry().isEmpty());
  }
}

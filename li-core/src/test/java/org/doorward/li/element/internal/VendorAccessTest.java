package org.doorward.li.element.internal;

import static org.doorward.li.authority.internal.Operator.ELEMENT;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.GrantId;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Revocation;
import org.doorward.li.authority.SigningRequest;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.VendorGrant;
import org.doorward.li.authority.VendorOperation;
import org.doorward.li.authority.VendorRefusal;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.element.VendorAccess;
import org.doorward.li.element.VendorAccess.Held;
import org.doorward.li.element.VendorAccess.NotHeld;
import org.doorward.li.element.VendorAccess.NotOpened;
import org.doorward.li.element.VendorAccess.Opened;
import org.doorward.li.element.VendorAnswer;
import org.doorward.li.element.VendorFacts;
import org.doorward.li.element.VendorSession;
import org.doorward.li.element.VendorWatch;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.internal.Disk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor's engineer, with a grant of the operator's officers and without. F-13, F-14. */
class VendorAccessTest {
  private static final PeerIdentity ENGINEER = engineer(50);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir
  private Path root;

  private final Operator operator = new Operator();
  private final SignedDocument<TrustPolicy> policy = operator.accepted(operator.policy());
  private final List<VendorWatch.Event> seen = new ArrayList<>();
  private Instant now = NOW;
  private ElementLab lab;
  private VendorDesk access;

  @BeforeEach
  void start() throws Exception {
    lab = ElementLab.open(policy, Disk.local(), root.resolve("element"));
    access = lab.vendorDesk(policy, seen::add, () -> now);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private static PeerIdentity engineer(int key) {
    return new PeerIdentity(
        Operator.digest(key + 1), Operator.digest(key), Set.of(), NOW.plus(Duration.ofDays(90)));
  }

  /** What is asked for, unless a test wants one thing otherwise. */
  private record Wanted(
      PolicyReference policy,
      NeIdentifier element,
      Validity validity,
      String requester,
      String vendor,
      List<VendorOperation> operations,
      int calls) {
    static Wanted usual() {
      return new Wanted(
          Operator.POLICY,
          ELEMENT,
          Validity.startingAt(NOW, HOUR),
          "desk",
          "vendor",
          List.of(VendorOperation.HEALTH, VendorOperation.VERSION),
          3);
    }

    VendorGrant grant() {
      return new VendorGrant(
          GrantId.random(),
          policy,
          element,
          validity,
          new Person(requester),
          Operator.digest(70),
          "IT",
          new ComponentName(vendor),
          ENGINEER.spkiSha256(),
          operations,
          calls,
          Duration.ofMinutes(10));
    }
  }

  private Octets signed(Wanted wanted, String... officers) {
    return operator.signed(Envelope.unsigned(wanted.grant()), officers).encode();
  }

  private Octets held(Wanted wanted) {
    return assertInstanceOf(Held.class, access.submit(signed(wanted, "gina", "greg")))
        .grantSha256();
  }

  private VendorSession entered() {
    return assertInstanceOf(Opened.class, access.open(held(Wanted.usual()), ENGINEER))
        .session();
  }

  private List<RecordedAct> acts(Operation operation) throws Exception {
    return lab.entries().stream()
        .map(AuditEntry::act)
        .filter(act -> act.operation() == operation)
        .toList();
  }

  private void refused(VendorRefusal why, Octets envelope) throws Exception {
    int before = acts(Operation.GRANT_SUBMITTED).size();
    assertEquals(new NotHeld(why), access.submit(envelope));
    List<RecordedAct> acts = acts(Operation.GRANT_SUBMITTED);
    assertEquals(before + 1, acts.size());
    assertEquals(Phase.REFUSAL, acts.get(before).phase());
  }

  private static VendorRefusal refusal(VendorAnswer<?> answer) {
    VendorAnswer.Refused<?> refused = assertInstanceOf(VendorAnswer.Refused.class, answer);
    return refused.refusal();
  }

  /** INV-VEND-01: a document has one encoding, and an officer sees every field of it. */
  @Test
  void aGrantIsReadAsItWasWrittenAndShownWhole() throws Exception {
    VendorGrant grant = Wanted.usual().grant();
    assertEquals(grant, VendorGrant.decode(grant.encode()));
    Octets longer = Octets.ofHex(grant.encode().toHex() + "6801"); // a field 13
    assertThrows(DecodeException.class, () -> VendorGrant.decode(longer));
    String shown = SigningRequest.of(Envelope.unsigned(grant)).rendering().reveal();
    for (String part : List.of(
        grant.id().toString(),
        ENGINEER.spkiSha256().toHex(),
        grant.ticketSha256().toHex(),
        "HEALTH",
        "VERSION",
        "IT",
        "desk",
        "ne-1")) {
      assertTrue(shown.contains(part), part);
    }
    assertFalse(shown.contains("COUNTERS"), "nothing that is not in it");
  }

  /** INV-VEND-02: what is granted is done, recorded before and after, and seen at once. */
  @Test
  void withAGrantTheEngineerAsksForWhatItLists() throws Exception {
    VendorSession session = entered();
    VendorAnswer.Answered<?> health =
        assertInstanceOf(VendorAnswer.Answered.class, session.health());
    assertInstanceOf(VendorFacts.Health.class, health.value());
    List<RecordedAct> acts = acts(Operation.VENDOR_HEALTH);
    assertEquals(
        List.of(Phase.INTENT, Phase.OUTCOME),
        acts.stream().map(RecordedAct::phase).toList());
    for (RecordedAct act : acts) {
      assertEquals(ActorClass.VENDOR, act.actorClass());
      assertEquals(ENGINEER.certificateSha256(), act.certificateSha256());
      assertEquals(List.of("gina", "greg"), act.persons());
    }
    assertEquals(
        List.of(VendorWatch.Kind.GRANT, VendorWatch.Kind.ENTRY, VendorWatch.Kind.CALL),
        seen.stream().map(VendorWatch.Event::kind).toList());
  }

  /** INV-VEND-03: what no quorum has signed, for this element and now, is no grant. */
  @Test
  void whatIsNoGrantIsRefusedAndRecorded() throws Exception {
    held(Wanted.usual());
    Wanted usual = Wanted.usual();
    refused(VendorRefusal.MALFORMED, Octets.ofHex("00"));
    refused(
        VendorRefusal.MALFORMED,
        operator
            .signed(Envelope.unsigned(Operator.mandate().build()), "anna", "ben")
            .encode());
    refused(VendorRefusal.QUORUM, signed(usual));
    refused(VendorRefusal.QUORUM, signed(usual, "gina"));
    refused(VendorRefusal.QUORUM, signed(usual, "anna", "ben"));
    refused(VendorRefusal.QUORUM, signed(usual, "rita", "rob", "ruth", "otto"));
    refused(
        VendorRefusal.QUORUM,
        signed(
            new Wanted(
                usual.policy(),
                usual.element(),
                usual.validity(),
                "gina",
                usual.vendor(),
                usual.operations(),
                1),
            "gina",
            "greg"));
    refused(
        VendorRefusal.OTHER_POLICY,
        signed(
            new Wanted(
                new PolicyReference(Operator.POLICY.id(), 2),
                usual.element(),
                usual.validity(),
                "desk",
                usual.vendor(),
                usual.operations(),
                1),
            "gina",
            "greg"));
    refused(
        VendorRefusal.OTHER_ELEMENT,
        signed(
            new Wanted(
                usual.policy(),
                new NeIdentifier("ne-2"),
                usual.validity(),
                "desk",
                usual.vendor(),
                usual.operations(),
                1),
            "gina",
            "greg"));
    refused(
        VendorRefusal.UNKNOWN_VENDOR,
        signed(
            new Wanted(
                usual.policy(),
                usual.element(),
                usual.validity(),
                "desk",
                "nobody",
                usual.operations(),
                1),
            "gina",
            "greg"));
    refused(
        VendorRefusal.VALIDITY,
        signed(
            new Wanted(
                usual.policy(),
                usual.element(),
                Validity.startingAt(NOW, Duration.ofHours(9)),
                "desk",
                usual.vendor(),
                usual.operations(),
                1),
            "gina",
            "greg"));
    Octets late = signed(usual, "gina", "greg");
    now = NOW.plus(HOUR);
    refused(VendorRefusal.ENDED, late);
  }

  /** INV-VEND-04: one certificate, one session, once, also after a restart. */
  @Tag("F-13")
  @Test
  void aGrantOpensOneSessionForOneCertificateOnce() throws Exception {
    Octets envelope = signed(Wanted.usual(), "gina", "greg");
    Octets grant = assertInstanceOf(Held.class, access.submit(envelope)).grantSha256();
    assertEquals(new NotOpened(VendorRefusal.OTHER_ENGINEER), access.open(grant, engineer(60)));
    assertEquals(new NotOpened(VendorRefusal.NO_GRANT), access.open(Operator.digest(9), ENGINEER));
    assertInstanceOf(Opened.class, access.open(grant, ENGINEER));
    assertEquals(new NotOpened(VendorRefusal.SPENT), access.open(grant, ENGINEER));
    assertEquals(new NotHeld(VendorRefusal.SPENT), access.submit(envelope));
    lab.close();
    start();
    assertEquals(new NotHeld(VendorRefusal.SPENT), access.submit(envelope));
    assertEquals(
        List.of(Reason.GRANT_ENGINEER, Reason.GRANT_MISSING, Reason.NONE, Reason.GRANT_SPENT),
        acts(Operation.VENDOR_SESSION_OPENED).stream().map(RecordedAct::reason).toList());
  }

  /** INV-VEND-05: not before its beginning, not for what it does not list, not more often, not idle, not after its end. */
  @Tag("F-13")
  @Test
  void aSessionEndsByItself() throws Exception {
    VendorSession session = entered();
    assertEquals(VendorRefusal.OPERATION, refusal(session.counters()));
    assertEquals(VendorRefusal.OPERATION, refusal(session.buildDigests()));
    for (int call = 0; call < 3; call++) {
      assertInstanceOf(VendorAnswer.Answered.class, session.version());
    }
    assertEquals(VendorRefusal.BUDGET, refusal(session.version()));
    assertEquals(Optional.of(VendorRefusal.BUDGET), session.over());
    assertTrue(session.whenOver().toCompletableFuture().isDone());

    VendorSession idle = entered();
    now = now.plus(Duration.ofMinutes(10));
    assertInstanceOf(VendorAnswer.Answered.class, idle.health());
    now = now.plus(Duration.ofMinutes(10)).plusSeconds(1);
    access.look();
    assertTrue(idle.whenOver().toCompletableFuture().isDone());
    assertEquals(VendorRefusal.IDLE, refusal(idle.health()));

    VendorSession late = entered();
    now = NOW.plus(HOUR);
    assertEquals(VendorRefusal.ENDED, refusal(late.health()));
    assertEquals(
        List.of(Reason.GRANT_BUDGET, Reason.GRANT_IDLE, Reason.GRANT_ENDED),
        acts(Operation.VENDOR_SESSION_ENDED).stream().map(RecordedAct::reason).toList());
  }

  /** INV-VEND-05. */
  @Tag("F-13")
  @Test
  void aGrantPermitsNothingBeforeItsBeginning() {
    Wanted usual = Wanted.usual();
    Validity later = new Validity(NOW, NOW.plus(HOUR), NOW.plus(HOUR).plus(HOUR));
    Octets grant = held(new Wanted(
        usual.policy(), usual.element(), later, "desk", usual.vendor(), usual.operations(), 1));
    assertEquals(new NotOpened(VendorRefusal.NOT_YET), access.open(grant, ENGINEER));
    now = NOW.plus(HOUR);
    assertInstanceOf(Opened.class, access.open(grant, ENGINEER));
  }

  /** INV-VEND-06: the operator ends a grant at once, with a session or without. */
  @Test
  void theOperatorEndsItAtOnce() {
    Octets waiting = held(Wanted.usual());
    assertTrue(access.end(waiting));
    assertEquals(new NotOpened(VendorRefusal.NO_GRANT), access.open(waiting, ENGINEER));
    Octets running = held(Wanted.usual());
    VendorSession session =
        assertInstanceOf(Opened.class, access.open(running, ENGINEER)).session();
    assertInstanceOf(VendorAnswer.Answered.class, session.health());
    assertTrue(access.end(running));
    assertEquals(VendorRefusal.CLOSED, refusal(session.health()));
    assertFalse(access.end(running));
  }

  /** INV-VEND-06: so does any one officer who revokes the engineer's key, or a key that the quorum needs. */
  @Test
  void aRevocationEndsIt() {
    VendorSession session = entered();
    assertInstanceOf(VendorAnswer.Answered.class, session.health());
    revoke(Revocation.Thing.OFFICER_KEY, operator.keyDigest("gina"));
    assertEquals(VendorRefusal.REVOKED, refusal(session.health()));
    Octets other = assertInstanceOf(
            Held.class, access.submit(signed(Wanted.usual(), "greg", "gwen")))
        .grantSha256();
    revoke(Revocation.Thing.PEER_KEY, ENGINEER.spkiSha256());
    assertEquals(new NotOpened(VendorRefusal.REVOKED), access.open(other, ENGINEER));
  }

  private void revoke(Revocation.Thing thing, Octets sha256) {
    lab.core
        .inbox()
        .submit(operator
            .signed(Operator.revocation(thing, sha256, Revocation.Kind.COMPROMISE), "anna")
            .encode());
  }

  /** INV-VEND-07: whoever watches can neither deny nor delay by failing. */
  @Test
  void aWatchThatFailsChangesNothing() throws Exception {
    VendorAccess watched = lab.vendorDesk(
        policy,
        event -> {
          throw new IllegalStateException("on purpose");
        },
        () -> now);
    Octets grant = assertInstanceOf(
            Held.class, watched.submit(signed(Wanted.usual(), "gina", "greg")))
        .grantSha256();
    VendorSession session =
        assertInstanceOf(Opened.class, watched.open(grant, ENGINEER)).session();
    assertInstanceOf(VendorAnswer.Answered.class, session.health());
    assertEquals(2, acts(Operation.VENDOR_HEALTH).size());
  }

  /** F-14: there is no number for what a grant cannot be for, and a number that nobody knows makes it none. */
  @Tag("F-14")
  @Test
  void anOperationThatIsNotListedCannotBeGranted() throws Exception {
    Octets encoded = Wanted.usual().grant().encode();
    byte[] octets = encoded.toByteArray();
    int at = encoded.toHex().indexOf("52020102") / 2; // field 10, packed: HEALTH, VERSION
    octets[at + 3] = 9;
    Envelope envelope = new Envelope(PayloadType.VENDOR_GRANT, Octets.of(octets), List.of());
    refused(
        VendorRefusal.MALFORMED,
        operator.signed(envelope, "gina", "greg", "gwen").encode());
  }
}

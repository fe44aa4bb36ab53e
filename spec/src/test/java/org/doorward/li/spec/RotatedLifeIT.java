package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.GrantId;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.VendorAuthority;
import org.doorward.li.authority.VendorGrant;
import org.doorward.li.authority.VendorOperation;
import org.doorward.li.authority.VendorRefusal;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.element.VendorAccess;
import org.doorward.li.element.VendorSession;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.Ping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lives is judged by the trust policy that a running element has just been brought. */
class RotatedLifeIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final TargetIdentifier BOB = SipUri.of("sip:bob@example.com");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A second, and what a busy machine takes to notice. */
  private static final Duration SOON = Duration.ofSeconds(2);

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

  private boolean matches(TargetIdentifier target) {
    return !lab.element().interceptionPoint().match(target).isEmpty();
  }

  /** INV-AUTH-34: what runs goes on under officers of before; what has not begun needs officers of now. */
  @Test
  void whatRunsGoesOnAndNothingBeginsUnderOfficersOfBefore() throws Exception {
    Xid running = lab.activate(ALICE);
    Xid begun = Xid.random();
    Xid waiting = Xid.random();
    assertInstanceOf(Receipt.class, lab.submit(lab.mandate(begun, BOB), 0, 1));
    assertInstanceOf(Receipt.class, lab.submit(lab.mandate(waiting, BOB), 0, 1));
    rotation.follow(rotation.version(2));
    lab.admf().done(header -> new ActivateTask(header, lab.task(begun, BOB)));

    rotation.follow(
        rotation.version(3, rotation.officers(LabOperator.OFFICERS.get(0)), rotation.components()));

    assertTrue(matches(ALICE));
    assertThrows(
        IllegalStateException.class,
        () -> lab.admf().done(header -> new ActivateTask(header, lab.task(waiting, BOB))));
    List<RecordedAct> activations = rotation.entries(Operation.ACTIVATE_TASK);
    assertEquals(Reason.MANDATE_POLICY, activations.get(activations.size() - 1).reason());
    lab.restartElement();
    assertTrue(matches(ALICE), "task " + running);
    assertTrue(matches(BOB), "task " + begun);
  }

  /** INV-AUTH-35, INV-AUTH-36: an ADMF that is named no more is cut off, its tasks deliver nothing, until it is named again. */
  @Tag("F-42")
  @Test
  void anAdmfThatIsNamedNoMoreIsCutOffAndItsTasksStandStill() throws Exception {
    Xid xid = lab.activate(ALICE);
    LabPki.Component other = lab.pki().issue(lab.pki().component("admf-2"));
    Components without = new Components(
        List.of(Admf.of(new AdmfIdentifier("admf-2"), List.of(other.spkiSha256()))),
        rotation.components().mdfs(),
        List.of(),
        List.of());
    try (SSLSocket line = RawX1.connect(lab)) {
      line.setSoTimeout((int) PATIENCE.toMillis());
      line.startHandshake();
      rotation.follow(rotation.version(2));
      lab.admf().done(Ping::new);
      assertTrue(matches(ALICE));

      long begin = System.nanoTime();
      rotation.follow(rotation.version(3, without));

      assertFalse(matches(ALICE));
      assertEquals(-1, Waiting.endOf(line));
      assertTrue(System.nanoTime() - begin < SOON.toNanos());
    }
    assertThrows(IllegalStateException.class, () -> lab.admf().done(Ping::new));
    RecordedAct suspended = rotation.entries(Operation.TASK_SUSPENDED).get(0);
    assertEquals(Optional.of(xid), suspended.xid());
    assertEquals(Reason.MANDATE_POLICY, suspended.reason());
    assertEquals(List.of(), rotation.entries(Operation.TASK_RESUMED));

    rotation.follow(rotation.version(4));

    assertTrue(matches(ALICE));
    assertEquals(
        Optional.of(xid), rotation.entries(Operation.TASK_RESUMED).get(0).xid());
    lab.restartElement();
    lab.admf().done(Ping::new);
    assertTrue(matches(ALICE));
    other.keys().close();
  }

  private boolean mdfIsConnected() {
    return lab.element().destinations().get(0).connected();
  }

  /** INV-AUTH-35: product goes to no MDF that is named no more, not after a restart either, and waits until one is. */
  @Test
  void anMdfThatIsNamedNoMoreGetsNothing() throws Exception {
    lab.activate(ALICE);
    Interception interception = lab.element().interceptionPoint().match(ALICE).get(0);
    rotation.follow(rotation.version(2));
    interception.cc(Seen.rtp(0));
    lab.mdf().await(all -> all.size() == 1, PATIENCE);
    Waiting.until(PATIENCE, this::mdfIsConnected);
    Components without =
        new Components(rotation.components().admfs(), List.of(), List.of(), List.of());

    long begin = System.nanoTime();
    rotation.follow(rotation.version(3, without));
    Waiting.until(SOON, () -> !mdfIsConnected());
    assertTrue(System.nanoTime() - begin < SOON.toNanos());
    interception.cc(Seen.rtp(1));
    Waiting.until(PATIENCE, () -> lab.element().destinations().get(0).accepted() == 2);

    lab.restartElement();
    assertFalse(mdfIsConnected());
    rotation.follow(rotation.version(4));
    lab.mdf().await(all -> all.size() >= 2, PATIENCE);
  }

  /** INV-AUTH-36, and F-13: a vendor's session ends with the vendor's name in the policy. */
  @Tag("F-13")
  @Test
  void aVendorsSessionEndsWithThePolicyThatLetHimIn() throws Exception {
    LabPki.Component engineer = lab.pki().issue(lab.pki().component("engineer"));
    LabPki vendorCa = LabPki.found("Vendor CA");
    VendorAuthority vendor = new VendorAuthority(
        new ComponentName("vendor"), PeerIdentities.spkiSha256(vendorCa.certificate()));
    TrustPolicy second = rotation.version(2, rotation.components(List.of(), List.of(vendor)));
    rotation.follow(second);
    VendorSession session = session(engineer, second);
    rotation.follow(rotation.version(3, rotation.components(List.of(), List.of(vendor))));
    assertFalse(session.whenOver().toCompletableFuture().isDone());

    long begin = System.nanoTime();
    rotation.follow(rotation.version(4));

    VendorRefusal why = session.whenOver().toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertEquals(VendorRefusal.REVOKED, why);
    assertTrue(System.nanoTime() - begin < SOON.toNanos());
    engineer.keys().close();
  }

  private VendorSession session(LabPki.Component engineer, TrustPolicy policy) throws Exception {
    VendorGrant grant = new VendorGrant(
        GrantId.random(),
        policy.reference(),
        Lab.ELEMENT,
        Validity.startingAt(Instant.now(), Duration.ofHours(1)),
        LabOperator.GRANT_OFFICERS.get(2),
        Octets.of(new byte[32]),
        "SE",
        new ComponentName("vendor"),
        engineer.spkiSha256(),
        List.of(VendorOperation.HEALTH),
        2,
        Duration.ofMinutes(5));
    VendorAccess access = lab.element().vendorAccess();
    VendorAccess.Held held = assertInstanceOf(
        VendorAccess.Held.class,
        access.submit(lab.operator()
            .sign(Envelope.unsigned(grant), LabOperator.GRANT_OFFICERS.subList(0, 2))
            .encode()));
    PeerIdentity peer = new PeerIdentity(
        PeerIdentities.sha256(engineer.certificate()),
        engineer.spkiSha256(),
        Set.of(),
        Instant.now().plus(Duration.ofHours(1)));
    return assertInstanceOf(VendorAccess.Opened.class, access.open(held.grantSha256(), peer))
        .session();
  }
}

package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox.RevocationReceipt;
import org.doorward.li.authority.Revocation;
import org.doorward.li.authority.Revocation.Kind;
import org.doorward.li.authority.Revocation.Thing;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.Ping;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.Pdu;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one officer's word ends on a running element: F-10, and F-42 for keys. */
class RevocationIT {
  private static final TargetIdentifier ALICE = SipUri.of("sip:alice@example.com");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A second, and what a busy machine takes to notice. */
  private static final Duration SOON = Duration.ofSeconds(2);

  @TempDir
  Path directory;

  private Lab lab;

  @BeforeEach
  void open() throws LiException {
    lab = Lab.open(directory.resolve("element"), builder -> builder.drain(Duration.ofMillis(200)));
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private void revoke(Thing thing, Octets sha256, Kind kind) throws LiException {
    Revocation revocation = new Revocation(
        lab.policy().reference().id(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        thing,
        sha256,
        kind);
    assertInstanceOf(RevocationReceipt.class, lab.submit(Envelope.unsigned(revocation), 1));
  }

  private List<RecordedAct> entries(Operation operation) throws LiException {
    return VerifiedEntries.of(lab.element(), directory.resolve("audit")).of(operation);
  }

  /** INV-AUTH-40: nothing that is captured after the revocation was answered leaves the element. */
  @Test
  void nothingCapturedAfterTheMandateIsRevokedIsDelivered() throws Exception {
    Xid xid = Xid.random();
    Envelope mandate = lab.mandate(xid, ALICE);
    lab.submit(mandate, 0, 1);
    lab.admf().done(header -> new ActivateTask(header, lab.task(xid, ALICE)));
    Interception interception = lab.element().interceptionPoint().match(ALICE).get(0);
    for (int i = 0; i < 50; i++) {
      interception.cc(Seen.rtp(i));
    }
    lab.mdf().await(all -> all.size() == 50, PATIENCE);

    revoke(Thing.MANDATE, mandate.digest(), Kind.RETIREMENT);
    Instant revoked = Instant.now();
    for (int i = 0; i < 50; i++) {
      interception.cc(Seen.rtp(i));
    }

    assertFalse(interception.ordersCc());
    assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));
    assertThrows(
        IllegalStateException.class,
        () -> lab.admf().done(header -> new ActivateTask(header, lab.task(xid, ALICE))));
    assertEquals(Reason.MANDATE_REVOKED, entries(Operation.TASK_ENDED).get(0).reason());
    lab.restartElement(); // delivers what there is
    List<Pdu> product = lab.mdf().product();
    assertEquals(50, product.size());
    assertTrue(product.stream()
        .allMatch(pdu -> pdu.first(AttributeType.TIMESTAMP).orElseThrow().isBefore(revoked)));
  }

  /** INV-AUTH-41: an officer's key that is compromised stops what needs it, and what it stopped is not counted lost. */
  @Tag("F-10")
  @Test
  void aTaskWithoutItsQuorumDeliversNothing() throws Exception {
    Xid xid = lab.activate(ALICE);
    Interception interception = lab.element().interceptionPoint().match(ALICE).get(0);
    interception.cc(Seen.rtp(0));
    lab.mdf().await(all -> all.size() == 1, PATIENCE);

    revoke(
        Thing.OFFICER_KEY,
        lab.operator().signer(LabOperator.OFFICERS.get(0)).key().spkiSha256(),
        Kind.COMPROMISE);
    interception.cc(Seen.rtp(1));

    assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));
    assertEquals(xid, entries(Operation.TASK_SUSPENDED).get(0).xid().orElseThrow());
    lab.restartElement();
    assertEquals(List.of(), lab.element().interceptionPoint().match(ALICE));
    assertEquals(1, lab.mdf().product().size());
    assertEquals(
        0,
        entries(Operation.SEAL).stream()
            .flatMap(act -> act.counts().stream())
            .mapToLong(SealCount::ccLost)
            .sum());
  }

  /** INV-AUTH-47: a peer whose key is revoked is cut off within a second, and refused from then on. */
  @Tag("F-42")
  @Test
  void anAdmfWhoseKeyIsRevokedIsCutOff() throws Exception {
    Octets key = lab.admf().component().spkiSha256();
    try (SSLSocket line = RawX1.connect(lab)) {
      line.setSoTimeout((int) PATIENCE.toMillis());
      line.startHandshake();
      lab.admf().done(Ping::new);

      long begin = System.nanoTime();
      revoke(Thing.PEER_KEY, key, Kind.COMPROMISE);
      int end = Waiting.endOf(line);

      assertEquals(-1, end);
      assertTrue(System.nanoTime() - begin < SOON.toNanos());
    }
    assertThrows(IllegalStateException.class, () -> lab.admf().done(Ping::new));
    Waiting.until(PATIENCE, () -> {
      try {
        return entries(Operation.TLS_REFUSED).stream()
            .anyMatch(act -> act.reason() == Reason.TLS_REVOKED);
      } catch (LiException e) {
        throw new AssertionError(e);
      }
    });
    assertEquals(key, entries(Operation.PEER_KEY_REVOKED).get(0).keySha256());
  }

  private boolean mdfIsConnected() {
    return lab.element().destinations().get(0).connected();
  }

  /** INV-AUTH-47: product goes to no MDF whose key is revoked, and waits for one whose is not. */
  @Test
  void anMdfWhoseKeyIsRevokedGetsNothing() throws Exception {
    lab.activate(ALICE);
    Interception interception = lab.element().interceptionPoint().match(ALICE).get(0);
    interception.cc(Seen.rtp(0));
    lab.mdf().await(all -> all.size() == 1, PATIENCE);
    Waiting.until(PATIENCE, this::mdfIsConnected);

    long begin = System.nanoTime();
    revoke(
        Thing.PEER_KEY, lab.policy().components().mdfs().get(0).spkiPins().get(0), Kind.RETIREMENT);
    Waiting.until(SOON, () -> !mdfIsConnected());
    assertTrue(System.nanoTime() - begin < SOON.toNanos());
    Thread.sleep(1_000); // both lines ask twice a second, each for itself
    interception.cc(Seen.rtp(1));
    Waiting.until(PATIENCE, () -> lab.element().destinations().get(0).accepted() == 2);

    lab.restartElement();
    Thread.sleep(SOON.toMillis()); // longer than it takes to connect
    assertFalse(mdfIsConnected());
    assertEquals(1, lab.mdf().product().size());
  }
}

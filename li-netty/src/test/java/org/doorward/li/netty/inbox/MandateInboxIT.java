package org.doorward.li.netty.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorward.li.authority.MandateId;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.authority.MandateInbox.RevocationReceipt;
import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.Revocation;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.http.RawPeer;
import org.doorward.li.netty.http.TestPki;
import org.doorward.li.netty.https.CallFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MandateInboxIT {
  private static final Octets GOOD = Octets.of("good".getBytes(US_ASCII));
  private static final NeIdentifier NE = new NeIdentifier("ne1");
  private static final Receipt RECEIPT = new Receipt(
      Octets.of(new byte[32]),
      MandateId.random(),
      Xid.random(),
      Set.of(new Person("bea"), new Person("ada@op.example")),
      OptionalLong.of(4711));

  private static final Octets REVOCATION = Octets.of("revocation".getBytes(US_ASCII));
  private static final RevocationReceipt REVOKED = new RevocationReceipt(
      Octets.of(new byte[32]),
      Revocation.Thing.OFFICER_KEY,
      Octets.ofHex("ab".repeat(32)),
      Revocation.Kind.COMPROMISE,
      Set.of(new Person("bea")),
      OptionalLong.empty());

  private final BlockingQueue<HandshakeRefusal> refusals = new LinkedBlockingQueue<>();
  private TestPki pki;
  private KeyVault courier;
  private Octets courierPin;
  private MandateInboxServer server;

  @BeforeEach
  void start() throws Exception {
    pki = new TestPki();
    courier = pki.vault(contents -> contents);
    courierPin = PeerIdentities.spkiSha256(courier.tlsIdentity().getCertificateChain("tls")[0]);
    server = MandateInboxServer.builder(
            TestPki.anyPort(),
            pki.tls(pki.element("ne1")),
            peer -> peer.spkiSha256().equals(courierPin),
            (peer, envelope) -> {
              if (envelope.equals(REVOCATION)) {
                return REVOKED;
              }
              return envelope.equals(GOOD) && peer.spkiSha256().equals(courierPin)
                  ? RECEIPT
                  : new Refused(Refusal.QUORUM);
            })
        .connections(refusals::add)
        .start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private InboxOutcome submit(KeyVault as, Octets envelope) throws Exception {
    try (MandateInboxClient client = new MandateInboxClient(server.address(), pki.tls(as), NE)) {
      return client.submit(envelope);
    }
  }

  @Test
  void aMandateThatIsTakenInHasAReceipt() throws Exception {
    assertEquals(new InboxOutcome.Answered(RECEIPT), submit(courier, GOOD));
  }

  @Test
  void aRevocationThatIsTakenInHasAReceiptOfItsOwn() throws Exception {
    assertEquals(new InboxOutcome.Answered(REVOKED), submit(courier, REVOCATION));
  }

  @Test
  void aMandateThatIsNotHasAReason() throws Exception {
    assertEquals(
        new InboxOutcome.Answered(new Refused(Refusal.QUORUM)),
        submit(courier, Octets.of((byte) 1)));
  }

  @Test
  void whomThePolicyDoesNotNameSubmitsNothing() throws Exception {
    assertEquals(new InboxOutcome.Failed(CallFailure.TLS_REFUSED), submit(pki.admf("admf1"), GOOD));
    assertEquals(Cause.NOT_ACCEPTED, refusals.poll(20, TimeUnit.SECONDS).cause());
  }

  @Test
  void nothingIsSubmittedToAnotherElement() throws Exception {
    try (MandateInboxClient client =
        new MandateInboxClient(server.address(), pki.tls(courier), new NeIdentifier("ne2"))) {
      assertEquals(new InboxOutcome.Failed(CallFailure.WRONG_RESPONDER), client.submit(GOOD));
    }
  }

  @Test
  void anX1RequestIsNothingForTheInbox() throws Exception {
    try (RawPeer peer = RawPeer.tls(server.address(), courier)) {
      peer.send("POST /mandates HTTP/1.1\r\nHost: ne\r\nContent-Type: application/xml\r\n"
          + "Content-Length: 4\r\n\r\n<a/>");
      assertEquals(415, peer.answer().status());
      assertNull(peer.answer());
    }
  }

  @Test
  void everyAnswerIsReadBackAsItWasWritten() throws Exception {
    for (OptionalLong entry :
        List.of(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.of(Long.MAX_VALUE))) {
      for (Submission receipt : List.of(RECEIPT.recordedAs(entry), REVOKED.recordedAs(entry))) {
        assertEquals(receipt, SubmissionText.readReceipt(SubmissionText.write(receipt)));
      }
    }
    for (Refusal refusal : Refusal.values()) {
      Submission refused = new Refused(refusal);
      assertEquals(refused, SubmissionText.readRefusal(SubmissionText.write(refused)));
    }
  }

  @Test
  void anAnswerInAnyOtherFormIsNone() {
    String good = new String(SubmissionText.write(RECEIPT).toByteArray(), US_ASCII);
    for (String bad : List.of(
        "",
        good + "\n",
        good + "signer bea\n",
        good.replace("signer ada@op.example\n", "") + "signer ada@op.example\n",
        good.replace("digest", "Digest"),
        good.replace("entry 4711", "entry 04711"),
        good.replace("entry 4711", "entry 9999999999999999999"),
        good.replace("entry 4711", "entry -1"),
        good.replace("signer bea", "signer -bea"),
        good.replaceAll("signer .*\n", ""),
        good.replace("\n", "\r\n"))) {
      Octets octets = Octets.of(bad.getBytes(US_ASCII));
      assertThrows(DecodeException.class, () -> SubmissionText.readReceipt(octets), bad);
    }
    for (String bad : List.of("refused NEVER_HEARD_OF\n", "refused QUORUM", "Refused QUORUM\n")) {
      Octets octets = Octets.of(bad.getBytes(US_ASCII));
      assertThrows(DecodeException.class, () -> SubmissionText.readRefusal(octets), bad);
    }
  }
}

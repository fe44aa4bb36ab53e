package org.doorward.li.netty.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.evidence.WitnessSigner;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.evidence.AddCheckpoint;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.Cosignature;
import org.doorward.li.evidence.MerkleTree;
import org.doorward.li.evidence.SignedNote;
import org.doorward.li.evidence.WitnessAnswer;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.http.HttpsListener;
import org.doorward.li.netty.http.ListenerConfig;
import org.doorward.li.netty.http.Service;
import org.doorward.li.netty.http.TestPki;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.https.HttpsLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client and the witnesses that it may meet, over mutual TLS. */
class WitnessClientIT {
  private final Instant now = Instant.ofEpochSecond(1_700_000_000);
  private TestPki pki;
  private KeyVault vault;
  private WitnessSigner signer;
  private AddCheckpoint request;
  private SignedNote note;
  private HttpsListener listener;
  private WitnessClient client;
  private volatile Service service = (peer, asked, outlet) -> {};

  @BeforeEach
  void keys() throws Exception {
    pki = new TestPki();
    vault = EphemeralKeyVault.create(Set.of(KeyVault.Use.LOG));
    signer = WitnessSigner.of(vault, "witness.example/w1");
    String text = new Checkpoint("ne1", 0, MerkleTree.root(List.of())).text();
    note =
        new SignedNote(text, List.of(new SignedNote.Signature("ne1", 1, Octets.of(new byte[64]))));
    request = new AddCheckpoint(0, List.of(), Octets.of(note.encode()));
    listen();
  }

  /** A witness that answers what the test says. */
  private void listen() throws Exception {
    listener = HttpsListener.start(new ListenerConfig(
        "bad-witness",
        TestPki.anyPort(),
        pki.tls(pki.element("w1")),
        peer -> true,
        WitnessServer.PATH,
        Set.of("text/plain"),
        peer -> true,
        (peer, asked, outlet) -> service.answer(peer, asked, outlet),
        refusal -> {},
        HttpsLimits.DEFAULT,
        1));
    client = client(listener.address(), signer.key());
  }

  private WitnessClient client(InetSocketAddress address, WitnessKey key) throws Exception {
    return new WitnessClient(
        address,
        pki.tls(pki.element("ne1")),
        peer -> peer.binds(ComponentRole.NE, "w1"),
        key,
        InstantSource.fixed(now));
  }

  @AfterEach
  void release() {
    client.close();
    listener.close();
    vault.close();
  }

  private WitnessServer answering(WitnessEndpoint endpoint) throws Exception {
    return WitnessServer.start(
        TestPki.anyPort(),
        pki.tls(pki.element("w1")),
        peer -> peer.binds(ComponentRole.NE, "ne1"),
        endpoint);
  }

  @Test
  void everyAnswerOfAWitnessIsUnderstood() throws Exception {
    Cosignature made = signer.cosign(note, now);
    List<WitnessAnswer> answers = new ArrayList<>(List.of(
        new WitnessAnswer.Cosigned(signer.key(), made),
        new WitnessAnswer.Conflict(0),
        new WitnessAnswer.Conflict(4711)));
    for (WitnessAnswer.Refusal refusal : WitnessAnswer.Refusal.values()) {
      answers.add(new WitnessAnswer.Refused(refusal));
    }
    AtomicReference<WitnessAnswer> next = new AtomicReference<>();
    try (WitnessServer server = answering((peer, asked) -> {
          assertEquals(request, asked);
          return next.get();
        });
        WitnessClient asking = client(server.address(), signer.key())) {
      for (WitnessAnswer answer : answers) {
        next.set(answer);
        assertEquals(
            new WitnessOutcome.Answered(answer), asking.add(request).get(20, TimeUnit.SECONDS));
      }
    }
  }

  /** F-26: the same answer is believed, and then what is wrong with it is the one thing changed. */
  @Tag("F-26")
  @Test
  void aCosignatureOfAnotherKeyTimeOrNoteIsNoAnswer() throws Exception {
    Cosignature good = signer.cosign(note, now);
    WitnessKey other = new WitnessKey("witness.example/w2", signer.key().publicKey());
    SignedNote another = new SignedNote("ne1\n1\n" + note.text(), note.signatures());
    assertInstanceOf(
        WitnessOutcome.Answered.class, askOf(new WitnessAnswer.Cosigned(signer.key(), good)));
    for (WitnessAnswer bad : List.of(
        new WitnessAnswer.Cosigned(other, good),
        new WitnessAnswer.Cosigned(signer.key(), signer.cosign(another, now)),
        new WitnessAnswer.Cosigned(
            signer.key(), signer.cosign(note, now.plus(Duration.ofMinutes(6)))),
        new WitnessAnswer.Cosigned(
            signer.key(), new Cosignature(now.plusSeconds(1), good.signature())))) {
      assertEquals(new WitnessOutcome.Failed(CallFailure.BAD_ANSWER), askOf(bad));
    }
  }

  /** F-26. */
  @Tag("F-26")
  @Test
  void nonsenseAndBodiesWithoutEndAreNoAnswer() throws Exception {
    byte[] whole =
        new SignedNote(note.text(), List.of(signer.cosign(note, now).line(signer.key()))).encode();
    byte[] line = Arrays.copyOfRange(whole, note.text().getBytes(UTF_8).length + 1, whole.length);
    assertInstanceOf(WitnessOutcome.Answered.class, askRaw(200, "text/plain", line, false));

    String text = new String(line, UTF_8);
    for (String wrong : List.of(
        "",
        "\n",
        text.replace("\n", "\r\n"),
        text.strip(),
        "more\n\n" + text,
        text + "\n",
        text.replace('\u2014', '-'),
        "cosigned\n")) {
      assertEquals(
          new WitnessOutcome.Failed(CallFailure.BAD_ANSWER),
          askRaw(200, "text/plain", wrong.getBytes(UTF_8), false),
          wrong);
    }
    for (String size : List.of("", "8", "08\n", "-1\n", "8\r\n", "9999999999999999999\n")) {
      assertEquals(
          new WitnessOutcome.Failed(CallFailure.BAD_ANSWER),
          askRaw(409, "text/x.tlog.size", size.getBytes(UTF_8), false),
          size);
    }
    assertEquals(
        new WitnessOutcome.Failed(CallFailure.BAD_ANSWER),
        askRaw(200, "text/plain", new byte[1 << 20], false));
    assertEquals(
        new WitnessOutcome.Failed(CallFailure.BAD_ANSWER),
        askRaw(200, "text/plain", new byte[1 << 10], true));
    assertEquals(
        new WitnessOutcome.Failed(CallFailure.BAD_ANSWER), askRaw(200, "text/html", line, false));
    assertEquals(
        new WitnessOutcome.Failed(CallFailure.HTTP_ERROR), askRaw(500, "text/plain", line, false));
  }

  private WitnessOutcome askRaw(int status, String type, byte[] body, boolean endless)
      throws Exception {
    service = (peer, asked, outlet) -> {
      var out = outlet.begin(status, type);
      do {
        out.write(body);
      } while (endless);
    };
    return client.add(request).get(20, TimeUnit.SECONDS);
  }

  private WitnessOutcome askOf(WitnessAnswer answer) throws Exception {
    Service.Reply reply = WitnessText.write(answer);
    return askRaw(reply.status(), reply.mediaType(), reply.body().toByteArray(), false);
  }

  @Test
  void whoIsNotTheWitnessIsAskedNothing() throws Exception {
    try (WitnessServer server = WitnessServer.start(
            TestPki.anyPort(), pki.tls(pki.element("w2")), peer -> true, (peer, asked) -> {
              throw new AssertionError("asked");
            });
        WitnessClient asking = client(server.address(), signer.key())) {
      assertEquals(
          new WitnessOutcome.Failed(CallFailure.WRONG_RESPONDER),
          asking.add(request).get(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void whatCannotBeReadIsRefusedUnasked() throws Exception {
    try (WitnessServer server = answering((peer, asked) -> {
          throw new AssertionError("asked");
        });
        org.doorward.li.netty.http.RawPeer peer =
            org.doorward.li.netty.http.RawPeer.tls(server.address(), pki.element("ne1"))) {
      peer.send("POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 7\r\n\r\nold 03\n");
      assertEquals(400, peer.answer().status());
    }
  }
}

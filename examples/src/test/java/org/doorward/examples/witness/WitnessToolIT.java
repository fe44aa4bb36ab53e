package org.doorward.examples.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.doorward.examples.stage.Actor;
import org.doorward.examples.stage.Cue;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.crypto.evidence.WitnessSigner;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.evidence.AddCheckpoint;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.Cosignature;
import org.doorward.li.evidence.MerkleTree;
import org.doorward.li.evidence.SignedNote;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.evidence.WitnessAnswer;
import org.doorward.li.evidence.WitnessAnswer.Conflict;
import org.doorward.li.evidence.WitnessAnswer.Cosigned;
import org.doorward.li.evidence.WitnessAnswer.Refusal;
import org.doorward.li.evidence.WitnessAnswer.Refused;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.witness.WitnessClient;
import org.doorward.li.netty.witness.WitnessOutcome;
import org.doorward.li.spec.lab.LabPki;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-EVID-18: a witness in a process of its own, asked over mutual TLS, and killed. */
class WitnessToolIT {
  private static final NeIdentifier ELEMENT = new NeIdentifier("ne-1.li.example");
  private static final String PASSWORD = "correct horse";
  private static final String NAME = "witness.example/w1";

  @TempDir
  private Path directory;

  private LabPki pki;
  private LabPki.Component element;
  private VerifierKey log;

  @BeforeEach
  void keys() throws Exception {
    pki = LabPki.found("Laboratory LI CA");
    Files.writeString(directory.resolve("li-ca.pem"), pki.anchors().toPem());
    Files.writeString(directory.resolve("password"), PASSWORD);
    Pkcs12KeyVault.create(
            directory.resolve("witness.p12"),
            PASSWORD.toCharArray(),
            Set.of(KeyVault.Use.LOG),
            pki.certifier(pki.component("witness-1")))
        .close();
    element = pki.issue(pki.element(ELEMENT), KeyVault.Use.LOG);
    log = new VerifierKey(
        ELEMENT.value(), WitnessSigner.of(element.keys(), "any").key().publicKey());
  }

  private Actor witness() {
    return Actor.start(
        "witness",
        WitnessTool.class,
        line -> {},
        List.of(
            "--keystore", directory.resolve("witness.p12").toString(),
            "--password-file", directory.resolve("password").toString(),
            "--ca", directory.resolve("li-ca.pem").toString(),
            "--name", NAME,
            "--log", log.text(),
            "--state", directory.resolve("state").toString(),
            "--listen", "127.0.0.1:0"));
  }

  private static Octets leaf(int i, boolean otherBranch) {
    return MerkleTree.leafHash(Octets.of((byte) i, (byte) (otherBranch && i >= 4 ? 1 : 0)));
  }

  private static List<Octets> leaves(int size, boolean otherBranch) {
    List<Octets> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(leaf(i, otherBranch));
    }
    return leaves;
  }

  private SignedNote note(String origin, int size, boolean otherBranch) throws Exception {
    String text = new Checkpoint(origin, size, MerkleTree.root(leaves(size, otherBranch))).text();
    Octets signature = Octets.of(element.keys().sign(KeyVault.Use.LOG, text.getBytes(UTF_8)));
    VerifierKey key = new VerifierKey(origin, log.publicKey());
    return new SignedNote(text, List.of(new SignedNote.Signature(origin, key.keyId(), signature)));
  }

  private AddCheckpoint request(int old, int size, boolean otherBranch) throws Exception {
    List<Octets> proof = old == 0 || old > size
        ? List.of()
        : MerkleTree.consistencyProof(old, leaves(size, otherBranch));
    return new AddCheckpoint(
        old, proof, Octets.of(note(ELEMENT.value(), size, otherBranch).encode()));
  }

  private WitnessClient client(Cue ready) throws Exception {
    return new WitnessClient(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) ready.number("port")),
        LiTls.of(element.keys(), pki.anchors(), InstantSource.system()),
        peer -> !peer.spkiSha256().equals(PeerIdentities.spkiSha256(element.certificate())),
        WitnessKey.parse(ready.value("key")),
        InstantSource.system());
  }

  private static WitnessAnswer ask(WitnessClient client, AddCheckpoint request) throws Exception {
    WitnessOutcome outcome = client.add(request).get(30, TimeUnit.SECONDS);
    return assertInstanceOf(WitnessOutcome.Answered.class, outcome).answer();
  }

  private static void cosigned(WitnessClient client, AddCheckpoint request) throws Exception {
    Cosigned answer = assertInstanceOf(Cosigned.class, ask(client, request));
    // The client has verified it; so does whoever reads it from the note later.
    SignedNote note = SignedNote.parse(request.note().toByteArray());
    List<SignedNote.Signature> lines = new ArrayList<>(note.signatures());
    lines.add(answer.cosignature().line(answer.witness()));
    SignedNote whole = new SignedNote(note.text(), lines);
    assertEquals(
        answer.cosignature(),
        Cosignature.of(whole, answer.witness(), AuditVerifier.notes()).orElseThrow());
    assertEquals(
        0, answer.cosignature().time().compareTo(Instant.now()) > 0 ? 1 : 0, "not of the future");
  }

  @Tag("F-23")
  @Tag("F-24")
  @Test
  void whatWasCosignedIsNeverContradictedNotEvenAfterAKill() throws Exception {
    try (Actor first = witness();
        WitnessClient client = client(first.await("ready"))) {
      cosigned(client, request(0, 3, false));
      cosigned(client, request(3, 3, false));
      assertEquals(new Conflict(3), ask(client, request(0, 3, false)));
      cosigned(client, request(3, 8, false));
      assertEquals(new Refused(Refusal.INCONSISTENT), ask(client, request(8, 8, true)));
      assertEquals(new Refused(Refusal.INCONSISTENT), ask(client, request(8, 9, true)));
      assertEquals(new Conflict(8), ask(client, request(3, 5, false)));
      assertEquals(new Refused(Refusal.MALFORMED), ask(client, request(8, 5, false)));
      first.kill();
    }
    try (Actor second = witness();
        WitnessClient client = client(second.await("ready"))) {
      assertEquals(new Conflict(8), ask(client, request(3, 9, false)));
      assertEquals(new Refused(Refusal.INCONSISTENT), ask(client, request(8, 9, true)));
      cosigned(client, request(8, 9, false));
      second.order("stop");
      assertEquals(0, second.awaitExit());
    }
  }

  @Test
  void ofAnUnknownLogOrKeyNothingIsCosignedAndDamageIsNotForgotten() throws Exception {
    try (Actor running = witness();
        WitnessClient client = client(running.await("ready"))) {
      cosigned(client, request(0, 3, false));
      AddCheckpoint unknown = new AddCheckpoint(
          0, List.of(), Octets.of(note("ne-2.li.example", 3, false).encode()));
      assertEquals(new Refused(Refusal.UNKNOWN_LOG), ask(client, unknown));
      SignedNote signed = note(ELEMENT.value(), 4, false);
      SignedNote forged =
          new SignedNote(note(ELEMENT.value(), 5, false).text(), signed.signatures());
      AddCheckpoint unsigned = new AddCheckpoint(
          3, MerkleTree.consistencyProof(3, leaves(5, false)), Octets.of(forged.encode()));
      assertEquals(new Refused(Refusal.NOT_SIGNED), ask(client, unsigned));
      running.kill();
    }
    try (var files = Files.list(directory.resolve("state"))) {
      Path kept = files
          .filter(file -> file.toString().endsWith(".checkpoint"))
          .findFirst()
          .orElseThrow();
      Files.writeString(kept, Files.readString(kept).replace("\n3\n", "\n2\n"));
    }
    try (Actor damaged = witness()) {
      assertEquals(1, damaged.awaitExit());
    }
  }
}

package org.doorward.examples.auditor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.element.VendorAccess;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.Cosignature;
import org.doorward.li.evidence.MerkleTree;
import org.doorward.li.evidence.SignedNote;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The auditor's command line over the log of an element, and over one with a changed octet. */
class AuditorToolTest {
  @TempDir
  static Path directory;

  private static Path log;
  private static Path kept;
  private static Xid xid;
  private static Path policy;
  private static String key;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void anElementLeavesALog() throws Exception {
    log = directory.resolve("log");
    policy = directory.resolve("policy.env");
    try (Lab lab = Lab.open(directory.resolve("element"))) {
      refuseAVendor(lab);
      lab.element().exportEvidence(log);
      kept = Files.copy(log.resolve("checkpoint"), directory.resolve("kept"));
      xid = lab.activate(SipUri.of("sip:canary@example.com"));
      lab.element().exportEvidence(log);
      key = lab.element().logKey().text();
      Files.write(policy, Envelope.unsigned(lab.policy()).encode().toByteArray());
    }
  }

  private static void refuseAVendor(Lab lab) {
    Octets digest = Octets.of(new byte[32]);
    var engineer = new PeerIdentity(digest, digest, Set.of(), Instant.MAX);
    assertInstanceOf(
        VendorAccess.NotOpened.class, lab.element().vendorAccess().open(digest, engineer));
  }

  private JsonNode answered(String... words) throws Exception {
    StringWriter answer = new StringWriter();
    CommandLine line = AuditorTool.line();
    line.setOut(new PrintWriter(answer, true));
    line.setErr(new PrintWriter(err, true));
    assertEquals(0, line.execute(words), err::toString);
    return new ObjectMapper().readTree(answer.toString());
  }

  private int run(String... words) {
    CommandLine line = AuditorTool.line();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(words);
  }

  private static byte[] embedded(String page, String id) {
    Matcher part = Pattern.compile("id=\"" + id + "\">([^<]*)").matcher(page);
    assertTrue(part.find(), id);
    return Base64.getDecoder().decode(part.group(1));
  }

  /** The entries of the last checkpoint; those of one before stand beside them, and are fewer. */
  private static Path bundle(Path of) throws Exception {
    try (Stream<Path> files = Files.walk(of.resolve("tile").resolve("entries"))) {
      return files
          .filter(Files::isRegularFile)
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  @Test
  void aLogVerifiesAndItsPageHoldsWhatWasVerified() throws Exception {
    Path page = directory.resolve("page.html");
    int code = run(
        "verify",
        log.toString(),
        "--key",
        key,
        "--policy",
        policy.toString(),
        "--html",
        page.toString());
    assertEquals(0, code, err::toString);
    assertTrue(out.toString().startsWith("verified: "), out::toString);
    String html = Files.readString(page);
    assertTrue(Arrays.equals(Files.readAllBytes(bundle(log)), embedded(html, "entries")));
    assertTrue(
        Arrays.equals(Files.readAllBytes(log.resolve("checkpoint")), embedded(html, "checkpoint")));
    assertTrue(Arrays.equals(Files.readAllBytes(policy), embedded(html, "policies")));
    assertFalse(html.contains("{{"), "a part of the page was left out");
  }

  @Test
  void theResultComesAsJsonToo() {
    assertEquals(0, run("verify", log.toString(), "--key", key, "--json"));
    assertTrue(out.toString().matches("(?s)\\{\\s+\"verified\" : true,.*"), out::toString);
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void aChangedOctetIsFoundAndNoPageIsMade() throws Exception {
    Path changed = directory.resolve("changed");
    Path page = directory.resolve("changed.html");
    copy(log, changed);
    byte[] octets = Files.readAllBytes(bundle(changed));
    octets[octets.length / 2] ^= 1;
    Files.write(bundle(changed), octets);

    int code = run("verify", changed.toString(), "--key", key, "--html", page.toString());
    assertEquals(3, code);
    assertTrue(err.toString().startsWith("does not verify: "), err::toString);
    assertFalse(Files.exists(page));
  }

  @Test
  void anotherKeyVerifiesNothing() throws Exception {
    String other = Files.readString(log.resolve("log.vkey"), StandardCharsets.UTF_8)
        .strip()
        .replaceFirst("^[^+]*", "ne-9.li.example");
    assertEquals(3, run("verify", log.toString(), "--key", other));
  }

  /** Each is made, verified by its file alone, and refused once an octet is changed; a second program agrees. */
  @ParameterizedTest
  @CsvSource({
    "vendor-never, refused, 1, 0",
    "vendor-entries, entered, 0, 0",
    "reads, refused, 0, 0",
    "warrant, acts, 2, 4"
  })
  void aBundleIsMadeAndVerified(String question, String finding, int count, int script)
      throws Exception {
    Path file = directory.resolve(question + ".bundle");
    List<String> words = new ArrayList<>(List.of("bundle", log.toString(), "--json", "--key", key));
    words.addAll(List.of("--question", question, "--out", file.toString()));
    if (question.equals("warrant")) {
      words.addAll(List.of("--xid", xid.toString()));
    }
    JsonNode made = answered(words.toArray(String[]::new));
    JsonNode verified = answered("verify-bundle", file.toString(), "--key", key, "--json");
    assertEquals(made.get("root"), verified.get("root"));
    assertTrue(verified.get(finding).asInt() >= count, verified::toString);
    assertTrue(verified.get("entries").size() >= count, verified::toString);
    assertEquals(script, BundleScript.run(key, file).exit());

    byte[] changed = Files.readAllBytes(file);
    changed[changed.length - 100] ^= 1;
    Path other = Files.write(directory.resolve("changed.bundle"), changed);
    assertEquals(3, run("verify-bundle", other.toString(), "--key", key));
    assertEquals(1, BundleScript.run(key, other).exit());
  }

  @Test
  void aBundleBeginsWithACheckpointThatWasKept() throws Exception {
    Path file = directory.resolve("since.bundle");
    String[] words = {
      "bundle",
      log.toString(),
      "--key",
      key,
      "--question",
      "vendor-never",
      "--json",
      "--since",
      kept.toString(),
      "--out",
      file.toString()
    };
    JsonNode made = answered(words);
    assertTrue(made.get("first").asLong() > 0, made::toString);
    assertEquals(0, made.get("refused").asInt());
    BundleScript.Result script = BundleScript.run(key, file);
    assertEquals(0, script.exit(), script::said);

    Path none = directory.resolve("none.bundle");
    words[8] = log.resolve("checkpoint").toString();
    words[10] = none.toString();
    assertEquals(4, run(words));
    assertEquals(
        "is not so: nothing lies between the checkpoints", err.toString().strip());
    assertFalse(Files.exists(none));
  }

  @Test
  void whatIsAskedHasToBeSaidWhole() {
    String out = directory.resolve("usage.bundle").toString();
    List<String> words =
        List.of("bundle", log.toString(), "--key", key, "--out", out, "--question");
    for (List<String> wrong : List.of(
        List.of("warrant"),
        List.of("reads", "--xid", xid.toString()),
        List.of("warrant", "--xid", xid.toString(), "--mandate", "00".repeat(32)),
        List.of("vendor-often"))) {
      List<String> all = new ArrayList<>(words);
      all.addAll(wrong);
      assertEquals(2, run(all.toArray(String[]::new)), wrong::toString);
    }
  }

  /** A witness cosigns what it is shown; who names it, and another that has not, is told how many did. */
  @Test
  void whoCosignedIsShownAndWhoHasNotIsMissed() throws Exception {
    Path cosigned = directory.resolve("cosigned");
    copy(log, cosigned);
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] spki = pair.getPublic().getEncoded();
    Octets raw = Octets.of(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
    WitnessKey one = new WitnessKey("witness.example/w1", raw);
    WitnessKey absent = new WitnessKey("witness.example/w2", raw);
    Path file = cosigned.resolve("checkpoint");
    SignedNote note = SignedNote.parse(Files.readAllBytes(file));
    Instant time = Instant.ofEpochSecond(1_700_000_000);
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(Cosignature.message(time, note.text()));
    List<SignedNote.Signature> lines = new ArrayList<>(note.signatures());
    lines.add(new Cosignature(time, Octets.of(signature.sign())).line(one));
    Files.write(file, new SignedNote(note.text(), lines).encode());

    String[] words = {"verify", cosigned.toString(), "--key", key, "--witness", one.text()};
    assertEquals(0, run(words), err::toString);
    assertTrue(out.toString().contains("cosigned: witness.example/w1 at 2023-11-14T22:13:20Z"));
    List<String> both = new ArrayList<>(List.of(words));
    both.addAll(List.of("--witness", absent.text()));
    assertEquals(3, run(both.toArray(String[]::new)));
    assertTrue(err.toString().contains("cosigned by 1 of the 2 witnesses"), err::toString);
    both.addAll(List.of("--quorum", "1"));
    assertEquals(0, run(both.toArray(String[]::new)), err::toString);
    both.set(both.size() - 1, "3");
    assertEquals(2, run(both.toArray(String[]::new)));

    lines.set(
        1,
        new Cosignature(time.plusSeconds(1), Cosignature.parse(lines.get(1)).signature())
            .line(one));
    Files.write(file, new SignedNote(note.text(), lines).encode());
    assertEquals(3, run(words), "a time that the witness did not sign");
  }

  @Test
  void anEntryIsProvenToBeInTheLog() throws Exception {
    JsonNode proof = answered("prove", log.toString(), "--key", key, "--entry", "1", "--json");
    Checkpoint head = Checkpoint.open(
        proof.get("checkpoint").asText().getBytes(StandardCharsets.UTF_8),
        VerifierKey.parse(key),
        AuditVerifier.notes());
    Octets leaf = MerkleTree.leafHash(octets(proof.get("entry")));
    List<Octets> hashes = new ArrayList<>();
    proof.get("proof").forEach(hash -> hashes.add(octets(hash)));
    MerkleTree.verifyInclusion(1, head.size(), leaf, hashes, head.root());

    assertEquals(0, run("prove", log.toString(), "--key", key, "--entry", "1"));
    List<String> lines = out.toString().lines().toList();
    assertEquals("c2sp.org/tlog-proof@v1", lines.get(0));
    assertEquals("extra " + proof.get("entry").asText(), lines.get(1));
    assertEquals("index 1", lines.get(2));
    assertEquals(3 + hashes.size() + 1 + 5, lines.size());
    assertEquals(2, run("prove", log.toString(), "--key", key, "--entry", "100000"));
  }

  @Test
  void aLogIsProvenToContinueWhatItWas() throws Exception {
    Checkpoint before =
        Checkpoint.open(Files.readAllBytes(kept), VerifierKey.parse(key), AuditVerifier.notes());
    String size = Long.toString(before.size());
    JsonNode proof = answered("prove", log.toString(), "--key", key, "--size", size, "--json");
    List<Octets> hashes = new ArrayList<>();
    proof.get("proof").forEach(hash -> hashes.add(octets(hash)));
    MerkleTree.verifyConsistency(
        before.size(),
        proof.get("size2").asLong(),
        before.root(),
        octets(proof.get("root2")),
        hashes);
  }

  private static Octets octets(JsonNode base64) {
    return Octets.of(Base64.getDecoder().decode(base64.asText()));
  }

  @Test
  void entriesAreLinesForOtherPrograms() throws Exception {
    assertEquals(0, run("export", log.toString(), "--key", key));
    List<String> lines = out.toString().lines().toList();
    int number = 0;
    for (String line : lines) {
      assertEquals(number++, new ObjectMapper().readTree(line).get("number").asInt());
    }
    assertTrue(lines.stream().anyMatch(line -> line.contains("\"xid\":\"" + xid + "\"")));
    assertFalse(out.toString().contains("canary"));
  }

  @Test
  void theReportSaysWhoDidWhatHowOften() throws Exception {
    JsonNode report = answered("report", log.toString(), "--key", key, "--json");
    List<String> acts = new ArrayList<>();
    report
        .get("acts")
        .forEach(act ->
            acts.add(act.get("operation").asText() + " " + act.get("result").asText()));
    assertTrue(acts.contains("ACTIVATE_TASK OUTCOME NONE"), acts::toString);
    assertFalse(acts.contains("ACTIVATE_TASK INTENT"), acts::toString);
    assertTrue(acts.contains("VENDOR_SESSION_OPENED REFUSAL GRANT_MISSING"), acts::toString);
  }
}

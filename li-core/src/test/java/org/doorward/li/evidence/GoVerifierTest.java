package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorward.li.evidence.NoteCorpus.Verdict;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.evidence.internal.TestKey;
import org.doorward.li.evidence.internal.TestSealer;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-EVID-11: TL-09: what the Go project's notes and transparency logs make of ours. */
class GoVerifierTest {
  private static final Path LIBRARIES = Path.of("/usr/share/gocode");

  @TempDir
  static Path tools;

  @TempDir
  Path temporary;

  private record Result(int exit, List<String> lines) {}

  @BeforeAll
  static void buildTheVerifier() throws Exception {
    Oracles.require(
        findGo().isPresent() && Files.isDirectory(LIBRARIES.resolve("src/golang.org/x/mod")),
        "no Go with golang.org/x/mod (Debian: golang-go, golang-golang-x-mod-dev)");
    Path source = tools.resolve("verify_audit.go");
    try (InputStream in = GoVerifierTest.class.getResourceAsStream("verify_audit.go")) {
      assertNotNull(in);
      Files.copy(in, source);
    }
    Path program = tools.resolve("verify");
    Result built =
        run(findGo().orElseThrow(), "build", "-o", program.toString(), source.toString());
    assertEquals(0, built.exit(), () -> String.join("\n", built.lines()));
  }

  private static Optional<String> findGo() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, "go"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static Result run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("GO111MODULE", "off");
    builder.environment().put("GOPATH", LIBRARIES.toString());
    builder.environment().put("GOCACHE", tools.resolve("cache").toString());
    builder.environment().put("GOFLAGS", "");
    Process process = builder.start();
    try (var reader = process.inputReader(UTF_8)) {
      List<String> lines = reader.lines().toList();
      return new Result(process.waitFor(), lines);
    }
  }

  private static Result verify(String mode, Path folder, String... keys) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(tools.resolve("verify").toString(), mode, folder.toString()));
    command.addAll(List.of(keys));
    return run(command.toArray(String[]::new));
  }

  private EvidenceLog logOf(int entries) throws EvidenceException {
    EvidenceLog log = EvidenceLog.open(
        temporary.resolve("log"),
        "li.example/ne-1",
        TestKey.LOG,
        TestSealer.open(),
        InstantSource.system());
    EntryDraft draft =
        EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.HEARTBEAT).build();
    for (int i = 2; i < entries; i++) {
      log.appendLater(draft);
    }
    log.append(draft);
    return log;
  }

  @Test
  void anExportedLogIsVerifiedByForeignCode() throws Exception {
    Path audit = temporary.resolve("audit");
    try (EvidenceLog log = logOf(700)) {
      Checkpoint checkpoint = log.export(audit);
      assertEquals(700, checkpoint.size());

      Result result = verify("audit", audit, log.key().text());
      String root = CanonicalBase64.encode(checkpoint.root());
      assertEquals(new Result(0, List.of("verified 700 " + root)), result);
    }
  }

  @Test
  void aDamagedLogIsRefusedByForeignCodeToo() throws Exception {
    Path audit = temporary.resolve("audit");
    try (EvidenceLog log = logOf(300)) {
      log.export(audit);
      for (String file :
          List.of("checkpoint", "tile/0/000", "tile/1/000.p/1", "tile/entries/001.p/44")) {
        byte[] whole = Files.readAllBytes(audit.resolve(file));
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 4;
        Files.write(audit.resolve(file), damaged);

        Result result = verify("audit", audit, log.key().text());
        assertEquals(1, result.exit(), file);
        assertTrue(result.lines().get(0).startsWith("refused: "), file);
        Files.write(audit.resolve(file), whole);
      }
    }
  }

  /** INV-EVID-17. */
  @Test
  void aCosignatureIsVerifiedByForeignCode() throws Exception {
    Path audit = temporary.resolve("audit");
    TestKey witness = TestKey.other();
    WitnessKey key = new WitnessKey("witness.example/w1", Octets.of(witness.publicKey()));
    try (EvidenceLog log = logOf(20)) {
      Checkpoint checkpoint = log.export(audit);
      Path file = audit.resolve(AuditDirectory.CHECKPOINT);
      Instant time = Instant.ofEpochSecond(1_700_000_000);
      Octets signature = Octets.of(witness.sign(Cosignature.message(time, checkpoint.text())));
      List<SignedNote.Signature> lines =
          new ArrayList<>(SignedNote.parse(Files.readAllBytes(file)).signatures());
      lines.add(new Cosignature(time, signature).line(key));
      Files.write(file, new SignedNote(checkpoint.text(), lines).encode());

      String root = CanonicalBase64.encode(checkpoint.root());
      List<String> expected =
          List.of("cosigned witness.example/w1 1700000000", "verified 20 " + root);
      assertEquals(new Result(0, expected), verify("audit", audit, log.key().text(), key.text()));

      lines.set(1, new Cosignature(time.plusSeconds(1), signature).line(key));
      Files.write(file, new SignedNote(checkpoint.text(), lines).encode());
      assertEquals(1, verify("audit", audit, log.key().text(), key.text()).exit());
    }
  }

  /** INV-EVID-12: signatures, consistency and every entry of the range. */
  @Test
  void aProofBundleIsVerifiedByForeignCode() throws Exception {
    BundleFixture log = BundleFixture.of(temporary);
    Path file = temporary.resolve("bundle");
    String key = BundleFixture.KEY.text();
    for (BundleRange range : List.of(
        BundleRange.WHOLE,
        log.since(log.early),
        log.since(log.middle),
        log.between(log.early, log.middle))) {
      List<String> lines = log.lines(Question.of(Question.Kind.READS), range);
      VerifiedBundle proven = log.verify(lines);
      Files.write(file, lines, UTF_8);
      String root = CanonicalBase64.encode(proven.later().root());
      String verified = "verified " + proven.first() + " " + proven.later().size() + " " + root;
      assertEquals(new Result(0, List.of(verified)), verify("bundle", file, key));

      for (String word : List.of("later", "entry")) {
        List<String> cut = new ArrayList<>(lines);
        cut.remove(
            cut.stream().filter(line -> line.startsWith(word + " ")).findFirst().orElseThrow());
        Files.write(file, cut, UTF_8);
        Result refused = verify("bundle", file, key);
        assertEquals(1, refused.exit(), word);
        assertTrue(refused.lines().get(0).startsWith("refused: "), word);
      }
    }
  }

  /** F-27. */
  @Tag("F-27")
  @Test
  void goodAndBadNotesAreToldApartAsForeignCodeDoes() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("corpus"));
    List<String> expected = new ArrayList<>();
    List<NoteCorpus.Case> cases = NoteCorpus.cases();
    for (int i = 0; i < cases.size(); i++) {
      NoteCorpus.Case one = cases.get(i);
      String name = String.format("%03d", i);
      Files.write(folder.resolve(name), one.note().toByteArray());
      expected.add(name + " " + (one.verdict() == Verdict.BAD ? "bad" : "good"));
    }

    assertEquals(new Result(0, expected), verify("corpus", folder, NoteCorpus.KEY));
  }
}

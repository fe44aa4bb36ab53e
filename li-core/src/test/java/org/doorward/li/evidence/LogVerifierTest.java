package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.TestKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verifier against directories that no log of ours would write. */
class LogVerifierTest {
  private static final VerifierKey KEY =
      new VerifierKey("li.example/ne-1", Octets.of(TestKey.LOG.publicKey()));

  @TempDir
  Path directory;

  private List<Object> verified = List.of();

  static AuditEntry entry(long number) {
    Operation operation = number == 0 ? Operation.PERIOD_OPENED : Operation.HEARTBEAT;
    RecordedAct act =
        EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, operation).build().act();
    return new AuditEntry(
        number,
        Instant.ofEpochSecond(1_700_000_000 + number),
        number,
        false,
        act,
        Octets.EMPTY,
        Octets.EMPTY,
        number == 0 ? Octets.of(new byte[80]) : Octets.EMPTY,
        Optional.empty());
  }

  private static List<byte[]> entries(int size) {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      entries.add(entry(i).encode());
    }
    return entries;
  }

  /** Writes what the log's writer would, for any entries. */
  private void write(List<byte[]> entries) throws EvidenceException, IOException {
    TiledLog log = new TiledLog();
    List<TileFile> files = new ArrayList<>();
    for (byte[] entry : entries) {
      log.add(entry, files::add);
    }
    files.addAll(log.partialFiles());
    for (TileFile file : files) {
      put(file.path(), file.content());
    }
    Checkpoint checkpoint = new Checkpoint(KEY.name(), log.size(), log.root());
    Octets signature = Octets.of(TestKey.LOG.sign(checkpoint.text().getBytes(UTF_8)));
    SignedNote.Signature line = new SignedNote.Signature(KEY.name(), KEY.keyId(), signature);
    put("checkpoint", new SignedNote(checkpoint.text(), List.of(line)).encode());
    put("log.vkey", (KEY.text() + "\n").getBytes(UTF_8));
  }

  private void put(String path, byte[] content) throws IOException {
    Files.createDirectories(directory.resolve(path).getParent());
    Files.write(directory.resolve(path), content);
  }

  private VerifiedLog verify() throws EvidenceException {
    return LogVerifier.verify(directory, KEY, this::verifyOnce, entry -> {});
  }

  /** Thousands of damaged logs have the same good checkpoint. */
  private void verifyOnce(Octets key, byte[] message, Octets signature) throws EvidenceException {
    List<Object> signed = List.of(key, Octets.of(message), signature);
    if (!signed.equals(verified)) {
      TestKey.LOG.verify(key, message, signature);
      verified = signed;
    }
  }

  private String refusal() {
    return assertThrows(EvidenceException.class, this::verify).getMessage();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 700})
  void aWholeLogIsVerified(int size) throws Exception {
    write(entries(size));
    List<Long> numbers = new ArrayList<>();
    VerifiedLog verified =
        LogVerifier.verify(directory, KEY, TestKey.LOG, entry -> numbers.add(entry.number()));
    assertEquals(size, verified.checkpoint().size());
    assertEquals(size, numbers.size());
  }

  /** INV-EVID-05: Of every file that the checkpoint reaches: all bits of a small log, and one in each octet of a large one. */
  @Nested
  class AFlippedBit {
    @Tag("F-22")
    @Test
    void isFoundWhereverItIs() throws Exception {
      write(entries(3));
      for (Path file : files()) {
        byte[] whole = Files.readAllBytes(file);
        for (int bit = 0; bit < whole.length * 8; bit++) {
          requireFound(file, whole, bit);
        }
        Files.write(file, whole);
      }
      assertEquals(3, verify().checkpoint().size());
    }

    @Test
    void isFoundInALogWithFullTiles() throws Exception {
      write(entries(520));
      Random random = new Random(20261123);
      for (Path file : files()) {
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 40; i++) {
          requireFound(file, whole, random.nextInt(whole.length * 8));
        }
        Files.write(file, whole);
      }
      assertEquals(520, verify().checkpoint().size());
    }

    private void requireFound(Path file, byte[] whole, int bit) throws IOException {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);
      assertThrows(
          EvidenceException.class, LogVerifierTest.this::verify, () -> file + " bit " + bit);
    }
  }

  @Nested
  class Damage {
    @BeforeEach
    void writeALog() throws Exception {
      write(entries(520));
    }

    @Test
    void isNamedByTheEntryThatItConcerns() throws Exception {
      Path tile = directory.resolve("tile/0/001");
      byte[] hashes = Files.readAllBytes(tile);
      hashes[44 * 32 + 5] ^= 1;
      Files.write(tile, hashes);
      assertEquals("entry 300 is damaged, or tile/0/001 is", refusal());
    }

    @Test
    void isNamedByTheFirstEntryBelowAHigherTile() throws Exception {
      Path tile = directory.resolve("tile/1/000.p/2");
      byte[] hashes = Files.readAllBytes(tile);
      hashes[32] ^= 1;
      Files.write(tile, hashes);
      assertEquals("entry 256 is damaged, or tile/1/000.p/2 is", refusal());
    }

    @Test
    void isAlsoWhatIsMissingShorterOrLonger() throws Exception {
      for (Path file : files()) {
        byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        assertTrue(refusal().endsWith("is missing"));
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThrows(EvidenceException.class, LogVerifierTest.this::verify, file::toString);
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThrows(EvidenceException.class, LogVerifierTest.this::verify, file::toString);
        Files.write(file, whole);
      }
    }
  }

  /** Signed or not, it is no log of ours if its entries do not follow each other. */
  @Nested
  class ASignedLog {
    @Test
    void isRefusedIfAnEntryIsLeftOutOrOutOfItsPlace() throws Exception {
      List<byte[]> entries = entries(5);
      entries.remove(2);
      write(entries);
      assertEquals("entry 2 is damaged: it is not numbered so", refusal());
    }

    @Test
    void isRefusedIfTimeGoesBack() throws Exception {
      List<byte[]> entries = entries(3);
      AuditEntry last = entry(2);
      entries.set(
          2,
          new AuditEntry(
                  2,
                  Instant.EPOCH,
                  0,
                  true,
                  last.act(),
                  last.commitment(),
                  last.sealedDetail(),
                  last.sealedSeed(),
                  Optional.empty())
              .encode());
      write(entries);
      assertEquals("entry 2 is damaged: it is before the one before it", refusal());
    }

    @Test
    void isRefusedIfItDoesNotOpenAPeriodFirst() throws Exception {
      AuditEntry first = entry(1);
      AuditEntry renumbered = new AuditEntry(
          0,
          first.time(),
          0,
          false,
          first.act(),
          first.commitment(),
          first.sealedDetail(),
          first.sealedSeed(),
          Optional.empty());
      write(List.of(renumbered.encode()));
      assertEquals("entry 0 is damaged: it does not open a period", refusal());
    }

    @Test
    void isRefusedIfALeafIsNoEntry() throws Exception {
      write(List.of(entry(0).encode(), new byte[] {1, 2, 3}));
      assertTrue(refusal().startsWith("entry 1 is damaged: "));
    }

    @Test
    void isRefusedIfItIsAnotherLogThanTheOneThatIsMeant() throws Exception {
      write(entries(3));
      VerifierKey other = new VerifierKey("li.example/ne-2", KEY.publicKey());
      var refusal = assertThrows(
          EvidenceException.class,
          () -> LogVerifier.verify(directory, other, TestKey.LOG, entry -> {}));
      assertEquals("log.vkey is the key of another log", refusal.getMessage());
    }

    @Test
    void isRefusedIfItsRootIsNotThatOfItsEntries() throws Exception {
      write(entries(4));
      byte[] checkpoint = Files.readAllBytes(directory.resolve("checkpoint"));
      write(List.of(entry(0).encode(), entry(1).encode(), entry(2).encode(), changed(3)));
      put("checkpoint", checkpoint);
      assertEquals("the entries have another root than the checkpoint", refusal());
    }

    private byte[] changed(long number) {
      AuditEntry entry = entry(number);
      return new AuditEntry(
              number,
              entry.time(),
              4711,
              false,
              entry.act(),
              entry.commitment(),
              entry.sealedDetail(),
              entry.sealedSeed(),
              Optional.empty())
          .encode();
    }
  }
}

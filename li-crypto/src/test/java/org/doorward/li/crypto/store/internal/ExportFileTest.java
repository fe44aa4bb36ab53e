package org.doorward.li.crypto.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.crypto.evidence.internal.LogSigner;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.transfer.OpenedShare;
import org.doorward.li.crypto.transfer.SealingKey;
import org.doorward.li.crypto.transfer.StateExport;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of an exported state. */
class ExportFileTest {
  private static final Octets LOG_KEY = Octets.of(
      HexFormat.of().parseHex("b4c051664a5151c2c346ff34d261a57a26bec66938bffa7b3439b0e07f56e0ef"));

  @TempDir
  private Path directory;

  private static byte[] fixture() throws Exception {
    try (InputStream in =
        requireNonNull(ExportFileTest.class.getResourceAsStream("/vectors/store/export-1"))) {
      return in.readAllBytes();
    }
  }

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(UTF_8));
  }

  /** INV-X1-127: the file was written by another program, from {@code spec/formats.md}. */
  @Test
  void version1IsRead() throws Exception {
    Path file = Files.write(directory.resolve("export"), fixture());
    StateExport export = StateExport.read(file);
    assertEquals(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"), export.id());
    assertEquals(new NeIdentifier("ne-1.li.example"), export.element());
    assertEquals(Instant.parse("2026-01-01T00:00:00Z"), export.made());
    assertEquals(2, export.threshold());
    SortedMap<Integer, byte[]> shares = new TreeMap<>();
    for (byte octet = 1; octet <= 3; octet++) {
      byte[] secret = new byte[SealingKey.OCTETS];
      Arrays.fill(secret, octet);
      try (SealingKey key = SealingKey.of(secret);
          OpenedShare share = key.open(export)) {
        shares.put(share.number(), share.value());
      }
    }
    List<Change> expected = List.of(
        Change.put(Kind.TASK, octets("task 1"), octets("two")),
        Change.put(Kind.DESTINATION, octets("destination"), octets("d".repeat(70_000))),
        Change.put(Kind.OBJECT, octets("object"), Octets.EMPTY),
        Change.put(Kind.SPENT, octets("mandate"), octets("used")));
    for (int without = 1; without <= 3; without++) {
      SortedMap<Integer, byte[]> two = new TreeMap<>(shares);
      two.remove(without);
      List<Change> read = new ArrayList<>();
      ExportFile.read(file, two, LOG_KEY, read::add);
      assertEquals(expected, read);
    }
  }

  /** INV-X1-127. */
  @Test
  void aLaterVersionIsRefused() throws Exception {
    byte[] later = fixture();
    later["doorward state export ".length()] = '2';
    Path file = Files.write(directory.resolve("export"), later);
    EvidenceException e = assertThrows(EvidenceException.class, () -> StateExport.read(file));
    assertEquals("the exported state is of another version", e.getMessage());
    assertArrayEquals(later, Files.readAllBytes(file));
  }

  /** INV-X1-124. */
  @Test
  void anyChangedOctetIsRefused() throws Exception {
    try (KeyVault vault = EphemeralKeyVault.create(EnumSet.of(KeyVault.Use.LOG))) {
      LogSigner signer = LogSigner.of(vault);
      Octets logKey = Octets.of(signer.publicKey());
      SplitKey split = SplitKey.fresh(2, 2);
      SortedMap<Integer, byte[]> shares =
          new TreeMap<>(Map.of(1, split.shares().get(0), 2, split.shares().get(1)));
      Octets sealed = Octets.of(new byte[ExportHeader.SEALED_OCTETS]);
      ExportHeader header = new ExportHeader(
          UUID.randomUUID(),
          new NeIdentifier("ne"),
          new PolicyReference(Octets.of(new byte[16]), 1),
          Instant.EPOCH,
          2,
          List.of(
              new ExportHeader.Share(new Person("a"), Octets.of(new byte[32]), sealed),
              new ExportHeader.Share(new Person("b"), Octets.of(new byte[32]), sealed)));
      Change change = Change.put(Kind.TASK, octets("id"), octets("value"));
      Path file = directory.resolve("export");
      ExportFile.write(file, header, split.key(), signer, visitor -> visitor.change(change));
      List<Change> read = new ArrayList<>();
      ExportFile.read(file, shares, logKey, read::add);
      assertEquals(List.of(change), read);

      byte[] whole = Files.readAllBytes(file);
      for (int at = 0; at < whole.length; at++) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) (1 << (at % 8));
        Files.write(file, changed);
        assertThrows(
            EvidenceException.class,
            () -> ExportFile.read(file, shares, logKey, any -> {}),
            "octet " + at);
      }
      for (int length = 0; length < whole.length; length++) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertThrows(
            EvidenceException.class,
            () -> ExportFile.read(file, shares, logKey, any -> {}),
            length + " octets");
      }
    }
  }
}

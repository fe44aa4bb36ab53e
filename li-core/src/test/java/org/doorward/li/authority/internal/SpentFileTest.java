package org.doorward.li.authority.internal;

import static java.util.Objects.requireNonNull;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.SpentMandates.Use;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.Journal;
import org.doorward.li.store.internal.SegmentTaskStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-116, INV-X1-129: the mandates that an element of before had used are not forgotten. */
class SpentFileTest {
  @TempDir
  private Path directory;

  private static SignedDocument<Mandate> mandate(int number) {
    Mandate mandate = Operator.mandate().id(number).build();
    return new SignedDocument<>(mandate, Envelope.unsigned(mandate), Set.of());
  }

  private SegmentTaskStore store(SpentMandates spent) throws EvidenceException {
    SegmentTaskStore store =
        new SegmentTaskStore(Disk.local(), directory.resolve("state"), new byte[32], 8);
    store.read((kind, id, value) -> spent.restore(id, value));
    return store;
  }

  /** As elements wrote it: a record when a mandate was used, and one when its task had ended. */
  private Path file() throws Exception {
    Path file = directory.resolve("spent");
    SpentMandates spent = new SpentMandates();
    try (Journal journal =
        Journal.open(Disk.local(), file, "spent-mandates/1", (index, record) -> {})) {
      for (Change change : spent.spend(mandate(1))) {
        journal.append(change.value().map(Octets::toByteArray).orElseThrow());
      }
      for (Change change : spent.spend(mandate(2))) {
        journal.append(change.value().map(Octets::toByteArray).orElseThrow());
      }
      for (Change change : spent.end(mandate(2))) {
        journal.append(change.value().map(Octets::toByteArray).orElseThrow());
      }
    }
    return file;
  }

  @Test
  void whatWasUsedMovesIntoTheStore() throws Exception {
    Path file = file();
    SpentMandates spent = new SpentMandates();
    try (SegmentTaskStore store = store(spent)) {
      SpentFile.moveTo(Disk.local(), file, spent, store);
      assertEquals(Use.RUNNING, spent.use(mandate(1)));
      store.commit(spent.end(mandate(1)));
    }
    assertFalse(Files.exists(file));

    byte[] back = Files.readAllBytes(file());
    SpentMandates again = new SpentMandates();
    try (SegmentTaskStore store = store(again)) {
      Files.write(file, back); // a crash undid that it went
      SpentFile.moveTo(Disk.local(), file, again, store);
    }
    assertEquals(Use.ENDED, again.use(mandate(1)));
    assertEquals(Use.ENDED, again.use(mandate(2)));
    assertEquals(Use.FRESH, again.use(mandate(3)));
    assertTrue(again.forget(NOW).isEmpty());
  }

  /** The file was written by another program: one mandate in use, and one whose task has ended. */
  @Test
  void version1IsReadAndALaterOneRefused() throws Exception {
    byte[] fixture;
    try (InputStream in =
        requireNonNull(SpentFileTest.class.getResourceAsStream("/vectors/store/spent-1"))) {
      fixture = in.readAllBytes();
    }
    Path file = directory.resolve("spent");
    byte[] later = fixture.clone();
    later["doorward journal 1 spent-mandates/".length()] = '2';
    CRC32C check = new CRC32C();
    check.update(later, 0, 60);
    ByteBuffer.wrap(later).putInt(60, (int) check.getValue());
    Files.write(file, later);
    try (SegmentTaskStore store = store(new SpentMandates())) {
      EvidenceException e = assertThrows(
          EvidenceException.class,
          () -> SpentFile.moveTo(Disk.local(), file, new SpentMandates(), store));
      assertEquals("journal is not of the format spent-mandates/1", e.getMessage());
    }
    assertArrayEquals(later, Files.readAllBytes(file));

    Files.write(file, fixture);
    try (SegmentTaskStore store = store(new SpentMandates())) {
      SpentFile.moveTo(Disk.local(), file, new SpentMandates(), store);
    }
    Map<String, String> kept = new HashMap<>();
    try (SegmentTaskStore store =
        new SegmentTaskStore(Disk.local(), directory.resolve("state"), new byte[32], 8)) {
      store.read((kind, id, value) -> kept.put(id.toHex(), value.toHex()));
    }
    String inUse = "0a10" + "01".repeat(16) + "1220" + "02".repeat(32) + "1880ae99a40f";
    String ended = "0a10" + "03".repeat(16) + "1220" + "04".repeat(32) + "1880ae99a40f" + "2001";
    assertEquals(Map.of("01".repeat(16), inUse, "03".repeat(16), ended), kept);
  }

  @Test
  void aDamagedFileIsRefusedAndStays() throws Exception {
    Path file = file();
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length / 2] ^= 1;
    Files.write(file, whole);
    SpentMandates spent = new SpentMandates();
    try (SegmentTaskStore store = store(spent)) {
      assertThrows(
          EvidenceException.class, () -> SpentFile.moveTo(Disk.local(), file, spent, store));
    }
    assertTrue(Files.exists(file));
  }
}

package org.doorward.li.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-X1-119: the state of an element of before moves into segments. The journal is one that such an element's store
 * wrote: values that changed, one of 6000 octets, an empty one, and one that went.
 */
class StateJournalTest {
  private static final Map<String, String> HELD = Map.of(
      "TASK task 1", "two", "DESTINATION destination", "d".repeat(6000), "OBJECT object", "");

  @TempDir
  private Path directory;

  private Path file;
  private byte[] journal;

  @BeforeEach
  void copyTheFixture() throws IOException {
    try (InputStream in =
        requireNonNull(StateJournalTest.class.getResourceAsStream("/vectors/store/journal-1"))) {
      journal = in.readAllBytes();
    }
    file = Files.write(directory.resolve("journal"), journal);
  }

  private static String text(Octets octets) {
    return new String(octets.toByteArray(), UTF_8);
  }

  private SegmentTaskStore store(Disk disk, String name, Map<String, String> read)
      throws EvidenceException {
    SegmentTaskStore store = new SegmentTaskStore(disk, directory.resolve(name), new byte[32], 8);
    store.read((kind, id, value) -> read.put(kind + " " + text(id), text(value)));
    return store;
  }

  private void move(Disk disk, String name) throws EvidenceException {
    try (SegmentTaskStore store = store(disk, name, new HashMap<>())) {
      StateJournal.moveTo(disk, file, store);
    }
  }

  private Map<String, String> held(String name) throws EvidenceException {
    Map<String, String> read = new HashMap<>();
    store(Disk.local(), name, read).close();
    return read;
  }

  @Test
  void whatItHeldMovesIntoSegmentsAndItGoes() throws Exception {
    move(Disk.local(), "segments");
    assertEquals(HELD, held("segments"));
    assertFalse(Files.exists(file));

    move(Disk.local(), "segments");
    assertEquals(HELD, held("segments"));
  }

  @Test
  void aMoveThatWasCutShortIsDoneAgain() throws Exception {
    boolean failed = true;
    for (int successes = 0; failed; successes++) {
      assertTrue(successes < 100, "the move ends");
      Files.write(file, journal);
      FaultyDisk disk = FaultyDisk.endingAfter(successes);
      String name = "segments " + successes;
      try {
        move(disk, name);
      } catch (EvidenceException e) {
        assertTrue(disk.failed());
      }
      failed = disk.failed();

      move(Disk.local(), name);
      assertEquals(HELD, held(name));
      assertFalse(Files.exists(file));
    }
  }

  @Test
  void aLaterVersionIsRefusedAndNotTouched() throws Exception {
    refused(withHeader("doorward journal 2 state/1"), "journal is not of the format state/1");
    refused(withHeader("doorward journal 1 state/2"), "journal is not of the format state/1");
    Files.write(file, withHeader("doorward journal 1 state/1"));
    move(Disk.local(), "segments");
    assertEquals(HELD, held("segments"));
  }

  @Test
  void aDamagedJournalIsRefusedAndNotTouched() throws Exception {
    byte[] other = journal.clone();
    other[other.length / 2] ^= 1;
    refused(other, "journal record 0 is damaged");
  }

  private void refused(byte[] other, String why) throws Exception {
    Files.write(file, other);
    EvidenceException e =
        assertThrows(EvidenceException.class, () -> move(Disk.local(), "segments"));
    assertEquals(why, e.getMessage());
    assertArrayEquals(other, Files.readAllBytes(file));
    assertEquals(Map.of(), held("segments"));
  }

  /** With the checksum that belongs to it. */
  private byte[] withHeader(String text) {
    ByteBuffer other = ByteBuffer.wrap(journal.clone()).put(text.getBytes(UTF_8));
    CRC32C check = new CRC32C();
    check.update(other.array(), 0, 60);
    return other.putInt(60, (int) check.getValue()).array();
  }
}

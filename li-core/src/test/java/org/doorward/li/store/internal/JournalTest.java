package org.doorward.li.store.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorward.li.fault.EvidenceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final String FORMAT = "test/1";

  @TempDir(factory = Memory.class)
  Path directory;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("journal");
  }

  private static Journal open(Disk disk, Path file, List<String> into) throws EvidenceException {
    return Journal.open(disk, file, FORMAT, (index, record) -> {
      assertEquals(into.size(), index);
      into.add(new String(record, UTF_8));
    });
  }

  private List<String> reopened() throws EvidenceException {
    List<String> records = new ArrayList<>();
    open(Disk.local(), file, records).close();
    return records;
  }

  private void write(String... records) throws EvidenceException {
    try (Journal journal = open(Disk.local(), file, new ArrayList<>())) {
      for (String record : records) {
        journal.append(record.getBytes(UTF_8));
      }
    }
  }

  @Test
  void recordsAreReadBackInOrder() throws Exception {
    write("one", "two");
    write("three", "f".repeat(300_000), "five");

    assertEquals(List.of("one", "two", "three", "f".repeat(300_000), "five"), reopened());
  }

  @Test
  void whatSyncReturnedForIsInTheFile() throws Exception {
    try (Journal journal = open(Disk.local(), file, new ArrayList<>())) {
      journal.append("one".getBytes(UTF_8));
      journal.sync();
      Path copy = Files.copy(file, directory.resolve("copy"));

      List<String> records = new ArrayList<>();
      open(Disk.local(), copy, records).close();
      assertEquals(List.of("one"), records);
    }
  }

  @Test
  void theFileIsForItsOwnerAlone() throws Exception {
    write("one");

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void isOpenOnceOnly() throws Exception {
    try (Journal journal = open(Disk.local(), file, new ArrayList<>())) {
      assertEquals(0, journal.records());
      assertThrows(EvidenceException.class, () -> reopened());
    }
  }

  @Test
  void refusesTheFileOfAnotherFormat() throws Exception {
    Journal.open(Disk.local(), file, "test/2", (index, record) -> {}).close();

    var refusal = assertThrows(EvidenceException.class, () -> reopened());
    assertEquals("journal is not of the format test/1", refusal.getMessage());
  }

  @Test
  void refusesRecordsThatItCouldNotTellFromNothing() throws Exception {
    try (Journal journal = open(Disk.local(), file, new ArrayList<>())) {
      assertThrows(IllegalArgumentException.class, () -> journal.append(new byte[0]));
      byte[] tooLong = new byte[Journal.MAX_RECORD_OCTETS + 1];
      assertThrows(IllegalArgumentException.class, () -> journal.append(tooLong));
    }
  }

  /** An interrupted write leaves a beginning, and nothing or zeros behind it. */
  @Nested
  class ATornTail {
    @Test
    void isCutWhereverTheFileEnds() throws Exception {
      write("one", "twotwo", "three");
      byte[] whole = Files.readAllBytes(file);
      int[] ends = ends("one", "twotwo", "three");

      for (int size = 0; size <= whole.length; size++) {
        int cut = size;
        Files.write(file, Arrays.copyOf(whole, size));
        int expected = (int) Arrays.stream(ends).filter(end -> end <= cut).count();
        assertEquals(List.of("one", "twotwo", "three").subList(0, expected), reopened());
      }
    }

    @Test
    void isCutWhereItsSectorsWereNeverWritten() throws Exception {
      write("one", "t".repeat(2000));
      byte[] whole = Files.readAllBytes(file);

      for (int written = 512; written < whole.length; written += 512) {
        Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, written), whole.length));
        assertEquals(List.of("one"), reopened());
      }
    }

    @Test
    void isFollowedByNewRecords() throws Exception {
      write("one", "two");
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), ends("one", "two")[1] - 1));
      write("three");

      assertEquals(List.of("one", "three"), reopened());
    }

    @Test
    void leavesTheRoomThatTheFileHas() throws Exception {
      Files.write(file, Journal.empty(FORMAT, 4096));
      write("one", "two");
      assertEquals(4096, Files.size(file));
      assertEquals(List.of("one", "two"), reopened());

      byte[] torn = Files.readAllBytes(file);
      Arrays.fill(torn, ends("one", "two")[1] - 4, torn.length, (byte) 0);
      Files.write(file, torn);
      assertEquals(List.of("one"), reopened());
      write("three");
      assertEquals(List.of("one", "three"), reopened());
      assertEquals(4096, Files.size(file));
    }

    private int[] ends(String... records) {
      int[] ends = new int[records.length];
      int end = JournalFrame.HEADER_OCTETS;
      for (int i = 0; i < records.length; i++) {
        end += JournalFrame.frameOctets(records[i].length());
        ends[i] = end;
      }
      return ends;
    }
  }

  /** Whatever does not verify, and is no torn tail, was changed after it was written. */
  @Test
  void everyFlippedBitIsFoundAndItsRecordNamed() throws Exception {
    write("one", "twotwo", "three");
    byte[] whole = Files.readAllBytes(file);

    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);

      var refusal = assertThrows(EvidenceException.class, () -> reopened(), "bit " + bit);
      int octet = bit / 8 - JournalFrame.HEADER_OCTETS;
      int first = JournalFrame.frameOctets(3);
      int second = first + JournalFrame.frameOctets(6);
      String place = octet < first ? "record 0" : octet < second ? "record 1" : "record 2";
      assertTrue(
          refusal.getMessage().contains(octet < 0 ? "header" : place), () -> "octet " + octet);
    }
    assertArrayEquals(whole, restored(whole));
  }

  private byte[] restored(byte[] whole) throws IOException, EvidenceException {
    Files.write(file, whole);
    assertEquals(List.of("one", "twotwo", "three"), reopened());
    return Files.readAllBytes(file);
  }

  /** INV-EVID-04: After a failed write or sync nothing is known about the file, so nothing is tried again. */
  @Nested
  class AfterAFailure {
    @Test
    void everyLaterCallFails() throws Exception {
      FaultyDisk disk = FaultyDisk.failingOnceAfter(Integer.MAX_VALUE);
      try (Journal journal = open(disk, file, new ArrayList<>())) {
        journal.append("one".getBytes(UTF_8));
        journal.sync();
        journal.append("two".getBytes(UTF_8));
        disk.failAfter(1); // the write passes, its sync does not

        assertThrows(EvidenceException.class, journal::sync);
        assertThrows(EvidenceException.class, journal::sync);
        assertThrows(EvidenceException.class, () -> journal.append("three".getBytes(UTF_8)));
      }
      assertEquals("one", reopened().get(0));
    }

    @Test
    void whatWasSyncedBeforeIsThere() throws Exception {
      for (int successes = 0; successes < 12; successes++) {
        Files.deleteIfExists(file);
        FaultyDisk disk = FaultyDisk.endingAfter(successes);
        int synced = 0;
        try (Journal journal = open(disk, file, new ArrayList<>())) {
          for (; synced < 8; synced++) {
            journal.append(("record " + synced).getBytes(UTF_8));
            journal.sync();
          }
        } catch (EvidenceException e) {
          assertTrue(disk.failed());
        }
        assertTrue(reopened().size() >= synced, "after " + successes + " operations");
      }
    }
  }
}

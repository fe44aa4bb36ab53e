package org.doorward.li.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doorward.li.fault.EvidenceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-X1-110: what was forced is read back whatever the disk does, and a file that was changed is refused. INV-X1-111:
 * no block is sealed twice under one nonce.
 */
class SegmentLogTest {
  private static final String FORMAT = "test/1";
  private static final int BLOCKS = 4;
  private static final int BLOCK = SegmentFormat.BLOCK_OCTETS;
  private static final byte[] KEY = new byte[32];

  @TempDir(factory = Memory.class)
  private Path root;

  private Path directory;
  private final Random random = new Random(3);

  @BeforeEach
  void nameTheDirectory() {
    directory = root.resolve("log");
  }

  private SegmentLog open(Disk disk) throws EvidenceException {
    return SegmentLog.open(disk, directory, FORMAT, KEY, BLOCKS);
  }

  private List<String> read() throws EvidenceException {
    try (SegmentLog log = open(Disk.local())) {
      return read(log);
    }
  }

  private static List<String> read(SegmentLog log) throws EvidenceException {
    List<String> records = new ArrayList<>();
    log.read((segment, record) -> records.add(new String(record, StandardCharsets.UTF_8)));
    return records;
  }

  /** A text that says which record it is, as long as it is told. */
  private static String record(int number, int length) {
    return number + "-".repeat(length);
  }

  private static byte[] octets(String record) {
    return record.getBytes(StandardCharsets.UTF_8);
  }

  /** Several groups, over several segments. */
  private List<String> fill(SegmentLog log, int groups) throws EvidenceException {
    List<String> written = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      for (int i = 0; i <= group % 3; i++) {
        String record = record(written.size(), random.nextInt(6000));
        log.append(octets(record));
        written.add(record);
      }
      log.sync();
    }
    return written;
  }

  private Path segment(long number) {
    return directory.resolve("segment-" + String.format("%016x", number));
  }

  private long lastSegment() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().contains("segment-")).count();
    }
  }

  private String refusal() {
    return assertThrows(EvidenceException.class, this::read).getMessage();
  }

  @Test
  void recordsAreReadBackInTheirOrder() throws Exception {
    List<String> written;
    try (SegmentLog log = open(Disk.local())) {
      written = fill(log, 20);
    }
    assertTrue(lastSegment() > 5);
    assertEquals(written, read());
    try (SegmentLog log = open(Disk.local())) {
      assertEquals(written, read(log));
      written.addAll(fill(log, 5));
    }
    assertEquals(written, read());
  }

  /** Each length around the ends of blocks and segments, as one group and as many. */
  @Test
  void recordsOfAnyLengthAreReadBack() throws Exception {
    List<String> written = new ArrayList<>();
    try (SegmentLog log = open(Disk.local())) {
      for (int around : new int[] {1, 4072, 4067, 8144, 3 * 4072, 7 * 4072}) {
        for (int more = -6; more <= 6; more++) {
          String record = "x".repeat(Math.max(1, around + more));
          log.append(octets(record));
          written.add(record);
          if (more % 3 == 0) {
            log.sync();
          }
        }
      }
    }
    assertEquals(written, read());
  }

  @Test
  void whatWasNotForcedMayGoButNothingBeforeIt() throws Exception {
    boolean failed = true;
    for (int successes = 0; failed; successes++) {
      assertTrue(successes < 400, "the scenario ends");
      directory = root.resolve("log " + successes);
      FaultyDisk disk = FaultyDisk.endingAfter(successes);
      List<String> durable = new ArrayList<>();
      List<String> all = new ArrayList<>();
      try (SegmentLog log = open(disk)) {
        for (int group = 0; group < 12; group++) {
          for (int i = 0; i < 3; i++) {
            String record = record(all.size(), random.nextInt(5000));
            all.add(record);
            log.append(octets(record));
          }
          log.sync();
          durable = List.copyOf(all);
          if (group == 8) {
            log.trim(3);
          }
        }
      } catch (EvidenceException e) {
        assertTrue(disk.failed());
      }
      failed = disk.failed();
      List<String> read = read();
      String last = read.isEmpty() ? "" : read.get(read.size() - 1);
      int end = read.isEmpty() ? 0 : all.indexOf(last) + 1;
      assertTrue(end >= durable.size(), "nothing forced is lost");
      assertEquals(all.subList(end - read.size(), end), read);
    }
  }

  @Test
  void oldSegmentsGoWhenTheyAreLetGo() throws Exception {
    List<String> written;
    try (SegmentLog log = open(Disk.local())) {
      written = fill(log, 20);
      log.trim(5);
      assertTrue(Files.exists(segment(4)), "not before it is durable");
      log.sync();
      assertFalse(Files.exists(segment(4)));
      assertTrue(Files.exists(segment(5)));
    }
    List<String> read = read();
    assertFalse(read.isEmpty());
    assertEquals(written.subList(written.size() - read.size(), written.size()), read);
  }

  /** A crash can undo removals of files, of some and not of others. */
  @Test
  void aSegmentThatComesBackDoesNotCount() throws Exception {
    byte[] old;
    try (SegmentLog log = open(Disk.local())) {
      fill(log, 20);
      old = Files.readAllBytes(segment(2));
      log.trim(5);
    }
    List<String> before = read();
    Files.write(segment(2), old);

    assertEquals(before, read());
    assertFalse(Files.exists(segment(2)));
  }

  /** Any block changed, of any segment: refused by its place, or behind what counts. */
  @Tag("F-22")
  @Test
  void aChangedBlockIsRefusedByItsPlace() throws Exception {
    List<String> written;
    try (SegmentLog log = open(Disk.local())) {
      written = fill(log, 9);
    }
    long last = lastSegment();
    int refused = 0;
    int unwritten = 0;
    for (long number = 1; number <= last; number++) {
      byte[] whole = Files.readAllBytes(segment(number));
      for (int block = 0; block < BLOCKS; block++) {
        byte[] changed = whole.clone();
        changed[block * BLOCK + random.nextInt(BLOCK)] ^= 1;
        Files.write(segment(number), changed);
        if (number < last || block == 0) {
          String message = refusal();
          assertTrue(
              message.startsWith((block == 0 ? "header of segment " : "segment ") + number)
                  || message.contains("another version"),
              message);
          assertTrue(block == 0 || message.contains("block " + block + " "), message);
          refused++;
        } else if (isRead(written)) {
          unwritten++;
        } else {
          assertTrue(refusal().startsWith("segment " + number + ", block " + block + " "));
          refused++;
        }
      }
      Files.write(segment(number), whole);
    }
    assertTrue(refused > 12);
    assertTrue(unwritten < BLOCKS);
    assertEquals(written, read());
  }

  private boolean isRead(List<String> written) {
    try {
      return read().equals(written);
    } catch (EvidenceException e) {
      return false;
    }
  }

  @Test
  void theLastGroupOfAClosedLogIsSeenToBeWhole() throws Exception {
    try (SegmentLog log = open(Disk.local())) {
      log.append(octets("one"));
    }
    assertEquals(List.of("one"), read());
    byte[] whole = Files.readAllBytes(segment(1));
    whole[BLOCK + 100] ^= 1;
    Files.write(segment(1), whole);

    assertTrue(refusal().startsWith("segment 1, block 1 is damaged"));
  }

  @Test
  void aDamagedGroupBeforeAnotherIsRefused() throws Exception {
    try (SegmentLog log = open(Disk.local())) {
      log.append(octets("one"));
      log.sync();
      log.append(octets("two"));
      log.sync();
    }
    byte[] whole = Files.readAllBytes(segment(1));
    whole[BLOCK + 100] ^= 1;
    Files.write(segment(1), whole);

    assertTrue(refusal().startsWith("segment 1, block 1 is damaged"));
  }

  @Test
  void blocksAndSegmentsCannotBeSwappedReplayedOrTakenAway() throws Exception {
    try (SegmentLog log = open(Disk.local())) {
      fill(log, 20);
    }
    byte[] one = Files.readAllBytes(segment(1));
    byte[] two = Files.readAllBytes(segment(2));

    byte[] swapped = one.clone();
    System.arraycopy(one, BLOCK, swapped, 2 * BLOCK, BLOCK);
    System.arraycopy(one, 2 * BLOCK, swapped, BLOCK, BLOCK);
    Files.write(segment(1), swapped);
    assertTrue(refusal().startsWith("segment 1, block 1 "));

    byte[] replayed = one.clone();
    System.arraycopy(two, BLOCK, replayed, BLOCK, BLOCK);
    Files.write(segment(1), replayed);
    assertTrue(refusal().startsWith("segment 1, block 1 "));

    Files.write(segment(1), two);
    assertTrue(refusal().startsWith("header of segment 1 "));

    Files.write(segment(1), Arrays.copyOf(one, one.length - BLOCK));
    assertTrue(refusal().startsWith("segment 1 is cut"));

    Files.delete(segment(1));
    assertTrue(refusal().startsWith("segment 1 is missing"));

    Files.write(segment(1), one);
    assertFalse(read().isEmpty());
  }

  /** The first segment of another log under the same key. */
  @Test
  void aSegmentOfAnotherTimeIsRefused() throws Exception {
    try (SegmentLog log = open(Disk.local())) {
      fill(log, 20);
    }
    byte[] one = Files.readAllBytes(segment(1));
    Path first = directory;
    directory = root.resolve("other");
    try (SegmentLog log = open(Disk.local())) {
      fill(log, 20);
    }
    assertFalse(read().isEmpty());
    Files.write(segment(1), one);
    assertTrue(refusal().startsWith("segment 1 is not the one before 2"));
    directory = first;
    assertFalse(read().isEmpty());
  }

  @Test
  void anotherKeyFormatOrVersionIsRefusedAndNothingIsTouched() throws Exception {
    try (SegmentLog log = open(Disk.local())) {
      fill(log, 9);
    }
    byte[] otherKey = KEY.clone();
    otherKey[7] ^= 1;
    assertThrows(
        EvidenceException.class,
        () -> SegmentLog.open(Disk.local(), directory, FORMAT, otherKey, BLOCKS));
    assertThrows(
        EvidenceException.class,
        () -> SegmentLog.open(Disk.local(), directory, "test/2", KEY, BLOCKS));

    byte[] later = Files.readAllBytes(segment(lastSegment()));
    later["doorward segments ".length()] = '2';
    Files.write(segment(lastSegment()), later);
    Map<String, String> before = content();
    assertTrue(refusal().endsWith("is written in another version"));
    assertEquals(before, content());
  }

  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        content.put(file.toString(), Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return content;
  }

  /** A crash, and the same again: what is sealed then stands in another segment, under another key. */
  @Test
  void nothingIsWrittenOverWhatACrashLeft() throws Exception {
    try (SegmentLog log = open(Disk.local())) {
      log.append(octets("one"));
      log.sync();
    }
    byte[] before = Files.readAllBytes(segment(1));
    for (int start = 2; start < 5; start++) {
      try (SegmentLog log = open(Disk.local())) {
        log.append(octets("one"));
        log.sync();
      }
      byte[] next = Files.readAllBytes(segment(start));
      assertFalse(Arrays.equals(before, BLOCK, 2 * BLOCK, next, BLOCK, 2 * BLOCK));
      assertFalse(Arrays.equals(before, 20, 52, next, 20, 52), "a salt of its own");
    }
    assertEquals(List.of("one", "one", "one", "one"), read());
    assertTrue(Arrays.equals(before, Files.readAllBytes(segment(1))));
  }

  @Test
  void aFileDoesNotShowHowMuchIsInIt() throws Exception {
    try (SegmentLog log = open(Disk.local())) {
      log.append(octets("little"));
      log.sync();
    }
    byte[] file = Files.readAllBytes(segment(1));
    assertEquals(BLOCKS * BLOCK, file.length);
    for (int block = 1; block < BLOCKS; block++) {
      long distinct = Arrays.stream(boxed(file, block)).distinct().count();
      assertTrue(distinct > 250, "block " + block + " looks sealed");
    }
  }

  private static Byte[] boxed(byte[] file, int block) {
    Byte[] octets = new Byte[BLOCK];
    Arrays.setAll(octets, i -> file[block * BLOCK + i]);
    return octets;
  }

  @Test
  void aLogIsOpenOnce() throws Exception {
    try (SegmentLog log = open(Disk.local())) {
      log.append(octets("one"));
      assertThrows(EvidenceException.class, () -> open(Disk.local()));
    }
    assertEquals(List.of("one"), read());
  }

  @Test
  void aLogThatFailedTakesNothingMore() throws Exception {
    FaultyDisk disk = FaultyDisk.failingOnceAfter(100);
    try (SegmentLog log = open(disk)) {
      log.append(octets("one"));
      log.sync();
      log.append(octets("two"));
      disk.failAfter(0);
      assertThrows(EvidenceException.class, log::sync);
      assertThrows(EvidenceException.class, () -> log.append(octets("three")));
    }
    assertEquals("one", read().get(0));
  }
}

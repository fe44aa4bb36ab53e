package org.doorward.li.evidence.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.FaultyDisk;
import org.doorward.li.store.internal.Journal;
import org.doorward.li.store.internal.Memory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What opening a log makes of what it finds. */
class RecoveryTest {
  @TempDir(factory = Memory.class)
  Path temporary;

  private TestLog test;

  @BeforeEach
  void nameTheLog() {
    test = new TestLog(temporary);
  }

  private void appendAndClose(int first, int last) throws EvidenceException {
    try (EvidenceLog log = test.open()) {
      for (int code = first; code < last; code++) {
        log.appendLater(TestLog.entry(code));
      }
      log.append(TestLog.entry(last));
    }
  }

  private String refusal() {
    return assertThrows(EvidenceException.class, () -> test.open().close()).getMessage();
  }

  /** Opening publishes, so that what is published then is the whole log. */
  private List<AuditEntry> reopened() throws EvidenceException {
    try (EvidenceLog log = test.open()) {
      return test.verified(test.audit(), log);
    }
  }

  @Test
  void aLogContinuesWhereItEnded() throws Exception {
    appendAndClose(1, 2);
    appendAndClose(3, 3);

    List<AuditEntry> entries = reopened();
    assertEquals(List.of(0, 1, 2, 0, 3, 0), entries.stream().map(TestLog::code).toList());
    for (int opened : new int[] {0, 3, 5}) {
      assertEquals(Operation.PERIOD_OPENED, entries.get(opened).act().operation());
    }
  }

  @Test
  void aLogIsOpenOnceOnly() throws Exception {
    try (EvidenceLog log = test.open()) {
      assertThrows(EvidenceException.class, test::open);
      assertEquals(1, log.append(TestLog.entry(1)));
    }
  }

  /** INV-EVID-03. What is signed is there or the log stays shut; what is not signed is kept and marked. */
  @Test
  void aJournalCutAnywhereGivesEverySignedEntryOrStaysShut() throws Exception {
    appendAndClose(1, 1);
    byte[] head = Files.readAllBytes(test.head());
    int signedOctets = (int) Files.size(test.journal());
    appendAndClose(2, 3);
    byte[] journal = Files.readAllBytes(test.journal());

    for (int size = 0; size <= journal.length; size++) {
      byte[] cut = Arrays.copyOf(journal, size);
      Files.write(test.journal(), cut);
      Files.write(test.head(), head);
      if (Files.exists(test.audit())) {
        deleteAll(test.audit());
      }
      if (size < signedOctets) {
        assertTrue(refusal().endsWith("entries, and 2 were signed"), "cut to " + size);
        assertArrayEquals(cut, Files.readAllBytes(test.journal()), "nothing is changed");
      } else {
        requireRecovered(reopened(), "cut to " + size);
      }
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Two signed entries, some of three that were not, the new period, and what is said about them. */
  private static void requireRecovered(List<AuditEntry> entries, String cut) {
    assertEquals(1, TestLog.code(entries.get(1)), cut);
    AuditEntry last = entries.get(entries.size() - 1);
    if (last.act().operation() == Operation.EVIDENCE_RECOVERED) {
      assertEquals(OptionalLong.of(2), last.act().refersTo(), cut);
      assertEquals(entries.size() - 4, last.act().occurrences(), cut);
    } else {
      assertEquals(3, entries.size(), cut);
      assertEquals(Operation.PERIOD_OPENED, last.act().operation(), cut);
    }
  }

  @Nested
  class ALogStaysShut {
    @Test
    void withoutItsHead() throws Exception {
      appendAndClose(1, 1);
      Files.delete(test.head());
      assertEquals("the log's head is older than what was published", refusal());
      Files.delete(test.audit().resolve("checkpoint"));
      assertEquals("the log's head is missing", refusal());
    }

    @Test
    void withoutItsJournal() throws Exception {
      appendAndClose(1, 1);
      Files.delete(test.journal());
      assertEquals("the log has 0 entries, and 2 were signed", refusal());
    }

    @Tag("F-23")
    @Test
    void whenItsHeadIsOlderThanWhatWasPublished() throws Exception {
      appendAndClose(1, 1);
      byte[] head = Files.readAllBytes(test.head());
      appendAndClose(2, 2);
      Files.write(test.head(), head);
      assertEquals("the log's head is older than what was published", refusal());
    }

    @Test
    void whenTheKeyIsAnother() throws Exception {
      appendAndClose(1, 1);
      assertThrows(
          EvidenceException.class,
          () -> test.open(Disk.local(), TestKey.other(), InstantSource.system()));
    }

    /** Whoever changes an entry can repair the journal's checksums, but not the head. */
    @Test
    void whenAnEntryWasExchanged() throws Exception {
      appendAndClose(1, 3);
      List<byte[]> records = new ArrayList<>();
      open((index, record) -> records.add(record)).close();
      byte[] changed = records.get(2);
      changed[changed.length - 1] ^= 3; // the number of occurrences
      Files.delete(test.journal());
      try (Journal journal = open((index, record) -> {})) {
        for (byte[] record : records) {
          journal.append(record);
        }
      }
      assertEquals("entry 2 is damaged, or tile/0/000.p/4 is", refusal());
    }

    private Journal open(Journal.Visitor visitor) throws EvidenceException {
      return Journal.open(Disk.local(), test.journal(), Recovery.JOURNAL_FORMAT, visitor);
    }
  }

  /** INV-EVID-05: F-22. */
  @Tag("F-22")
  @Test
  void aFlippedBitInAnyFileIsFoundAtTheStart() throws Exception {
    appendAndClose(1, 300);
    Random random = new Random(20261123);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(test.directory())) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    assertEquals(10, files.size());
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < 20; i++) {
        int bit = random.nextInt(whole.length * 8);
        byte[] damaged = whole.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, damaged);
        assertThrows(
            EvidenceException.class, () -> test.open().close(), () -> file + " bit " + bit);
      }
      Files.write(file, whole);
    }
    assertEquals(302, reopened().size());
  }

  /** Elements of before kept one note in the file and nothing else. */
  @Test
  void aHeadOfTheVersionBeforeIsReadAndOneOfALaterIsNotTouched() throws Exception {
    appendAndClose(1, 1);
    byte[] note = HeadSlots.read(Files.readAllBytes(test.head())).stream()
        .flatMap(Optional::stream)
        .reduce((one, other) -> other)
        .orElseThrow();
    Files.write(test.head(), note);

    appendAndClose(2, 2);
    assertEquals(List.of(0, 1, 0, 2, 0), reopened().stream().map(TestLog::code).toList());

    byte[] head = Files.readAllBytes(test.head());
    head["doorward head ".length()] = '3';
    Files.write(test.head(), head);
    assertEquals("the log's head is damaged, or of a format that is not known", refusal());
    assertArrayEquals(head, Files.readAllBytes(test.head()), "nothing is changed");
  }

  /** A full tile is published durably, or follows from the journal: a crash between leaves anything. */
  @Test
  void aTileThatWasNotPublishedIsWrittenAgain() throws Exception {
    FaultyDisk disk = FaultyDisk.endingAfter(Integer.MAX_VALUE);
    Path tile = test.audit().resolve("tile/0/000");
    try (EvidenceLog log = test.open(disk)) {
      for (int i = 0; i < 300; i++) {
        log.appendLater(TestLog.entry(1));
      }
      log.append(TestLog.entry(1));
      disk.failAfter(0);
      assertThrows(EvidenceException.class, log::heartbeat);
    }
    assertTrue(Files.exists(tile));
    Files.write(tile, new byte[4096]);

    assertEquals(303, reopened().size());
    Files.write(tile, new byte[4096]);
    assertEquals("entry 0 is damaged, or tile/0/000 is", refusal());
  }

  /** INV-EVID-10: F-18. Stopping needs no evidence to be allowed, and is in evidence all the same. */
  @Nested
  class AStop {
    private static EntryDraft stop() {
      return EntryDraft.of(Phase.INTENT, ActorClass.ADMF, Operation.DEACTIVATE_TASK)
          .build();
    }

    @Test
    void isInTheLogWhileThatCanBeWritten() throws Exception {
      try (EvidenceLog log = test.open()) {
        assertEquals(OptionalLong.of(1), log.appendStop(stop()));
      }
      assertEquals(3, reopened().size());
    }

    @Tag("F-18")
    @Test
    void isInTheReservedSpaceOnceTheLogHasFailed() throws Exception {
      FaultyDisk disk = FaultyDisk.failingOnceAfter(Integer.MAX_VALUE);
      Instant before = Instant.now();
      long octets;
      try (EvidenceLog log = test.open(disk)) {
        octets = Files.size(test.directory().resolve("reserve"));
        disk.failAfter(0);
        assertThrows(EvidenceException.class, () -> log.append(TestLog.entry(1)));
        assertEquals(OptionalLong.empty(), log.appendStop(stop()));
        assertEquals(OptionalLong.empty(), log.appendStop(stop()));
        assertEquals(
            octets, Files.size(test.directory().resolve("reserve")), "no more room is taken");
      }

      List<AuditEntry> entries = reopened();
      assertEquals(4, entries.size());
      for (AuditEntry entry : entries.subList(2, 4)) {
        assertEquals(stop().act(), entry.act());
        assertTrue(!entry.reservedAt().orElseThrow().isBefore(before));
      }
      assertEquals(5, reopened().size(), "it enters the log once");
    }

    @Test
    void saysSoWhenItIsNowhere() throws Exception {
      FaultyDisk disk = FaultyDisk.endingAfter(Integer.MAX_VALUE);
      try (EvidenceLog log = test.open(disk)) {
        disk.failAfter(0);
        assertThrows(EvidenceException.class, () -> log.appendStop(stop()));
      }
    }
  }

  /** INV-EVID-02, INV-EVID-04, INV-EVID-08: F-21, F-20 at the level of the disk: at each of its operations in turn. */
  @Nested
  class WhenTheDiskFails {
    @Test
    void nothingIsAcknowledgedAnyMoreAndNothingAcknowledgedIsLost() throws Exception {
      boolean failed = true;
      for (int successes = 0; failed; successes++) {
        TestLog log = new TestLog(temporary.resolve("ending-" + successes));
        failed = endingAfter(log, FaultyDisk.endingAfter(successes));
      }
    }

    @Tag("F-21")
    @Test
    void onceItIsNotTriedAgain() throws Exception {
      boolean failed = true;
      for (int successes = 0; failed; successes++) {
        TestLog log = new TestLog(temporary.resolve("once-" + successes));
        failed = endingAfter(log, FaultyDisk.failingOnceAfter(successes));
      }
    }

    private boolean endingAfter(TestLog test, FaultyDisk disk) throws Exception {
      List<Integer> acknowledged = new ArrayList<>();
      try (EvidenceLog log = test.open(disk)) {
        for (int code = 1; code <= 3; code++) {
          try {
            log.append(TestLog.entry(code));
            acknowledged.add(code);
            log.heartbeat();
          } catch (EvidenceException e) {
            assertTrue(log.isShut());
            assertThrows(EvidenceException.class, () -> log.append(TestLog.entry(99)));
          }
        }
      } catch (EvidenceException e) {
        assertTrue(disk.failed());
      }
      try (EvidenceLog log = test.open()) {
        List<Integer> found = test.verified(test.audit(), log).stream()
            .map(TestLog::code)
            .filter(c -> c > 0)
            .toList();
        assertTrue(found.containsAll(acknowledged), () -> acknowledged + " of " + found);
        assertTrue(!found.contains(99));
      }
      return disk.failed();
    }
  }
}

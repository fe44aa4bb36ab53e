package org.doorward.li.evidence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.evidence.TargetDetail;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.identifier.Xid;
import org.doorward.li.store.internal.Disk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceLogTest {
  @TempDir
  Path temporary;

  private TestLog test;

  @BeforeEach
  void nameTheLog() {
    test = new TestLog(temporary);
  }

  @Test
  void whatWasAppendedIsInTheExportedLog() throws Exception {
    Instant now = Instant.parse("2026-11-23T12:00:00.123456Z");
    EntryDraft draft = EntryDraft.of(Phase.INTENT, ActorClass.ADMF, Operation.ACTIVATE_TASK)
        .certificate(Octets.of(new byte[32]))
        .persons(List.of("anna", "ben"))
        .xid(Xid.random())
        .mandate(Octets.of(new byte[32]))
        .policy(Octets.of(new byte[16]), 3)
        .build();
    try (EvidenceLog log = test.open(Disk.local(), TestKey.LOG, InstantSource.fixed(now))) {
      long number = log.append(draft);
      long outcome = log.append(draft.outcome(number, Reason.FAILED, 3000));
      long refusal = log.append(draft.refusal(Reason.MANDATE_QUORUM, 3000));

      List<AuditEntry> entries = test.verified(log);
      assertEquals(4, entries.size());
      assertEquals(Operation.PERIOD_OPENED, entries.get(0).act().operation());
      assertEquals(draft.act(), entries.get((int) number).act());
      assertEquals(now, entries.get((int) number).time());
      RecordedAct concluded = entries.get((int) outcome).act();
      assertEquals(Phase.OUTCOME, concluded.phase());
      assertEquals(OptionalLong.of(number), concluded.refersTo());
      assertEquals(Reason.FAILED, concluded.reason());
      assertEquals(draft.act().xid(), concluded.xid());
      assertEquals(Phase.REFUSAL, entries.get((int) refusal).act().phase());
    }
  }

  /** INV-EVID-01. */
  @Test
  void manyCallersGetNumbersOfTheirOwnAndEveryEntryIsCovered() throws Exception {
    int callers = 16;
    int each = 100;
    List<Long> all = LongStream.rangeClosed(1, 1600).boxed().toList();
    List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
    try (EvidenceLog log = test.open()) {
      List<Thread> threads = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        int first = 1 + caller * each;
        threads.add(new Thread(() -> numbers.addAll(appendEach(log, first, each))));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(all, numbers.stream().sorted().toList());
      List<AuditEntry> entries = test.verified(log);
      assertEquals(
          all,
          entries.stream()
              .skip(1)
              .map(entry -> (long) TestLog.code(entry))
              .sorted()
              .toList());
    }
  }

  private static List<Long> appendEach(EvidenceLog log, int first, int each) {
    List<Long> numbers = new ArrayList<>();
    try {
      for (int i = 0; i < each; i++) {
        long number = log.append(TestLog.entry(first + i));
        assertTrue(log.checkpoint().size() > number, "covered when append returns");
        numbers.add(number);
      }
    } catch (EvidenceException e) {
      numbers.add(-1L);
    }
    return numbers;
  }

  /** One caller's entries keep his order: what he did later stands later. */
  @Test
  void whatIsNotWaitedForIsThereToo() throws Exception {
    try (EvidenceLog log = test.open()) {
      for (int i = 1; i <= 600; i++) {
        log.appendLater(TestLog.entry(i));
      }
      long last = log.append(TestLog.entry(601));

      List<AuditEntry> entries = test.verified(log);
      assertEquals(601, last);
      for (int i = 1; i <= 601; i++) {
        assertEquals(i, TestLog.code(entries.get(i)));
      }
    }
  }

  @Test
  void anEntryCommitsToItsTargetsAndHidesThem() throws Exception {
    List<Sensitive<String>> targets =
        List.of(Sensitive.of("SIP_URI:sip:canary@example.com"), Sensitive.of("E164_NUMBER:999"));
    try (EvidenceLog log = test.open()) {
      EntryDraft draft = EntryDraft.of(Phase.INTENT, ActorClass.ADMF, Operation.ACTIVATE_TASK)
          .targets(targets)
          .build();
      AuditEntry first = test.verified(log).get((int) log.append(draft) - 1);
      assertEquals(Operation.PERIOD_OPENED, first.act().operation());
      AuditEntry one = test.verified(log).get(1);
      AuditEntry two = test.verified(log).get((int) log.append(draft) - 1);
      assertEquals(one, two);
      AuditEntry again = test.verified(log).get(2);

      TargetDetail detail =
          TargetDetail.decode(TestSealer.open(1, one.sealedDetail().toByteArray()));
      assertEquals(targets, detail.targets());
      assertEquals(one.commitment(), detail.commitment());
      assertFalse(one.commitment().equals(again.commitment()), "a fresh key each time");
    }
  }

  /** TL-05: entry times never decrease. */
  @Tag("F-58")
  @Test
  void aClockThatGoesBackIsMarkedAndDoesNotTurnTimeBack() throws Exception {
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    Deque<Instant> times =
        new ArrayDeque<>(List.of(noon, noon.plusSeconds(2), noon.plusSeconds(1)));
    InstantSource clock = () -> times.size() > 1 ? times.removeFirst() : times.getFirst();
    try (EvidenceLog log = test.open(Disk.local(), TestKey.LOG, clock)) {
      log.append(TestLog.entry(1));
      log.append(TestLog.entry(2));
    }
    try (EvidenceLog log = test.open(Disk.local(), TestKey.LOG, InstantSource.fixed(noon))) {
      List<AuditEntry> entries = test.verified(log);
      assertEquals(
          List.of(noon, noon.plusSeconds(2), noon.plusSeconds(2), noon.plusSeconds(2)),
          entries.stream().map(AuditEntry::time).toList());
      assertEquals(
          List.of(false, false, true, true),
          entries.stream().map(AuditEntry::clockWentBack).toList());
    }
  }

  @Test
  void whatNoEntryCanHoldIsRefusedAndNothingElse() throws Exception {
    try (EvidenceLog log = test.open()) {
      EntryDraft.Builder draft =
          EntryDraft.of(Phase.INTENT, ActorClass.ADMF, Operation.ACTIVATE_TASK);
      draft.targets(List.of(Sensitive.of("x".repeat(65_535))));
      assertThrows(EvidenceException.class, () -> log.append(draft.build()));

      EntryDraft.Builder seal = EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.SEAL);
      long most = Long.MAX_VALUE;
      for (int i = 0; i < RecordedAct.MAX_COUNTS; i++) {
        seal.counts(
            List.of(new SealCount(Xid.random(), Did.random(), most, most, most, most, most, most)));
      }
      assertEquals(1, log.append(seal.build()));
    }
  }

  @Test
  void aClosedLogTakesNothing() throws Exception {
    EvidenceLog log = test.open();
    log.close();
    log.close();

    assertTrue(log.isShut());
    assertThrows(EvidenceException.class, () -> log.append(TestLog.entry(1)));
    assertThrows(EvidenceException.class, () -> log.appendLater(TestLog.entry(1)));
    assertThrows(EvidenceException.class, log::heartbeat);
    assertThrows(EvidenceException.class, () -> log.export(temporary.resolve("late")));
  }

  @Test
  void anInterruptedCallerIsAnsweredAllTheSame() throws Exception {
    try (EvidenceLog log = test.open()) {
      Thread.currentThread().interrupt();
      long number = log.append(TestLog.entry(1));
      log.heartbeat();

      assertTrue(Thread.interrupted(), "the interrupt is still there");
      assertEquals(1, number);
      assertEquals(2, log.append(TestLog.entry(2)) - 1);
    }
  }

  /** The entries are safe without the key; but nobody may go on until a checkpoint covers them. */
  @Test
  void whileTheLogKeyIsAwayNothingIsAcknowledged() throws Exception {
    TestKey key = TestKey.removable();
    try (EvidenceLog log = test.open(Disk.local(), key, InstantSource.system())) {
      key.setAway(true);
      assertThrows(EvidenceException.class, () -> log.append(TestLog.entry(1)));
      assertEquals(1, log.checkpoint().size());

      key.setAway(false);
      assertEquals(2, log.append(TestLog.entry(2)));
      assertEquals(3, test.verified(log).size());
    }
  }

  /** INV-EVID-08. */
  @Nested
  class ThePublishedFiles {
    @Test
    void verifyAsTheyStandAfterEachHeartbeat() throws Exception {
      try (EvidenceLog log = test.open()) {
        for (int beat = 1; beat <= 6; beat++) {
          for (int i = 0; i < 100; i++) {
            log.appendLater(TestLog.entry(1));
          }
          log.heartbeat();
          assertEquals(1 + beat * 101, test.verified(test.audit(), log).size());
        }
      }
    }

    @Test
    void holdNoTileThatIsNotReached() throws Exception {
      try (EvidenceLog log = test.open()) {
        for (int beat = 0; beat < 5; beat++) {
          for (int i = 0; i < 99; i++) {
            log.appendLater(TestLog.entry(1));
          }
          log.heartbeat();
        }
      }
      // 501 entries: one full tile, and 245 in the next.
      try (Stream<Path> files = Files.walk(test.audit())) {
        assertEquals(
            List.of(
                "checkpoint",
                "log.vkey",
                "tile/0/000",
                "tile/0/001.p/245",
                "tile/1/000.p/1",
                "tile/entries/000",
                "tile/entries/001.p/245"),
            files
                .filter(Files::isRegularFile)
                .map(file -> test.audit().relativize(file).toString())
                .sorted()
                .toList());
      }
    }

    @Test
    void areAsLargeAsTheLogWhenItIsClosed() throws Exception {
      EvidenceLog log = test.open();
      log.append(TestLog.entry(1));
      log.close();
      assertEquals(2, test.verified(test.audit(), log).size());
    }

    @Test
    void areForTheirOwnerAlone() throws Exception {
      try (EvidenceLog log = test.open()) {
        log.heartbeat();
        try (Stream<Path> files = Files.walk(test.directory())) {
          for (Path file : files.toList()) {
            String expected = Files.isDirectory(file) ? "rwx------" : "rw-------";
            assertEquals(
                expected,
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                file::toString);
          }
        }
      }
    }
  }

  @Test
  void anExportIsBroughtUpToDate() throws Exception {
    try (EvidenceLog log = test.open()) {
      for (int round = 1; round <= 3; round++) {
        for (int i = 1; i < 300; i++) {
          log.appendLater(TestLog.entry(1));
        }
        assertEquals(300L * round, log.append(TestLog.entry(1)));
        assertEquals(300 * round + 1, test.verified(log).size());
      }
    }
  }

  @Test
  void anExportThatFailsDoesNotShutTheLog() throws Exception {
    Path occupied = Files.createFile(temporary.resolve("occupied"));
    try (EvidenceLog log = test.open()) {
      assertThrows(EvidenceException.class, () -> log.export(occupied.resolve("below")));
      assertEquals(1, log.append(TestLog.entry(1)));
    }
  }
}

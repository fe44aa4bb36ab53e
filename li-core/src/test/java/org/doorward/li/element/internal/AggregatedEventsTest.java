package org.doorward.li.element.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.evidence.LogVerifier;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.evidence.internal.TestKey;
import org.doorward.li.evidence.internal.TestSealer;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted before it is recorded. */
class AggregatedEventsTest {
  private static final Did ONE = Did.random();
  private static final Did OTHER = Did.random();

  @TempDir
  Path directory;

  /** What stands in the log of product that was lost. */
  private interface Counting {
    void count(AggregatedEvents events) throws Exception;
  }

  private List<RecordedAct> lost(Counting counting) throws Exception {
    List<RecordedAct> acts = new ArrayList<>();
    TestKey key = TestKey.LOG;
    try (EvidenceLog log = EvidenceLog.open(
        directory.resolve("log"),
        "li.example/ne-1",
        key,
        TestSealer.open(),
        InstantSource.system())) {
      AggregatedEvents events = new AggregatedEvents(log);
      counting.count(events);
      events.flush();
      log.heartbeat();
      LogVerifier.verify(
          directory.resolve("log/audit"), log.key(), key, entry -> acts.add(entry.act()));
    }
    return acts.stream()
        .filter(act -> act.operation() == Operation.PRODUCT_LOST)
        .toList();
  }

  /** INV-X1-133. */
  @Test
  void productThatIsLostOnTheWayIsCountedByTaskDestinationAndReason() throws Exception {
    Xid xid = Xid.random();
    List<RecordedAct> lost = lost(events -> {
      events.lost(xid, List.of(ONE, OTHER), Reason.NO_ROOM);
      events.lost(xid, List.of(ONE), Reason.NO_ROOM);
      events.lost(xid, List.of(ONE), Reason.TASK_ENDED);
    });
    assertEquals(3, lost.size());
    assertEquals(4, lost.stream().mapToLong(RecordedAct::occurrences).sum());
    lost.forEach(act -> assertEquals(Optional.of(xid), act.xid()));
    assertEquals(
        2,
        lost.stream()
            .filter(act -> act.did().equals(Optional.of(ONE)) && act.reason() == Reason.NO_ROOM)
            .findFirst()
            .orElseThrow()
            .occurrences());
  }

  /** INV-X1-133: a flood of tasks costs a few entries, and loses no count. */
  @Test
  void manyTasksThatLoseProductAtOnceAreAFewEntries() throws Exception {
    List<RecordedAct> lost = lost(events -> {
      for (int i = 0; i < 10_000; i++) {
        events.lost(Xid.random(), List.of(ONE), Reason.NO_ROOM);
      }
    });
    assertTrue(lost.size() <= 257, () -> lost.size() + " entries");
    assertEquals(10_000, lost.stream().mapToLong(RecordedAct::occurrences).sum());
    lost.forEach(act -> assertEquals(Optional.of(ONE), act.did()));
  }
}

package org.doorward.li.element.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.LogVerifier;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.evidence.internal.TestKey;
import org.doorward.li.evidence.internal.TestSealer;
import org.doorward.li.fault.EvidenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  private static final EntryDraft ACTIVATE =
      EntryDraft.of(Phase.INTENT, ActorClass.ADMF, Operation.ACTIVATE_TASK).build();
  private static final EntryDraft DEACTIVATE =
      EntryDraft.of(Phase.INTENT, ActorClass.ADMF, Operation.DEACTIVATE_TASK).build();

  @TempDir
  Path temporary;

  private EvidenceLog open(TestKey key) throws EvidenceException {
    return EvidenceLog.open(
        temporary.resolve("log"),
        "li.example/ne-1",
        key,
        TestSealer.open(),
        InstantSource.system());
  }

  /** Without evidence nothing begins; what stops goes on, and is in evidence later. */
  @Test
  void aLogThatCannotBeSignedTakesStopsAndNothingElse() throws Exception {
    TestKey key = TestKey.removable();
    try (EvidenceLog log = open(key)) {
      Recorder recorder = new Recorder(log, new AggregatedEvents(log));
      assertEquals(1, recorder.require(ACTIVATE));
      key.setAway(true);
      assertThrows(EvidenceException.class, () -> recorder.require(ACTIVATE));
      assertEquals(OptionalLong.empty(), recorder.stop(DEACTIVATE));
      key.setAway(false);
    }
    List<AuditEntry> entries = new ArrayList<>();
    try (EvidenceLog log = open(key)) {
      LogVerifier.verify(temporary.resolve("log/audit"), log.key(), key, entries::add);
    }
    AuditEntry last = entries.get(entries.size() - 1);
    assertEquals(DEACTIVATE.act(), last.act());
    assertTrue(last.reservedAt().isPresent());
  }
}

package org.doorward.li.evidence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.LogVerifier;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceLogTest {
  private static final String ORIGIN = "li.example/ne-1";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456Z");

  @TempDir
  Path temporary;

  private Path directory() {
    return temporary.resolve("log");
  }

  private EvidenceLog open() throws EvidenceException {
    return open(TestKey.LOG, InstantSource.fixed(NOW));
  }

  private EvidenceLog open(NoteSigner signer, InstantSource clock) throws EvidenceException {
    return EvidenceLog.open(directory(), ORIGIN, signer, new OpenSealer(), clock);
  }

  private static EntryDraft.Builder intent() {
    return EntryDraft.of(Phase.INTENT, ActorClass.ADMF, Operation.ACTIVATE_TASK);
  }

  private List<AuditEntry> verified(EvidenceLog log) throws EvidenceException {
    List<AuditEntry> entries = new ArrayList<>();
    Path target = temporary.resolve("audit-" + log.checkpoint().size());
    log.export(target);
    LogVerifier.verify(target, log.key(), TestKey.LOG, entries::add);
    return entries;
  }

  @Test
  void whatWasAppendedIsInTheExportedLog() throws Exception {
    Xid xid = Xid.random();
    try (EvidenceLog log = open()) {
      EntryDraft draft = intent()
          .certificate(Octets.of(new byte[32]))
          .persons(List.of("anna", "ben"))
          .xid(xid)
          .policy(Octets.of(new byte[16]), 3)
          .build();
      long number = log.append(draft);
      long outcome = log.append(draft.outcome(number, Reason.NONE, 0));

      List<AuditEntry> entries = verified(log);
      assertEquals(Operation.PERIOD_OPENED, entries.get(0).act().operation());
      assertEquals(draft.act(), entries.get((int) number).act());
      assertEquals(NOW, entries.get((int) number).time());
      assertEquals(Phase.OUTCOME, entries.get((int) outcome).act().phase());
      assertEquals(OptionalLong.of(number), entries.get((int) outcome).act().refersTo());
      assertEquals(3, entries.size());
    }
  }

  @Test
  void manyCallersGetNumbersOfTheirOwnAndEveryEntryIsThere() throws Exception {
    int callers = 16;
    int each = 100;
    List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
    try (EvidenceLog log = open()) {
      List<Thread> threads = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        int code = caller + 1;
        Thread thread = new Thread(() -> {
          for (int i = 0; i < each; i++) {
            try {
              EntryDraft draft = intent().reason(Reason.NONE, code).build();
              long number = log.append(draft);
              assertTrue(log.checkpoint().size() > number, "covered by a checkpoint");
              numbers.add(number);
            } catch (EvidenceException e) {
              numbers.add(-1L);
            }
          }
        });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      List<Long> expected = LongStream.rangeClosed(1, numbers.size()).boxed().toList();
      assertEquals(expected, numbers.stream().sorted().toList());
      assertEquals(1 + callers * each, verified(log).size());
    }
  }
}

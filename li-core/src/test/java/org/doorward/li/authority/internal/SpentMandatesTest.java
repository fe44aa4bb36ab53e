package org.doorward.li.authority.internal;

import static org.doorward.li.authority.internal.Operator.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.SpentMandates.Use;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.FaultyDisk;
import org.doorward.li.store.internal.Journal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-AUTH-04: a mandate is spent durably before it takes effect, and permits no second task. */
class SpentMandatesTest {
  @TempDir
  private Path directory;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("spent");
  }

  private static SignedDocument<Mandate> mandate(MandateDraft draft) {
    Mandate mandate = draft.build();
    return new SignedDocument<>(mandate, Envelope.unsigned(mandate), Set.of());
  }

  private SpentMandates open(Instant now) throws EvidenceException {
    return SpentMandates.open(Disk.local(), file, now);
  }

  private Use useAfterRestart(SignedDocument<Mandate> mandate, Instant now)
      throws EvidenceException {
    try (SpentMandates spent = open(now)) {
      return spent.use(mandate);
    }
  }

  /** F-05: again after deactivation, and after a restart. */
  @Test
  void aMandatePermitsItsTaskAgainUntilThatHasEnded() throws Exception {
    SignedDocument<Mandate> mandate = mandate(Operator.mandate());

    assertEquals(Use.FRESH, useAfterRestart(mandate, NOW));
    try (SpentMandates spent = open(NOW)) {
      spent.spend(mandate);
      assertEquals(Use.RUNNING, spent.use(mandate));
    }
    assertEquals(Use.RUNNING, useAfterRestart(mandate, NOW));
    try (SpentMandates spent = open(NOW)) {
      spent.spend(mandate);
      spent.end(mandate);
      assertThrows(AuthorityException.class, () -> spent.spend(mandate));
    }
    assertEquals(Use.ENDED, useAfterRestart(mandate, NOW));
    try (SpentMandates spent = open(NOW)) {
      assertThrows(AuthorityException.class, () -> spent.spend(mandate));
    }
  }

  @Test
  void anotherMandateOfTheSameIdentifierIsRefused() throws Exception {
    SignedDocument<Mandate> other = mandate(Operator.mandate().requester("somebody"));
    try (SpentMandates spent = open(NOW)) {
      spent.spend(mandate(Operator.mandate()));

      assertEquals(Use.OTHER, spent.use(other));
      assertThrows(AuthorityException.class, () -> spent.spend(other));
      spent.end(other);
      assertEquals(Use.RUNNING, spent.use(mandate(Operator.mandate())));
    }
  }

  @Test
  void whatCannotBeRecordedIsNotSpent() throws Exception {
    SignedDocument<Mandate> mandate = mandate(Operator.mandate());
    for (int successes = 0; successes < 2; successes++) {
      FaultyDisk disk = FaultyDisk.endingAfter(100);
      SpentMandates spent = SpentMandates.open(disk, file, NOW);
      disk.failAfter(successes);

      assertThrows(EvidenceException.class, () -> spent.spend(mandate));
      assertEquals(Use.FRESH, spent.use(mandate));
      assertThrows(EvidenceException.class, () -> spent.spend(mandate));

      spent.close();
      Files.delete(file);
    }
  }

  /** Stopping works whatever the disk does, and counts in this process. */
  @Test
  void anEndThatCannotBeRecordedCountsAtOnce() throws Exception {
    SignedDocument<Mandate> mandate = mandate(Operator.mandate());
    open(NOW).close();
    FaultyDisk disk = FaultyDisk.endingAfter(100);
    SpentMandates spent = SpentMandates.open(disk, file, NOW);
    spent.spend(mandate);
    disk.failAfter(0);

    assertThrows(EvidenceException.class, () -> spent.end(mandate));
    assertEquals(Use.ENDED, spent.use(mandate));
    assertThrows(AuthorityException.class, () -> spent.spend(mandate));
    spent.close();
  }

  @Test
  void aMandateIsRememberedBeyondItsEndAndThenForgotten() throws Exception {
    SignedDocument<Mandate> mandate = mandate(Operator.mandate());
    SignedDocument<Mandate> running = mandate(Operator.mandate().id(2));
    try (SpentMandates spent = open(NOW)) {
      spent.spend(mandate);
      spent.end(mandate);
      spent.spend(running);
    }
    Instant end = mandate.content().validity().notAfter();

    assertEquals(Use.ENDED, useAfterRestart(mandate, end.plus(SpentMandates.RETENTION)));
    assertEquals(2, records());
    assertEquals(Use.RUNNING, useAfterRestart(running, NOW));
    assertEquals(
        Use.FRESH,
        useAfterRestart(mandate, end.plus(SpentMandates.RETENTION).plus(Duration.ofSeconds(1))));
    assertEquals(0, records());
  }

  /** Whatever operation of writing anew fails, all that was spent is known at the next start. */
  @Test
  void aCrashWhileForgettingForgetsNothingElse() throws Exception {
    SignedDocument<Mandate> mandate = mandate(Operator.mandate());
    try (SpentMandates spent = open(NOW)) {
      spent.spend(mandate);
      spent.end(mandate);
    }
    byte[] before = Files.readAllBytes(file);
    boolean failed = true;
    for (int successes = 0; failed; successes++) {
      assertTrue(successes < 100);
      Files.write(file, before);
      FaultyDisk disk = FaultyDisk.endingAfter(successes);
      try {
        SpentMandates.open(disk, file, NOW).close();
      } catch (EvidenceException e) {
        assertTrue(disk.failed());
      }
      failed = disk.failed();
      assertEquals(Use.ENDED, useAfterRestart(mandate, NOW));
    }
  }

  @Test
  void aDamagedStoreIsNotOpened() throws Exception {
    try (SpentMandates spent = open(NOW)) {
      spent.spend(mandate(Operator.mandate()));
      spent.spend(mandate(Operator.mandate().id(1)));
    }
    byte[] octets = Files.readAllBytes(file);
    octets[octets.length / 2] ^= 1;
    Files.write(file, octets);

    assertThrows(EvidenceException.class, () -> open(NOW));
  }

  private long records() throws EvidenceException, IOException {
    try (Journal journal =
        Journal.open(Disk.local(), file, "spent-mandates/1", (index, record) -> {})) {
      return journal.records();
    }
  }
}

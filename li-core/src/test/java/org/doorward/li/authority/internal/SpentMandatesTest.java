package org.doorward.li.authority.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.SpentMandates.Use;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.internal.MemoryTaskStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-AUTH-04: a mandate that was used permits no second task, after a restart neither. */
class SpentMandatesTest {
  private final MemoryTaskStore store = new MemoryTaskStore();

  private static SignedDocument<Mandate> mandate(MandateDraft draft) {
    Mandate mandate = draft.build();
    return new SignedDocument<>(mandate, Envelope.unsigned(mandate), Set.of());
  }

  private SpentMandates restart() throws EvidenceException {
    SpentMandates spent = new SpentMandates();
    store.read((kind, id, value) -> spent.restore(id, value));
    return spent;
  }

  /** F-05: again after deactivation, and after a restart. */
  @Tag("F-05")
  @Test
  void aMandatePermitsItsTaskAgainUntilThatHasEnded() throws Exception {
    SignedDocument<Mandate> mandate = mandate(Operator.mandate());

    SpentMandates spent = restart();
    assertEquals(Use.FRESH, spent.use(mandate));
    store.commit(spent.spend(mandate));
    assertEquals(Use.RUNNING, spent.use(mandate));

    spent = restart();
    assertEquals(Use.RUNNING, spent.use(mandate));
    assertEquals(List.of(), spent.spend(mandate), "nothing more to commit");
    store.commit(spent.end(mandate));

    SpentMandates last = restart();
    assertEquals(Use.ENDED, last.use(mandate));
    assertThrows(AuthorityException.class, () -> last.spend(mandate));
    assertEquals(List.of(), last.end(mandate));
  }

  @Test
  void anotherMandateOfTheSameIdentifierIsRefused() throws Exception {
    SignedDocument<Mandate> other = mandate(Operator.mandate().requester("somebody"));
    SpentMandates spent = restart();
    store.commit(spent.spend(mandate(Operator.mandate())));

    assertEquals(Use.OTHER, spent.use(other));
    assertThrows(AuthorityException.class, () -> spent.spend(other));
    assertEquals(List.of(), spent.end(other));
    assertEquals(Use.RUNNING, spent.use(mandate(Operator.mandate())));
  }

  /** Stopping works whatever the disk does, and counts in this process. */
  @Test
  void aUseAndAnEndCountBeforeTheyAreCommitted() throws Exception {
    SignedDocument<Mandate> mandate = mandate(Operator.mandate());
    SpentMandates spent = restart();
    assertEquals(1, spent.spend(mandate).size());
    assertEquals(Use.RUNNING, spent.use(mandate));
    assertEquals(1, spent.end(mandate).size());
    assertThrows(AuthorityException.class, () -> spent.spend(mandate));
  }

  @Test
  void aMandateIsRememberedBeyondItsEndAndThenForgotten() throws Exception {
    SignedDocument<Mandate> mandate = mandate(Operator.mandate());
    SpentMandates spent = restart();
    store.commit(spent.spend(mandate));
    store.commit(spent.end(mandate));
    Instant last = mandate.content().validity().notAfter().plus(SpentMandates.RETENTION);

    assertEquals(List.of(), spent.forget(last));
    assertEquals(Use.ENDED, spent.use(mandate));
    store.commit(spent.forget(last.plus(Duration.ofSeconds(1))));
    assertEquals(Use.FRESH, spent.use(mandate));
    assertEquals(Use.FRESH, restart().use(mandate));
  }

  @Test
  void aRecordOfAnotherMandateOrOfNoneIsRefused() throws Exception {
    SpentMandates spent = restart();
    var change = spent.spend(mandate(Operator.mandate())).get(0);
    Octets record = change.value().orElseThrow();
    restart().restore(change.id(), record);
    assertThrows(EvidenceException.class, () -> spent.restore(Octets.of(new byte[] {9}), record));
    assertThrows(
        EvidenceException.class, () -> spent.restore(change.id(), Octets.of(new byte[] {1})));
  }
}

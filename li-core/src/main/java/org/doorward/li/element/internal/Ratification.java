package org.doorward.li.element.internal;

import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.fault.EvidenceException;

/**
 * Lets a task run on whose mandate was urgent and has now been signed by a whole quorum: the same mandate, with more
 * signatures. Thread-safe; waits for the disk.
 */
final class Ratification {
  private final VerifiedMandates mandates;
  private final ActiveTasks tasks;
  private final ObjectOrder order;
  private final Effects effects;
  private final MandateEnds ends;
  private final Recorder recorder;

  Ratification(
      VerifiedMandates mandates,
      ActiveTasks tasks,
      ObjectOrder order,
      Effects effects,
      MandateEnds ends,
      Recorder recorder) {
    this.mandates = mandates;
    this.tasks = tasks;
    this.order = order;
    this.effects = effects;
    this.ends = ends;
    this.recorder = recorder;
  }

  /** Whether what was taken in is urgent and nothing more. */
  boolean isProvisional(Receipt receipt) {
    return submitted(receipt).filter(mandates::isProvisional).isPresent();
  }

  /** The mandate that waits now, which may have more signatures than were submitted last. */
  Optional<SignedDocument<Mandate>> submitted(Receipt receipt) {
    return mandates.find(receipt.xid()).stream()
        .filter(mandate -> mandate.digest().equals(receipt.digest()))
        .findFirst();
  }

  /** A mandate has been taken in, perhaps one under which a task runs. Nothing is prolonged that is not recorded. */
  void taken(Receipt receipt) {
    Optional<SignedDocument<Mandate>> submitted = submitted(receipt);
    Optional<ActiveTask> running = tasks.find(receipt.xid());
    if (submitted.isEmpty() || running.isEmpty()) {
      return;
    }
    ObjectOrder.Turn turn = order.turn().task(receipt.xid());
    try {
      ActiveTask task = running.get();
      Terms terms = task.termsOrNull();
      if (terms != null
          && terms.mandate().digest().equals(receipt.digest())
          && mandates.isProvisional(terms.mandate())
          && !mandates.isProvisional(submitted.get())) {
        ratify(task, terms, submitted.get());
      }
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded(); // it ends as it would have; the same may be submitted again
    } finally {
      turn.close();
    }
  }

  private void ratify(ActiveTask task, Terms terms, SignedDocument<Mandate> ratified)
      throws EvidenceException {
    List<String> persons =
        ratified.signers().stream().map(Person::value).sorted().toList();
    recorder.require(EntryDraft.of(Phase.EVENT, ActorClass.OFFICER, Operation.MANDATE_RATIFIED)
        .xid(task.xid())
        .mandate(ratified.digest())
        .persons(persons)
        .reason(Reason.NONE, 0)
        .build());
    effects.ratify(task, terms, ratified);
    ends.watch(task);
  }
}

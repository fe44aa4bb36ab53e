package org.doorward.li.element.internal;

import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.fault.EvidenceException;

/**
 * Stops what mandates permitted that do not stand any more: a task ends whose mandate was revoked, and delivers nothing
 * if its mandate has lost its quorum, or the trust policy does not name its ADMF, until it ends, gets another mandate or
 * the policy names him again. Thread-safe; waits for the disk.
 */
final class FallenMandates {
  private final VerifiedMandates mandates;
  private final ActiveTasks tasks;
  private final ObjectOrder order;
  private final Effects effects;
  private final Recorder recorder;
  private final Supervision supervision;
  private final MandateEnds ends;

  FallenMandates(
      VerifiedMandates mandates,
      ActiveTasks tasks,
      ObjectOrder order,
      Effects effects,
      Recorder recorder,
      Supervision supervision,
      MandateEnds ends) {
    this.mandates = mandates;
    this.tasks = tasks;
    this.order = order;
    this.effects = effects;
    this.recorder = recorder;
    this.supervision = supervision;
    this.ends = ends;
  }

  /** Stops them all. Nothing is captured for them any more before anything is waited for. */
  void stop() {
    effects.suspendFallen();
    ObjectOrder.Turn turn = order.alone();
    try {
      effects.suspendFallen(); // those too that began while this waited
      tell();
      tasks.all().forEach(this::end);
      tasks.all().forEach(ends::watch);
    } finally {
      turn.close();
    }
  }

  /** Says which tasks are suspended, once of each. */
  void tell() {
    for (ActiveTask task : tasks.all()) {
      task.terms()
          .filter(terms -> !mandates.stands(terms.mandate()))
          .filter(terms -> !mandates.isRevoked(terms.mandate()))
          .ifPresent(terms -> suspended(task, terms));
    }
  }

  private void suspended(ActiveTask task, Terms terms) {
    if (supervision.suspended(task.xid(), terms)) {
      Reason reason =
          mandates.isForAnAdmf(terms.mandate()) ? Reason.MANDATE_REVOKED : Reason.MANDATE_POLICY;
      recorder.stopLater(draft(task, terms, Operation.TASK_SUSPENDED, reason));
    }
  }

  /** Judges all tasks by a policy that has just followed another. Nobody else has a turn. */
  void judgeAgain() {
    for (ActiveTask task : tasks.all()) {
      Terms terms = task.termsOrNull();
      if (terms != null && mandates.stands(terms.mandate()) == terms.targets().isEmpty()) {
        resume(task, terms);
      }
    }
    tell();
  }

  /** What stands again goes on once that is recorded; what does not stands still at once. */
  private void resume(ActiveTask task, Terms terms) {
    if (mandates.stands(terms.mandate())) {
      try {
        recorder.require(draft(task, terms, Operation.TASK_RESUMED, Reason.NONE));
      } catch (EvidenceException e) {
        LiDiagnostics.unrecorded(); // it goes on after the next start
        return;
      }
      supervision.resumed(task.xid());
    }
    effects.refresh(task);
  }

  private void end(ActiveTask task) {
    Terms terms = task.termsOrNull();
    if (terms == null || !mandates.isRevoked(terms.mandate())) {
      return;
    }
    recorder.stop(draft(task, terms, Operation.TASK_ENDED, Reason.MANDATE_REVOKED));
    try {
      effects.end(task);
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded(); // the revocation ends it again at the next start
    }
    supervision.mandateRevoked(task.xid(), terms);
  }

  private static EntryDraft draft(
      ActiveTask task, Terms terms, Operation operation, Reason reason) {
    return EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, operation)
        .xid(task.xid())
        .mandate(terms.mandate().digest())
        .reason(reason, 0)
        .build();
  }
}

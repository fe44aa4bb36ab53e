package org.doorward.li.element.internal;

import java.util.List;
import java.util.Optional;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.X1ErrorCode;

/**
 * Ends tasks that nobody has asked to end: because they have completed, or because their ADMF is silent. The
 * ADMF is told, even if the process dies on the way. Thread-safe; waits for the disk.
 *
 * @clause TS 103 221-1, 6.5.2 and 6.6.2
 */
final class TaskEnds {
  private final ActiveTasks tasks;
  private final ObjectOrder order;
  private final Effects effects;
  private final Recorder recorder;
  private final Reporting reporting;

  TaskEnds(
      ActiveTasks tasks,
      ObjectOrder order,
      Effects effects,
      Recorder recorder,
      Reporting reporting) {
    this.tasks = tasks;
    this.order = order;
    this.effects = effects;
    this.recorder = recorder;
    this.reporting = reporting;
  }

  /**
   * A task has completed.
   *
   * @return whether it has ended: only if its ADMF has allowed that
   */
  boolean complete(Xid xid) {
    ObjectOrder.Turn turn = order.turn().task(xid);
    try {
      Optional<ActiveTask> live = tasks.find(xid);
      Optional<Terms> terms = live.flatMap(ActiveTask::terms).filter(TaskEnds::mayEndItself);
      if (live.isEmpty() || terms.isEmpty()) {
        return false;
      }
      Issue completed = implicitDeactivation(xid);
      Reporting.Prepared report = reporting.prepare(Optional.of(terms.get().admf()), completed);
      recorder.stop(draft(xid, terms.get(), Reason.TASK_ENDED, 0));
      try {
        effects.end(live.get());
      } catch (EvidenceException e) {
        LiDiagnostics.unrecorded(); // it has ended all the same
      }
      report.happened(completed);
      return true;
    } finally {
      turn.close();
    }
  }

  private static boolean mayEndItself(Terms terms) {
    return terms.details().implicitDeactivationAllowed().orElse(false);
  }

  private static Issue implicitDeactivation(Xid xid) {
    return new Issue(
        Subject.of(xid),
        "completed",
        Issue.Type.IMPLICIT_DEACTIVATION,
        Optional.empty(),
        "the task has completed");
  }

  /**
   * Ends the tasks of a silent ADMF. When this returns nothing of them is captured any more. Their mandates are
   * not used up: the ADMF may provision the tasks again.
   *
   * @return how many there were
   */
  int purge(AdmfIdentifier admf) {
    ObjectOrder.Turn turn = order.alone();
    try {
      List<ActiveTask> silent = tasks.all().stream()
          .filter(task -> task.terms().filter(t -> t.admf().equals(admf)).isPresent())
          .toList();
      if (silent.isEmpty()) {
        return 0;
      }
      Issue cleared = databaseCleared(admf);
      Reporting.Prepared report = reporting.prepare(Optional.empty(), cleared);
      silent.forEach(this::record);
      try {
        effects.purge(silent);
      } catch (EvidenceException e) {
        LiDiagnostics.unrecorded(); // they have ended all the same
      }
      report.happened(cleared);
      return silent.size();
    } finally {
      turn.close();
    }
  }

  private void record(ActiveTask silent) {
    silent
        .terms()
        .ifPresent(terms -> recorder.stopLater(draft(
            silent.xid(),
            terms,
            Reason.KEEPALIVE_LOST,
            X1ErrorCode.KEEPALIVES_NOT_RECEIVED.code())));
  }

  private static EntryDraft draft(Xid xid, Terms terms, Reason reason, int code) {
    return EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.TASK_ENDED)
        .xid(xid)
        .mandate(terms.mandate().digest())
        .reason(reason, code)
        .build();
  }

  /** All tasks of an ADMF are gone. */
  static Issue databaseCleared(AdmfIdentifier admf) {
    return Issue.of(
        Subject.of(admf),
        "database-cleared",
        Issue.Type.DATABASE_CLEARED,
        X1ErrorCode.DATABASE_CLEARED,
        "all tasks are removed");
  }

  /** Sees to it that what was about to happen when the process died has happened, and is told. */
  void finish(Issue issue, Reporting.Prepared report) {
    if (issue.subject() instanceof Subject.ElementOf of) {
      purge(of.admf());
    } else if (issue.subject() instanceof Subject.Task task) {
      complete(task.xid());
    }
    report.happened(issue);
  }
}

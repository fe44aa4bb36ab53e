package org.doorward.li.element.internal;

import java.util.List;
import java.util.function.BiConsumer;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Xid;

/**
 * Seals the product of tasks, for an MDF to hold its own counts against: how it stands when the task has ended, and once
 * nothing of it waits any more, what became of it. Thread-safe, but one thread at a time seals what is settled.
 */
public final class SealEntries implements BiConsumer<ActiveTask, Terms> {
  private final Recorder recorder;
  private final EvidenceLog log;
  private final Contexts contexts;

  SealEntries(Recorder recorder, EvidenceLog log, Contexts contexts) {
    this.recorder = recorder;
    this.log = log;
    this.contexts = contexts;
  }

  /** A task has ended, and its last PDU has its number. Called by the numbering thread. */
  @Override
  public void accept(ActiveTask task, Terms last) {
    recorder.tellLater(seal(task.xid(), Reason.TASK_ENDED)
        .mandate(last.mandate().digest())
        .counts(contexts.counts(task.xid(), last.wireXid()))
        .build());
  }

  /**
   * Seals what is settled by now. Waits for the disk if something is.
   *
   * @throws EvidenceException if the log cannot be written; then it is sealed later
   */
  public void settled() throws EvidenceException {
    List<Contexts.Settled> settled = contexts.settled();
    DurableEntries.append(
        log,
        settled.stream()
            .map(one -> seal(one.xid(), Reason.SETTLED).counts(one.counts()).build())
            .toList());
    settled.forEach(contexts::sealed);
  }

  private static EntryDraft.Builder seal(Xid xid, Reason reason) {
    return EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.SEAL)
        .xid(xid)
        .reason(reason, 0);
  }
}

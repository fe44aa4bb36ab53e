package org.doorward.li.element.internal;

import java.util.function.BiConsumer;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;

/**
 * Seals the product of a task that has ended: how many PDUs went to each of its destinations, for an MDF to
 * hold its own counts against. Called by the numbering thread once the last PDU has its number.
 */
final class SealEntries implements BiConsumer<ActiveTask, Terms> {
  private final Recorder recorder;

  SealEntries(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public void accept(ActiveTask task, Terms last) {
    recorder.tellLater(EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.SEAL)
        .xid(task.xid())
        .mandate(last.mandate().digest())
        .reason(Reason.TASK_ENDED, 0)
        .counts(task.tally().counts(task.xid()))
        .build());
  }
}

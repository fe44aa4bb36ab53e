package org.doorward.li.element.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.delivery.internal.Loss;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.LostRange;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Did;

/**
 * Puts losses of product into the log, each once however the process ends, and has the ADMFs told of them. Confined to
 * one thread at a time.
 */
public final class LossEntries {
  private final EvidenceLog log;
  private final Contexts contexts;
  private final Supervision supervision;

  /** For the losses of {@code contexts}. */
  public LossEntries(EvidenceLog log, Contexts contexts, Supervision supervision) {
    this.log = log;
    this.contexts = contexts;
    this.supervision = supervision;
  }

  /**
   * Records what is lost by now. Waits for the disk if something is.
   *
   * @throws EvidenceException if the log cannot be written; then it is recorded later
   */
  public synchronized void flush() throws EvidenceException {
    List<Loss> losses = contexts.losses();
    if (losses.isEmpty()) {
      return;
    }
    DurableEntries.append(log, losses.stream().map(LossEntries::draft).toList());
    contexts.recorded(losses.get(losses.size() - 1).serial());
    Set<Did> destinations = new HashSet<>();
    losses.forEach(loss -> loss.did().ifPresent(destinations::add));
    destinations.forEach(supervision::productLost);
  }

  private static EntryDraft draft(Loss loss) {
    EntryDraft.Builder draft = EntryDraft.of(
            Phase.EVENT, ActorClass.ELEMENT, Operation.PRODUCT_LOST)
        .xid(loss.xid())
        .reason(loss.reason(), 0)
        .occurrences(loss.count())
        .lost(new LostRange(
            loss.serial(),
            loss.via() == Interface.X3,
            loss.wireXid(),
            loss.correlation(),
            loss.first(),
            loss.last(),
            loss.octets()));
    loss.did().ifPresent(draft::did);
    return draft.build();
  }
}

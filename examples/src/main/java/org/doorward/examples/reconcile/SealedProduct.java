package org.doorward.examples.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.EntryVisitor;
import org.doorward.li.evidence.LostRange;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;

/** What a log says of product: which tasks there were, what was sealed, what was lost. Not thread-safe. */
public final class SealedProduct implements EntryVisitor {
  /** Whose product it is, and where it goes. */
  record Flow(Xid xid, Did did, boolean content) {}

  /** A loss that the log names. */
  record Loss(Optional<Did> did, LostRange range, long count) {
    /** Whether every number of the range is lost. */
    boolean isWhole() {
      return range.last() - range.first() + 1 == count;
    }

    NumberRange numbers() {
      return new NumberRange(range.first(), range.last());
    }
  }

  private final Set<Xid> tasks = new HashSet<>();
  /** What there was of each when its task had ended, sent or lost. */
  private final Map<Flow, Long> ended = new HashMap<>();
  /** How much of that is settled. */
  private final Map<Flow, Long> settled = new HashMap<>();

  private final Map<Flow, Long> sent = new HashMap<>();
  private final List<Loss> losses = new ArrayList<>();

  /** Nothing is read yet. */
  public SealedProduct() {}

  @Override
  public void entry(AuditEntry entry) {
    RecordedAct act = entry.act();
    if (act.operation() == Operation.ACTIVATE_TASK && act.phase() == Phase.INTENT) {
      act.xid().ifPresent(tasks::add);
    }
    act.lost().ifPresent(lost -> losses.add(new Loss(act.did(), lost, act.occurrences())));
    if (act.operation() == Operation.SEAL) {
      boolean isLast = act.reason() == Reason.SETTLED;
      for (SealCount count : act.counts()) {
        Flow iri = new Flow(count.xid(), count.did(), false);
        Flow cc = new Flow(count.xid(), count.did(), true);
        Map<Flow, Long> totals = isLast ? settled : ended;
        totals.merge(iri, count.iriSent() + count.iriLost(), Long::sum);
        totals.merge(cc, count.ccSent() + count.ccLost(), Long::sum);
        if (isLast) { // these add up; the seal at the end says how it stood
          sent.merge(iri, count.iriSent(), Long::sum);
          sent.merge(cc, count.ccSent(), Long::sum);
        }
      }
    }
  }

  /** Whether a task of this XID was activated, or was about to be. */
  boolean knows(Xid xid) {
    return tasks.contains(xid);
  }

  /** How much of each is not settled yet, of tasks that have ended. */
  Map<Flow, Long> unsettled() {
    Map<Flow, Long> left = new HashMap<>();
    ended.forEach((flow, total) -> {
      long open = total - settled.getOrDefault(flow, 0L);
      if (open > 0) {
        left.put(flow, open);
      }
    });
    return left;
  }

  /** Whether a task has ended, and all that became of its product is sealed. */
  boolean isSettled(Xid xid) {
    return settled.keySet().stream().anyMatch(flow -> flow.xid().equals(xid))
        && unsettled().keySet().stream().noneMatch(flow -> flow.xid().equals(xid));
  }

  /** What was sent and not lost, by what is sealed. */
  Map<Flow, Long> sent() {
    return Map.copyOf(sent);
  }

  /** The losses of one session at one destination, or at one that is not known. */
  List<Loss> losses(Did did, Received of) {
    return losses.stream()
        .filter(loss -> loss.range().wireXid().equals(of.xid())
            && loss.range().content() == of.content()
            && loss.range().correlation().equals(of.correlation())
            && loss.did().map(did::equals).orElse(true))
        .toList();
  }
}

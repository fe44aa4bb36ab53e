package org.doorward.li.netty.receiver;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduType;

/**
 * Tells new product from product that was sent again, and counts what is missing. Delivery is at least once: a
 * sender that lost a connection sends again what was not acknowledged. Thread-safe.
 *
 * @clause TS 103 221-2, 5.3.9
 */
public final class ProductLedger {
  private final int maxContexts;
  private final Map<SequenceContext, SequenceRecord> records = new HashMap<>();

  /** What a PDU is to the ledger. */
  public enum Verdict {
    /** It came for the first time. */
    NEW,
    /** It came before. */
    DUPLICATE,
    /** It has no number, so nobody can tell. */
    UNNUMBERED,
    /** There are too many contexts, so it was not looked at. */
    UNTRACKED
  }

  /**
   * An empty ledger.
   *
   * @param maxContexts remembered at most
   */
  public ProductLedger(int maxContexts) {
    this.maxContexts = maxContexts;
  }

  /**
   * Enters a PDU.
   *
   * @param pdu with product
   * @return what it is
   */
  public synchronized Verdict enter(Pdu pdu) {
    SequenceContext context = SequenceContext.of(pdu);
    SequenceRecord sequence = records.get(context);
    if (sequence == null) {
      if (records.size() == maxContexts) {
        return Verdict.UNTRACKED;
      }
      sequence = new SequenceRecord();
      records.put(context, sequence);
    }
    Long number = pdu.first(AttributeType.SEQUENCE_NUMBER).orElse(null);
    if (number == null) {
      sequence.addUnnumbered();
      return Verdict.UNNUMBERED;
    }
    Instant at = pdu.first(AttributeType.TIMESTAMP).orElse(Instant.MIN);
    return sequence.add(number, at) ? Verdict.NEW : Verdict.DUPLICATE;
  }

  /**
   * What came, context by context.
   *
   * @return a copy
   */
  public synchronized Map<SequenceContext, SequenceCount> counts() {
    Map<SequenceContext, SequenceCount> counts = new HashMap<>();
    records.forEach((context, sequence) -> counts.put(context, sequence.count()));
    return counts;
  }

  /**
   * What came for one task on one interface.
   *
   * @param xid the task
   * @param type X2 or X3
   * @return the sums over its contexts
   */
  public SequenceCount count(Xid xid, PduType type) {
    return counts().entrySet().stream()
        .filter(e -> e.getKey().xid().equals(xid) && e.getKey().type().equals(type))
        .map(Map.Entry::getValue)
        .reduce(SequenceCount.NONE, SequenceCount::plus);
  }
}

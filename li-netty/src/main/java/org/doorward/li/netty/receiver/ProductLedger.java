package org.doorward.li.netty.receiver;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduView;
import org.doorward.li.x2x3.SequenceKey;

/**
 * Tells new product from product that was sent again, and counts what is missing. Delivery is at least once: a
 * sender that lost a connection sends again what was not acknowledged. A PDU that comes in order allocates
 * nothing. Thread-safe.
 *
 * @clause TS 103 221-2, 5.3.9
 */
public final class ProductLedger {
  /** Contexts of different shards do not wait for each other. A power of two. */
  private static final int SHARDS = 16;

  private final long seed = ThreadLocalRandom.current().nextLong();
  private final LedgerShard[] shards = new LedgerShard[SHARDS];

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
    AtomicInteger left = new AtomicInteger(maxContexts);
    for (int i = 0; i < SHARDS; i++) {
      shards[i] = new LedgerShard(left);
    }
  }

  /**
   * Enters a PDU.
   *
   * @param pdu with product; not kept
   * @return what it is
   */
  public Verdict enter(PduView pdu) {
    return enter(pdu, event -> {});
  }

  /**
   * Enters a PDU, and says what its number reveals.
   *
   * @param pdu with product; not kept
   * @param events told before this returns, on the calling thread
   * @return what it is
   */
  public Verdict enter(PduView pdu, Consumer<SequenceEvent> events) {
    long hash = SequenceKey.hash(pdu, seed);
    boolean numbered = pdu.has(AttributeType.SEQUENCE_NUMBER);
    return shard(hash).enter(pdu, hash, numbered ? number(pdu) : -1, time(pdu), events);
  }

  /** The PDU could not be taken: when it comes again, it comes for the first time. */
  void withdraw(PduView pdu) {
    long hash = SequenceKey.hash(pdu, seed);
    if (pdu.has(AttributeType.SEQUENCE_NUMBER)) {
      shard(hash).withdraw(pdu, hash, number(pdu));
    }
  }

  /** What was taken may be lost: whatever comes again comes for the first time. */
  void forget() {
    for (LedgerShard shard : shards) {
      shard.forget();
    }
  }

  private LedgerShard shard(long hash) {
    return shards[(int) (hash & SHARDS - 1)];
  }

  private static long number(PduView pdu) {
    return pdu.number(AttributeType.SEQUENCE_NUMBER);
  }

  private static long time(PduView pdu) {
    return pdu.has(AttributeType.TIMESTAMP)
        ? pdu.seconds() * 1_000_000_000 + pdu.nanoseconds()
        : Long.MIN_VALUE;
  }

  /**
   * What came, context by context.
   *
   * @return a copy
   */
  public Map<SequenceContext, SequenceCount> counts() {
    Map<SequenceContext, SequenceCount> counts = new HashMap<>();
    for (LedgerShard shard : shards) {
      shard.counts(counts);
    }
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

package org.doorward.li.intercept.internal;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ProductDelivery;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each piece of product the next number of its context, encodes it once and hands it to each of its
 * destinations. Numbers start at 0, count every PDU of the context, wrap after 2^32 - 1, outlive changes of the
 * task and reconnects, and end with the last task that feeds the context. Confined to the numbering thread,
 * except {@link #skip}.
 *
 * @clause TS 103 221-2, 5.3.9
 */
public final class Numbering {
  private static final Logger diagnostics =
      LoggerFactory.getLogger("org.doorward.li.diagnostics.intercept");

  /** DID, NFID and IPID are part of the context too, and constant for one point of interception. */
  private record Context(Interface via, Xid wireXid, CorrelationId correlation) {
    static Context of(HandOver product) {
      return new Context(
          product.via(), product.terms().wireXid(), product.seen().correlation());
    }
  }

  private static final class Counter {
    private int next;
    private ActiveTask lastFedBy;

    Counter(ActiveTask feeder) {
      this.lastFedBy = feeder;
    }
  }

  private final ProductEncoding encoding;
  private final ProductDelivery delivery;
  private final Losses losses;
  private final Map<Context, Counter> counters = new HashMap<>();
  private final ConcurrentMap<Context, Integer> skipped = new ConcurrentHashMap<>();

  /** Hears of product that is lost before delivery has it. Must neither wait nor throw: the traffic path calls it. */
  @FunctionalInterface
  public interface Losses {
    /** One piece of a task's product does not get to these destinations. */
    void lost(Xid xid, Collection<Did> dids, Reason reason);
  }

  /** Numbers from 0 in every context. */
  public Numbering(ProductEncoding encoding, ProductDelivery delivery, Losses losses) {
    this.encoding = encoding;
    this.delivery = delivery;
    this.losses = losses;
  }

  /** Consumes the number of a piece of product that found no room. Called on the traffic path. */
  void skip(HandOver product) {
    lose(product, Reason.NO_ROOM);
    skipped.merge(Context.of(product), 1, Integer::sum);
  }

  void number(HandOver product) {
    Context context = Context.of(product);
    Counter counter = counters.computeIfAbsent(context, any -> new Counter(product.task()));
    counter.lastFedBy = product.task();
    if (!skipped.isEmpty()) {
      Integer missed = skipped.remove(context);
      counter.next += missed == null ? 0 : missed;
    }
    int sequence = counter.next++;
    ByteBuffer octets;
    try {
      octets = encoding.encode(product, sequence);
    } catch (IllegalArgumentException e) {
      lose(product, Reason.FAILED);
      diagnostics.error("product of XID {} cannot be encoded", product.task().xid());
      return;
    }
    for (Did did : product.terms().destinations(product.via())) {
      delivery.deliver(did, product.via(), octets.duplicate());
      product.task().tally().send(did, product.via());
    }
  }

  /** Counts a piece of product that goes no further. */
  void lose(HandOver product, Reason reason) {
    Collection<Did> dids = product.terms().destinations(product.via());
    product.task().tally().lose(dids, product.via());
    losses.lost(product.task().xid(), dids, reason);
  }

  /** The task has ended: its contexts restart if ever used again. */
  void release(ActiveTask task, Terms last) {
    counters.values().removeIf(counter -> counter.lastFedBy == task);
    skipped
        .keySet()
        .removeIf(
            context -> context.wireXid().equals(last.wireXid()) && !counters.containsKey(context));
  }
}

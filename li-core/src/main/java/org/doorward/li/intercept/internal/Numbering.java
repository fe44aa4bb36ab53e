package org.doorward.li.intercept.internal;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.delivery.internal.LossCause;
import org.doorward.li.delivery.internal.PduWriter;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ProductDelivery;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each piece of product the next number of its context, and hands it to each of its destinations, where it is
 * encoded. Numbers start at 0, count every PDU of the context, also those that are lost, wrap after 2^32 - 1, outlive
 * changes of the task, reconnects and restarts, and end with the last task that feeds the context. Confined to the numbering thread,
 * except {@link #skip}.
 *
 * @clause TS 103 221-2, 5.3.9
 */
public final class Numbering {
  private static final Logger diagnostics =
      LoggerFactory.getLogger("org.doorward.li.diagnostics.intercept");

  private final ProductEncoding encoding;
  private final ProductDelivery delivery;
  private final Routes routes;
  private final Losses losses;
  private final Contexts contexts;
  private volatile boolean keeping;

  /** What found no room in the ring, by context; its numbers are taken by the next that comes, or at the end. */
  private final ConcurrentMap<ProductContext, HandOver> skippedLast = new ConcurrentHashMap<>();

  private final ConcurrentMap<ProductContext, Long> skipped = new ConcurrentHashMap<>();

  /** Hears of product that is lost before delivery has it. Must neither wait nor throw: the traffic path calls it. */
  @FunctionalInterface
  public interface Losses {
    /** One piece of a task's product does not get to these destinations. */
    void lost(Xid xid, Collection<Did> dids, Reason reason);
  }

  /** Goes on with the numbers that {@code contexts} has. */
  public Numbering(
      ProductEncoding encoding, ProductDelivery delivery, Contexts contexts, Losses losses) {
    this.encoding = encoding;
    this.delivery = delivery;
    this.routes = new Routes(delivery);
    this.contexts = contexts;
    this.losses = losses;
  }

  /** Counts a piece of product that found no room in the ring. Called on the traffic path. */
  void skip(HandOver product) {
    ProductContext context = context(product);
    if (context == null) {
      tell(product, Routes.ofLost(product.terms(), product.via()), Reason.LIMIT);
    } else {
      context.accepted();
      skippedLast.put(context, product);
      skipped.merge(context, 1L, Long::sum);
    }
  }

  void number(HandOver product) {
    ProductContext context = context(product);
    if (context == null) {
      tell(product, Routes.ofLost(product.terms(), product.via()), Reason.LIMIT);
      return;
    }
    context.accepted();
    context.fedBy(product.task().xid());
    if (!skipped.isEmpty()) {
      passSkipped(context);
    }
    PduWriter pdu = encoding.of(product, context.next());
    List<Did> dids = routes.of(product.terms(), product.via());
    for (int i = 0; i < dids.size(); i++) {
      deliver(product, context, dids.get(i), pdu);
    }
    context.next(context.next() + 1);
  }

  private void deliver(HandOver product, ProductContext context, Did did, PduWriter pdu) {
    try {
      if (delivery.deliver(did, context, pdu)) {
        product.task().tally().send(did, product.via());
      } else {
        tell(product, List.of(did), Reason.LIMIT);
      }
    } catch (IllegalArgumentException e) {
      lose(product, context, did, 1, LossCause.FAILED);
      diagnostics.error("product of XID {} cannot be encoded", product.task().xid());
    }
  }

  private @Nullable ProductContext context(HandOver product) {
    return contexts.find(
        product.via(),
        product.terms().wireXid(),
        product.correlation(),
        product.task().xid());
  }

  /** Takes the number of a piece of product that goes no further. */
  void lose(HandOver product, LossCause cause) {
    ProductContext context = context(product);
    if (context == null) {
      tell(product, Routes.ofLost(product.terms(), product.via()), Reason.LIMIT);
    } else {
      context.accepted();
      lose(product, context, 1, cause);
    }
  }

  private void passSkipped(ProductContext context) {
    Long count = skipped.remove(context);
    HandOver last = skippedLast.remove(context);
    if (count != null && last != null) {
      lose(last, context, count, LossCause.NO_ROOM);
    }
  }

  private void lose(HandOver product, ProductContext context, long count, LossCause cause) {
    for (Did did : Routes.ofLost(product.terms(), product.via())) {
      lose(product, context, did, count, cause);
    }
    context.next(context.next() + count);
  }

  private void lose(
      HandOver product, ProductContext context, Did did, long count, LossCause cause) {
    product.task().tally().lose(did, product.via(), count);
    if (!delivery.lose(did, context, count, cause)) {
      losses.lost(product.task().xid(), List.of(did), Reason.LIMIT);
    }
  }

  /** What there is no account for is recorded in aggregate. */
  private void tell(HandOver product, List<Did> dids, Reason reason) {
    dids.forEach(did -> product.task().tally().lose(did, product.via(), 1));
    losses.lost(product.task().xid(), dids, reason);
  }

  /** The task has ended: its contexts restart if ever used again. */
  void release(ActiveTask task) {
    skipped.keySet().forEach(this::passSkipped);
    if (!keeping) {
      contexts.end(task.xid());
    }
  }

  /** The process ends, and tasks with it: from now on contexts stay, for they go on after the next start. */
  public void keep() {
    keeping = true;
  }
}

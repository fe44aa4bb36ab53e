package org.doorward.li.intercept.internal;

import java.util.Collection;
import java.util.List;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.delivery.internal.LossCause;
import org.doorward.li.delivery.internal.PduWriter;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ProductDelivery;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each piece of product the next number of its context, and hands it to each of its destinations, where it is
 * encoded. Numbers start at 0, count every PDU of the context, also those that are lost, wrap after 2^32 - 1, outlive
 * changes of the task, reconnects and restarts, and end with the last task that feeds the context. Confined to the numbering thread,
 * except {@link #accept}.
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

  /**
   * Counts a piece of product as one of its context, before it has a number. Called on the traffic path.
   *
   * @return null if there is no room for the context: then the product is lost, and counted already
   */
  @Nullable
  ProductContext accept(ActiveTask task, Terms terms, Interface via, CorrelationId correlation) {
    ProductContext context = contexts.find(via, terms.wireXid(), correlation, task.xid());
    if (context == null) {
      losses.lost(task.xid(), Routes.ofLost(terms, via), Reason.LIMIT);
    } else {
      context.accepted();
    }
    return context;
  }

  void number(HandOver product) {
    ProductContext context = product.context();
    context.fedBy(product.task().xid());
    PduWriter pdu = encoding.of(product, context.next());
    List<Did> dids = routes.of(product.terms(), product.via());
    for (int i = 0; i < dids.size(); i++) {
      deliver(product, context, dids.get(i), pdu);
    }
    context.next(context.next() + 1);
  }

  private void deliver(HandOver product, ProductContext context, Did did, PduWriter pdu) {
    try {
      if (!delivery.deliver(did, context, pdu)) {
        losses.lost(product.task().xid(), List.of(did), Reason.LIMIT);
      }
    } catch (IllegalArgumentException e) {
      lose(product.task(), context, did, 1, LossCause.FAILED);
      diagnostics.error("product of XID {} cannot be encoded", product.task().xid());
    }
  }

  /** Takes the number of a piece of product that goes no further. */
  void lose(HandOver product, LossCause cause) {
    lose(product.task(), product.terms(), product.via(), product.context(), 1, cause);
  }

  /** Takes the numbers of pieces of product that go no further: one loss for all of them, at each destination. */
  void lose(
      ActiveTask task,
      Terms terms,
      Interface via,
      ProductContext context,
      long count,
      LossCause cause) {
    for (Did did : Routes.ofLost(terms, via)) {
      lose(task, context, did, count, cause);
    }
    context.next(context.next() + count);
  }

  /** What there is no account for is recorded in aggregate. */
  private void lose(ActiveTask task, ProductContext context, Did did, long count, LossCause cause) {
    if (!delivery.lose(did, context, count, cause)) {
      losses.lost(task.xid(), List.of(did), Reason.LIMIT);
    }
  }

  /** The task has ended: its contexts restart if ever used again. */
  void release(ActiveTask task) {
    if (!keeping) {
      contexts.end(task.xid());
    }
  }

  /** The process ends, and tasks with it: from now on contexts stay, for they go on after the next start. */
  public void keep() {
    keeping = true;
  }
}

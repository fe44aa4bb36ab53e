package org.doorward.li.intercept.internal;

import java.util.concurrent.locks.LockSupport;
import org.doorward.li.delivery.internal.LossCause;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.intercept.Observation;
import org.doorward.li.target.TargetIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer of one group of contexts: takes what callers put into its ring, in their order, checks the task once
 * more, and has it numbered. It looks for work by itself as long as there was some a moment ago, and sleeps only after
 * a while without any: then, and only then, the caller who comes next wakes it.
 */
final class NumberingThread {
  private static final Logger diagnostics =
      LoggerFactory.getLogger("org.doorward.li.diagnostics.intercept");

  private static final int SPINS = 50;
  private static final int NAPS = 50;
  private static final long NAP_NANOS = 100_000;

  private final HandOverSlots slots;
  private final SkippedProduct skipped = new SkippedProduct();
  private final Numbering numbering;
  private final Thread thread;
  private volatile boolean sleeping;
  private volatile boolean closed;

  NumberingThread(int capacity, Numbering numbering, String name) {
    this.slots = new HandOverSlots(capacity);
    this.numbering = numbering;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes a piece of product, or its number if there is no room. The traffic path. */
  void offer(
      ActiveTask task, Terms terms, TargetIdentifier matched, Interface via, Observation seen) {
    ProductContext context =
        numbering.accept(task, terms, via, terms.correlation(seen.correlation()));
    if (context == null) {
      return;
    }
    long end = slots.end();
    HandOver slot = closed ? null : slots.claim();
    if (slot == null) {
      skipped.add(end, task, terms, via, context);
    } else {
      slot.set(task, terms, matched, via, seen, context, System.nanoTime());
      slots.publish(slot);
    }
    wake();
  }

  /** Has a step taken after everything that has been handed over; waits for room, so not for the traffic path. */
  void put(Runnable step) {
    HandOver slot = slots.claim();
    while (slot == null && thread.isAlive()) {
      LockSupport.parkNanos(NAP_NANOS);
      slot = slots.claim();
    }
    if (slot != null) {
      slot.set(step);
      slots.publish(slot);
      wake();
    }
  }

  /** Takes no more product; what stands in the ring is still numbered. Waits for the consumer. */
  void close() {
    closed = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Costs a load unless the consumer sleeps. */
  private void wake() {
    if (sleeping) {
      sleeping = false;
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    int idle = 0;
    while (true) {
      if (work()) {
        idle = 0;
      } else if (closed && isDone()) {
        return;
      } else {
        rest(idle++);
      }
    }
  }

  private boolean isDone() {
    return slots.peek() == null && skipped.isEmpty();
  }

  private void rest(int idle) {
    if (idle < SPINS) {
      Thread.onSpinWait();
    } else if (idle < SPINS + NAPS) {
      LockSupport.parkNanos(NAP_NANOS);
    } else {
      sleeping = true; // before the last look: who publishes after it sees this
      if (isDone() && !closed) {
        LockSupport.park();
      }
      sleeping = false;
    }
  }

  /** Everything that is there now. Says whether there was anything. */
  private boolean work() {
    boolean any = skipped.take(slots.position(), this::skip);
    for (HandOver next = slots.peek(); next != null; next = slots.peek()) {
      process(next);
      slots.free();
      skipped.take(slots.position(), this::skip);
      any = true;
    }
    return any;
  }

  private void skip(SkippedProduct.Range range, long count) {
    try {
      numbering.lose(
          range.task(), range.terms(), range.via(), range.context(), count, LossCause.NO_ROOM);
      releaseIfSealed(range.task());
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  /** LI must not die of one bad piece of product, nor of what delivery does with it. */
  private void process(HandOver next) {
    try {
      Runnable step = next.step();
      if (step != null) {
        step.run();
      } else if (next.task().sealed()) {
        numbering.lose(next, LossCause.TASK_ENDED);
        releaseIfSealed(next.task());
      } else if (next.task().endedBefore(next.nanos())) {
        numbering.lose(next, LossCause.TASK_ENDED);
      } else {
        numbering.number(next);
      }
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  /** Product that comes behind the seal may have begun its context anew, and nothing else would end that. */
  private void releaseIfSealed(ActiveTask task) {
    if (task.sealed()) {
      numbering.release(task);
    }
  }

  private static void failed(RuntimeException e) {
    diagnostics.error("product could not be numbered: {}", e.getClass().getName());
  }
}

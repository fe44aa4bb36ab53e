package org.doorward.li.intercept.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.doorward.li.delivery.internal.LossCause;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.Terms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes product off the traffic path: callers put it in and go on; one thread takes it out, checks the task
 * once more, numbers it and gives it to delivery. Bounded: what finds no room consumes its sequence number
 * and is counted as dropped.
 */
public final class HandOverRing implements AutoCloseable {
  private static final Logger diagnostics =
      LoggerFactory.getLogger("org.doorward.li.diagnostics.intercept");

  /** What stands in the ring. */
  sealed interface Work permits HandOver, End, Change {}

  /** Everything that was handed over before the task ended stands before this. */
  record End(ActiveTask task, Terms last) implements Work {}

  /** Everything that was handed over before the change stands before this. */
  record Change(Runnable change) implements Work {}

  private final ArrayBlockingQueue<Work> work;
  private final Numbering numbering;
  private final BiConsumer<ActiveTask, Terms> sealer;
  private final Thread consumer;
  private volatile boolean closed;

  /**
   * Starts the consumer.
   *
   * @param capacity how many pieces of product may wait
   * @param numbering numbers and delivers
   * @param sealer is told of each ended task once its last piece of product has been numbered
   */
  public HandOverRing(int capacity, Numbering numbering, BiConsumer<ActiveTask, Terms> sealer) {
    this.work = new ArrayBlockingQueue<>(capacity);
    this.numbering = numbering;
    this.sealer = sealer;
    this.consumer = new Thread(this::run, "li-numbering");
    consumer.setDaemon(true);
    consumer.start();
  }

  void offer(HandOver product) {
    product.task().tally().accept(product.via(), product.seen().time());
    if (closed || !work.offer(product)) {
      numbering.skip(product);
    }
  }

  void end(ActiveTask task, Terms last) {
    put(new End(task, last));
  }

  /** Has {@code change} made once everything handed over so far is with delivery. */
  void inOrder(Runnable change) {
    put(new Change(change));
  }

  /** Stops taking product; what stands in the ring is still numbered. Waits for the consumer. */
  @Override
  public void close() {
    closed = true;
    consumer.interrupt();
    boolean interrupted = false;
    while (consumer.isAlive()) {
      try {
        consumer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** For the few things that must not be dropped; the caller is a worker, never the traffic path. */
  private void put(Work item) {
    boolean interrupted = false;
    while (consumer.isAlive()) {
      try {
        if (work.offer(item, 100, TimeUnit.MILLISECONDS)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (true) {
      Work next;
      try {
        next = closed ? work.poll() : work.take();
      } catch (InterruptedException e) {
        continue;
      }
      if (next == null) {
        return;
      }
      process(next);
    }
  }

  /** LI must not die of one bad piece of product, nor of what delivery does with it. */
  private void process(Work next) {
    try {
      if (next instanceof HandOver product) {
        number(product);
      } else if (next instanceof End end) {
        end.task().seal();
        numbering.release(end.task());
        sealer.accept(end.task(), end.last());
      } else if (next instanceof Change change) {
        change.change().run();
      }
    } catch (RuntimeException e) {
      diagnostics.error("product could not be numbered: {}", e.getClass().getName());
    }
  }

  private void number(HandOver product) {
    if (product.task().sealed() || product.task().endedBefore(product.nanos())) {
      numbering.lose(product, LossCause.TASK_ENDED);
    } else {
      numbering.number(product);
    }
  }
}

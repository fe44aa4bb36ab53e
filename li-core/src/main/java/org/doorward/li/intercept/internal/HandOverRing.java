package org.doorward.li.intercept.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.intercept.Observation;
import org.doorward.li.target.TargetIdentifier;

/**
 * Takes product off the traffic path: callers put it in and go on; a thread for each group of contexts takes it out,
 * checks the task once more, numbers it and gives it to delivery. All contexts of an XID are in one group, so that
 * product of one context keeps its order. Bounded: what finds no room consumes its sequence number and is counted as
 * lost, at its place in the order.
 */
public final class HandOverRing implements AutoCloseable {
  private final List<NumberingThread> groups = new ArrayList<>();
  private final Numbering numbering;
  private final BiConsumer<ActiveTask, Terms> sealer;

  /**
   * Starts the consumers.
   *
   * @param capacity how many pieces of product may wait in each group
   * @param numberings one for each group; each numbers and delivers
   * @param sealer is told of each ended task once its last piece of product has been numbered
   */
  public HandOverRing(
      int capacity, List<Numbering> numberings, BiConsumer<ActiveTask, Terms> sealer) {
    this.numbering = numberings.get(0);
    this.sealer = sealer;
    for (Numbering one : numberings) {
      String name = groups.isEmpty() ? "li-numbering" : "li-numbering-" + groups.size();
      groups.add(new NumberingThread(capacity, one, name));
    }
  }

  /** Takes a piece of product, or counts it lost. Neither waits nor throws. */
  void offer(
      ActiveTask task, Terms terms, TargetIdentifier matched, Interface via, Observation seen) {
    task.tally().accept(via, seen.time());
    int group = Math.floorMod(terms.wireXid().hashCode(), groups.size());
    groups.get(group).offer(task, terms, matched, via, seen);
  }

  /** Everything that was handed over before the task ended is numbered before it is sealed. */
  void end(ActiveTask task, Terms last) {
    inOrder(() -> {
      task.seal();
      numbering.release(task);
      sealer.accept(task, last);
    });
  }

  /**
   * Has {@code change} made once everything handed over so far is with delivery, and before anything that is handed
   * over later. One at a time, so that all groups have changes in the same order.
   */
  synchronized void inOrder(Runnable change) {
    Runnable step = groups.size() == 1 ? change : new Meeting(groups.size(), change);
    groups.forEach(group -> group.put(step));
  }

  /** Stops taking product; what stands in the ring is still numbered. Waits for the consumers. */
  @Override
  public void close() {
    groups.forEach(NumberingThread::close);
  }

  /** A step of all groups: the last to arrive takes it, and the others wait for that. */
  private static final class Meeting implements Runnable {
    private final AtomicInteger missing;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Runnable change;

    Meeting(int groups, Runnable change) {
      this.missing = new AtomicInteger(groups);
      this.change = change;
    }

    @Override
    public void run() {
      if (missing.decrementAndGet() > 0) {
        await();
        return;
      }
      try {
        change.run();
      } finally {
        over.countDown();
      }
    }

    private void await() {
      boolean interrupted = false;
      while (true) {
        try {
          over.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

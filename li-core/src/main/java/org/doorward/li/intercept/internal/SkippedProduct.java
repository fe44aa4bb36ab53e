package org.doorward.li.intercept.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.jspecify.annotations.Nullable;

/**
 * What found no room in the ring, as ranges: so many pieces of one context behind everything that stood in the ring
 * then. As long as nothing more finds room they are one range, however many; so there are at most as many ranges as
 * contexts for each place that became free. Any thread adds; the consumer takes each range in its turn.
 */
final class SkippedProduct {
  /** Pieces of one context that were skipped at one position. */
  static final class Range {
    private static final long TAKEN = -1;

    private final long behind;
    private final ActiveTask task;
    private final Terms terms;
    private final Interface via;
    private final ProductContext context;
    private final AtomicLong count = new AtomicLong(1);

    Range(long behind, ActiveTask task, Terms terms, Interface via, ProductContext context) {
      this.behind = behind;
      this.task = task;
      this.terms = terms;
      this.via = via;
      this.context = context;
    }

    @SuppressWarnings("ReferenceEquality") // under the very terms, not under like ones
    private boolean more(long position, Terms of) {
      if (behind != position || terms != of) {
        return false;
      }
      for (long now = count.get(); now != TAKEN; now = count.get()) {
        if (count.compareAndSet(now, now + 1)) {
          return true;
        }
      }
      return false;
    }

    ActiveTask task() {
      return task;
    }

    Terms terms() {
      return terms;
    }

    Interface via() {
      return via;
    }

    ProductContext context() {
      return context;
    }
  }

  /** Is given each range, with how many there are in it. */
  @FunctionalInterface
  interface Taker {
    void take(Range range, long count);
  }

  private final Queue<Range> ranges = new ConcurrentLinkedQueue<>();
  private final ConcurrentMap<ProductContext, Range> last = new ConcurrentHashMap<>();

  /** One more that found no room, when {@code position} was the end of the ring. */
  void add(long position, ActiveTask task, Terms terms, Interface via, ProductContext context) {
    Range before = last.get(context);
    if (before == null || !before.more(position, terms)) {
      Range next = new Range(position, task, terms, via, context);
      last.put(context, next);
      ranges.add(next);
    }
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Gives those whose turn it is at {@code position} to {@code taker}; says whether there were any. */
  boolean take(long position, Taker taker) {
    boolean any = false;
    @Nullable Range next = ranges.peek();
    while (next != null && next.behind <= position) {
      ranges.remove();
      last.remove(next.context, next);
      taker.take(next, next.count.getAndSet(Range.TAKEN));
      any = true;
      next = ranges.peek();
    }
    return any;
  }
}

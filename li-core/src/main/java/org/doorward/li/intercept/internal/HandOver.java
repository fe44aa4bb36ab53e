package org.doorward.li.intercept.internal;

import java.util.concurrent.atomic.AtomicLong;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.intercept.Observation;
import org.doorward.li.target.TargetIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * One place of the ring: a piece of product on its way from the traffic path to its sequence number, or a step that
 * has to be taken in its turn. Places are made once and written over. Whose turn it is says who may read and write
 * it: a caller who has claimed the place, or the consumer once it is published.
 */
final class HandOver {
  /** The position for which it can be claimed; one more once it is published. */
  private final AtomicLong turn;

  private @Nullable ActiveTask task;
  private @Nullable Terms terms;
  private @Nullable TargetIdentifier matched;
  private Interface via = Interface.X2;
  private @Nullable Observation seen;
  private @Nullable ProductContext context;
  private long nanos;
  private @Nullable Runnable step;

  HandOver(long turn) {
    this.turn = new AtomicLong(turn);
  }

  long turn() {
    return turn.getAcquire();
  }

  /** Whoever wrote it before can be read by whoever sees this turn. */
  void turn(long next) {
    turn.setRelease(next);
  }

  /** The same, and seen by all before the caller reads anything else. */
  void publish(long next) {
    turn.set(next);
  }

  /** A piece of product. {@code now} is when it was handed over, of {@link System#nanoTime}. */
  void set(
      ActiveTask of,
      Terms under,
      TargetIdentifier target,
      Interface to,
      Observation what,
      ProductContext counted,
      long now) {
    task = of;
    terms = under;
    matched = target;
    via = to;
    seen = what;
    context = counted;
    nanos = now;
  }

  void set(Runnable next) {
    step = next;
  }

  /** Forgets what stood here: a target must not stay behind. */
  void clear() {
    task = null;
    terms = null;
    matched = null;
    seen = null;
    context = null;
    step = null;
  }

  /** What to do here; null if it is a piece of product. */
  @Nullable
  Runnable step() {
    return step;
  }

  /** The task it is for. */
  ActiveTask task() {
    return present(task);
  }

  /** The terms it was captured under. */
  Terms terms() {
    return present(terms);
  }

  /** The target that matched. */
  TargetIdentifier matched() {
    return present(matched);
  }

  /** The interface it goes to. */
  Interface via() {
    return via;
  }

  /** What was seen. */
  Observation seen() {
    return present(seen);
  }

  /** What its number counts. */
  ProductContext context() {
    return present(context);
  }

  /** What it is correlated by. */
  CorrelationId correlation() {
    return terms().correlation(seen().correlation());
  }

  /** When it was handed over, of {@link System#nanoTime}. */
  long nanos() {
    return nanos;
  }

  private static <T> T present(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("there is no product here");
    }
    return part;
  }
}

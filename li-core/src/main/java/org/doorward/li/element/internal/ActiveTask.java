package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.Optional;
import org.doorward.li.identifier.Xid;
import org.jspecify.annotations.Nullable;

/**
 * One activation of a task: its identity from activation to end, its terms as they change, its tally.
 * {@link ActiveTasks} changes it, one change at a time; everything may be read by any thread.
 */
public final class ActiveTask {
  private final Xid xid;
  private final Tally tally = new Tally();
  private volatile @Nullable Terms terms;
  private volatile long endedAtNanos;
  private volatile boolean sealed;
  private @Nullable Instant alarm; // of MandateEnds

  ActiveTask(Xid xid, Terms terms) {
    this.xid = xid;
    this.terms = terms;
  }

  /** The task's identifier. */
  public Xid xid() {
    return xid;
  }

  /** What it orders now; empty once it has ended. */
  public Optional<Terms> terms() {
    return Optional.ofNullable(terms);
  }

  /** What it orders now, for the traffic path, which does not allocate; null once it has ended. */
  public @Nullable Terms termsOrNull() {
    return terms;
  }

  /** What has become of its product. */
  public Tally tally() {
    return tally;
  }

  /** Whether the task had ended at {@code nanos} of {@link System#nanoTime}. */
  public boolean endedBefore(long nanos) {
    return terms == null && nanos - endedAtNanos >= 0;
  }

  /** No more of its product will be numbered. */
  public void seal() {
    sealed = true;
  }

  /** Whether its product has been sealed. */
  public boolean sealed() {
    return sealed;
  }

  @Nullable
  Instant alarm() {
    return alarm;
  }

  void alarm(@Nullable Instant at) {
    alarm = at;
  }

  void change(Terms next) {
    if (terms == null) {
      throw new IllegalStateException("the task has ended");
    }
    terms = next;
  }

  void end() {
    endedAtNanos = System.nanoTime();
    terms = null;
  }
}

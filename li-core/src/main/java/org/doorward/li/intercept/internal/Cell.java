package org.doorward.li.intercept.internal;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.intercept.Interception;
import org.doorward.li.target.TargetIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The interceptions that one key of the index stands for, as the caller is given them: one a task. Immutable, but
 * for the memory of the last cell it was joined with, so that traffic that is in two ranges allocates once and not
 * for each packet. That memory is weak: it must not keep the targets of tasks that have ended.
 */
final class Cell implements Content {
  static final Cell EMPTY = new Cell(List.of());

  /** What this cell and a wider one gave together. */
  private record Joined(WeakReference<Cell> wider, WeakReference<Cell> both) {}

  private final List<MintedInterception> minted;
  private final List<Interception> matches;
  private volatile @Nullable Joined joined;

  private Cell(Collection<MintedInterception> minted) {
    this.minted = List.copyOf(minted);
    Map<ActiveTask, Interception> byTask = new LinkedHashMap<>();
    for (MintedInterception one : minted) {
      byTask.putIfAbsent(one.task(), one);
    }
    this.matches = List.copyOf(byTask.values());
  }

  /** For each task that names the key, one interception. */
  List<Interception> matches() {
    return matches;
  }

  @Override
  public boolean isEmpty() {
    return minted.isEmpty();
  }

  /** Whether the same interceptions stand in both. */
  boolean sameAs(Cell other) {
    return minted.equals(other.minted);
  }

  Cell with(MintedInterception one) {
    List<MintedInterception> more = new ArrayList<>(minted);
    more.add(one);
    return new Cell(more);
  }

  Cell without(ActiveTask task, TargetIdentifier target) {
    List<MintedInterception> left = new ArrayList<>(minted);
    left.removeIf(one -> one.task() == task && one.matched().equals(target));
    return left.isEmpty() ? EMPTY : new Cell(left);
  }

  /** This cell, then what a wider range has besides; {@code wider} alone if this is null. */
  static @Nullable Cell join(@Nullable Cell narrow, @Nullable Cell wider) {
    if (narrow == null || wider == null) {
      return narrow == null ? wider : narrow;
    }
    return narrow.joinedWith(wider);
  }

  private Cell joinedWith(Cell wider) {
    Joined before = joined;
    if (before != null && before.wider.refersTo(wider)) {
      Cell both = before.both.get();
      if (both != null) {
        return both;
      }
    }
    List<MintedInterception> all = new ArrayList<>(minted);
    all.addAll(wider.minted);
    Cell both = new Cell(all);
    joined = new Joined(new WeakReference<>(wider), new WeakReference<>(both));
    return both;
  }

  @Override
  public Cell of(Key key) {
    return this;
  }
}

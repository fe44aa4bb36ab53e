package org.doorward.li.intercept.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ActiveTasks;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.InterceptionPoint;
import org.doorward.li.target.TargetIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Matches identifiers against the live tasks, and is the only place that mints an {@link Interception}. The
 * index is rebuilt when tasks change and published before the change is answered; matching reads it without
 * a lock.
 */
public final class LiveInterceptionPoint implements InterceptionPoint, ActiveTasks.Watcher {
  private final HandOverRing ring;
  private final InstantSource clock;
  private volatile @Nullable ActiveTasks tasks;
  private volatile Map<TargetIdentifier, List<Interception>> index = Map.of();

  /** A point that no task is live at yet; {@link #watch} ties it to the table it mints from. */
  public LiveInterceptionPoint(HandOverRing ring, InstantSource clock) {
    this.ring = ring;
    this.clock = clock;
  }

  /** Ties the point to the one table of live tasks. */
  public void watch(ActiveTasks table) {
    if (tasks != null) {
      throw new IllegalStateException("tied to a table already");
    }
    tasks = table;
  }

  @Override
  public List<Interception> match(TargetIdentifier identifier) {
    List<Interception> found = index.get(identifier);
    return found == null ? List.of() : found;
  }

  @Override
  public void changed(Collection<ActiveTask> live) {
    Map<TargetIdentifier, List<Interception>> next = new HashMap<>();
    for (ActiveTask task : live) {
      task.terms()
          .ifPresent(terms -> terms
              .targets()
              .keySet()
              .forEach(target -> next.computeIfAbsent(target, any -> new ArrayList<>())
                  .add(new MintedInterception(this, task, target))));
    }
    next.replaceAll((target, found) -> List.copyOf(found));
    index = next;
  }

  @Override
  public void ended(ActiveTask task, Terms last) {
    ring.end(task, last);
  }

  HandOverRing ring() {
    return ring;
  }

  /** The terms that {@code matched} is intercepted under now; null if it is not. */
  @Nullable
  Terms termsNow(ActiveTask task, TargetIdentifier matched) {
    ActiveTasks table = tasks;
    if (table == null || !table.holds(task)) {
      return null;
    }
    Terms terms = task.termsOrNull();
    boolean ordered = terms != null
        && terms.targets().containsKey(matched)
        && clock.millis() < terms.end().toEpochMilli();
    return ordered ? terms : null;
  }
}

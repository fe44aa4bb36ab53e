package org.doorward.li.intercept.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ActiveTasks;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.InterceptionPoint;
import org.doorward.li.intercept.Observation;
import org.doorward.li.target.TargetIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Matches identifiers against the live tasks, and is the only place that mints an {@link Interception}. The
 * index is rebuilt when tasks change and published before the change is answered; matching reads it without
 * a lock.
 */
public final class LiveInterceptionPoint implements InterceptionPoint, ActiveTasks.Watcher {
  /** Where interceptions lead once there can be any. */
  private record Tied(ActiveTasks tasks, HandOverRing ring) {}

  private final InstantSource clock;
  private volatile @Nullable Tied tied;
  private volatile Map<TargetIdentifier, List<MintedInterception>> index = Map.of();

  /** A point where nothing matches yet. */
  public LiveInterceptionPoint(InstantSource clock) {
    this.clock = clock;
  }

  /** Ties the point to the one table of live tasks and to where product goes, before there is a task. */
  public void open(ActiveTasks tasks, HandOverRing ring) {
    if (tied != null) {
      throw new IllegalStateException("tied to a table already");
    }
    tied = new Tied(tasks, ring);
  }

  @Override
  public List<Interception> match(TargetIdentifier identifier) {
    List<MintedInterception> found = index.get(identifier);
    return found == null ? List.of() : Collections.unmodifiableList(found);
  }

  @Override
  public List<Interception> match(Collection<TargetIdentifier> identifiers) {
    Map<ActiveTask, Interception> byTask = new LinkedHashMap<>();
    Map<TargetIdentifier, List<MintedInterception>> now = index;
    for (TargetIdentifier identifier : identifiers) {
      for (MintedInterception found : now.getOrDefault(identifier, List.of())) {
        byTask.putIfAbsent(found.task(), found);
      }
    }
    return List.copyOf(byTask.values());
  }

  @Override
  public void changed(Collection<ActiveTask> live) {
    Map<TargetIdentifier, List<MintedInterception>> next = new HashMap<>();
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
    Tied to = tied;
    if (to != null) {
      to.ring().end(task, last);
    }
  }

  /** Takes a piece of product if its task orders it now. */
  void handOver(ActiveTask task, TargetIdentifier matched, Interface via, Observation seen) {
    Tied to = tied;
    Terms terms = termsNow(task, matched);
    if (to != null && terms != null && !terms.destinations(via).isEmpty()) {
      to.ring().offer(new HandOver(task, terms, matched, via, seen, System.nanoTime()));
    }
  }

  /** The terms that {@code matched} is intercepted under now; null if it is not. */
  @Nullable
  Terms termsNow(ActiveTask task, TargetIdentifier matched) {
    Tied to = tied;
    if (to == null || !to.tasks().holds(task)) {
      return null;
    }
    Terms terms = task.termsOrNull();
    boolean ordered = terms != null
        && terms.targets().containsKey(matched)
        && clock.millis() < terms.end().toEpochMilli();
    return ordered ? terms : null;
  }
}

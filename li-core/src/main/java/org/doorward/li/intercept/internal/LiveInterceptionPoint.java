package org.doorward.li.intercept.internal;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
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
 * index follows each change of a task before the change is answered; matching reads it without a lock and
 * without allocating.
 */
public final class LiveInterceptionPoint implements InterceptionPoint, ActiveTasks.Watcher {
  /** Where interceptions lead once there can be any. */
  private record Tied(ActiveTasks tasks, HandOverRing ring) {}

  private final InstantSource clock;
  private volatile @Nullable Tied tied;
  private final ConcurrentMap<TargetIdentifier, List<Interception>> index =
      new ConcurrentHashMap<>();

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
    return index.getOrDefault(identifier, List.of());
  }

  @Override
  public List<Interception> match(Collection<TargetIdentifier> identifiers) {
    Map<ActiveTask, Interception> byTask = new LinkedHashMap<>();
    for (TargetIdentifier identifier : identifiers) {
      for (Interception found : match(identifier)) {
        byTask.putIfAbsent(((MintedInterception) found).task(), found);
      }
    }
    return List.copyOf(byTask.values());
  }

  @Override
  public void activated(ActiveTask task, Terms terms) {
    terms.targets().forEach(target -> mint(task, target));
  }

  @Override
  public void modified(ActiveTask task, Terms before, Terms now) {
    for (TargetIdentifier target : now.targets()) {
      if (!before.targets().contains(target)) {
        mint(task, target);
      }
    }
    for (TargetIdentifier target : before.targets()) {
      if (!now.targets().contains(target)) {
        withdraw(task, target);
      }
    }
  }

  private void mint(ActiveTask task, TargetIdentifier target) {
    Interception minted = new MintedInterception(this, task, target);
    index.merge(
        target,
        List.of(minted),
        (before, one) -> Stream.concat(before.stream(), one.stream()).toList());
  }

  private void withdraw(ActiveTask task, TargetIdentifier target) {
    index.computeIfPresent(target, (any, before) -> {
      List<Interception> left = before.stream()
          .filter(one -> ((MintedInterception) one).task() != task)
          .toList();
      return left.isEmpty() ? null : left;
    });
  }

  @Override
  public void ended(ActiveTask task, Terms last) {
    last.targets().forEach(target -> withdraw(task, target));
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
        && terms.targets().contains(matched)
        && clock.millis() < terms.end().toEpochMilli();
    return ordered ? terms : null;
  }
}

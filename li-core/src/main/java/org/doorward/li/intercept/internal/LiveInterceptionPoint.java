package org.doorward.li.intercept.internal;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ActiveTasks;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.InterceptionPoint;
import org.doorward.li.intercept.Observation;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.HashContext;
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
  private final TargetIndex index;
  private final ThreadLocal<IndexProbe> probes = ThreadLocal.withInitial(this::probe);
  private volatile @Nullable Tied tied;
  private volatile Supplier<List<HashContext>> contexts = List::of;

  /**
   * A point where nothing matches yet.
   *
   * @param clock tells when a task ends
   * @param capacity for how many identifiers the index is laid out
   */
  public LiveInterceptionPoint(InstantSource clock, int capacity) {
    this.clock = clock;
    this.index = new TargetIndex(capacity);
  }

  /**
   * Lets identifiers match by their digests.
   *
   * @param present the hash contexts that there are now: the same list as long as they are the same
   */
  public void hashing(Supplier<List<HashContext>> present) {
    contexts = present;
  }

  /** Ties the point to the one table of live tasks and to where product goes, before there is product. */
  public void open(ActiveTasks tasks, HandOverRing ring) {
    if (tied != null) {
      throw new IllegalStateException("tied to a table already");
    }
    tied = new Tied(tasks, ring);
  }

  private List<HashContext> contexts() {
    return contexts.get();
  }

  @Override
  public IndexProbe probe() {
    return new IndexProbe(index, this::contexts);
  }

  @Override
  public List<Interception> match(TargetIdentifier identifier) {
    return probes.get().identifier(identifier);
  }

  @Override
  public List<Interception> match(Collection<TargetIdentifier> identifiers) {
    List<Interception> all = List.of();
    for (TargetIdentifier identifier : identifiers) {
      List<Interception> found = match(identifier);
      if (!found.isEmpty()) {
        all = all.isEmpty() ? found : onceEach(all, found);
      }
    }
    return all;
  }

  /** One interception for each task. */
  private static List<Interception> onceEach(List<Interception> some, List<Interception> more) {
    Map<ActiveTask, Interception> byTask = new LinkedHashMap<>();
    some.forEach(one -> byTask.put(((MintedInterception) one).task(), one));
    more.forEach(one -> byTask.putIfAbsent(((MintedInterception) one).task(), one));
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
        index.remove(task, target);
      }
    }
  }

  private void mint(ActiveTask task, TargetIdentifier target) {
    index.add(new MintedInterception(this, task, target));
  }

  @Override
  public void ended(ActiveTask task, Terms last) {
    last.targets().forEach(target -> index.remove(task, target));
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
      to.ring().offer(task, terms, matched, via, seen);
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

package org.doorward.li.element.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorward.li.identifier.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The one table of live tasks: what the traffic path matches, what X1 answers and what the log says are this.
 * Changed under the element's change lock only; read by any thread.
 */
public final class ActiveTasks {
  /** Is told of each change before the change is answered. */
  public interface Watcher {
    /** The live tasks are now these. Called under the change lock. */
    void changed(Collection<ActiveTask> live);

    /** {@code task} has ended, and is not among the live ones any more. Called under the change lock. */
    void ended(ActiveTask task, Terms last);
  }

  private final Watcher watcher;
  private volatile Map<Xid, ActiveTask> live = Map.of();

  /** An empty table. */
  public ActiveTasks(Watcher watcher) {
    this.watcher = watcher;
  }

  /** The live task of that identifier. */
  public Optional<ActiveTask> find(Xid xid) {
    return Optional.ofNullable(live.get(xid));
  }

  /** All live tasks, in the order of their activation. */
  public List<ActiveTask> all() {
    return List.copyOf(live.values());
  }

  /** Whether {@code task} itself, not one like it, is live. */
  public boolean holds(ActiveTask task) {
    return live.get(task.xid()) == task;
  }

  ActiveTask activate(Xid xid, Terms terms) {
    ActiveTask task = new ActiveTask(xid, terms);
    publish(xid, task);
    return task;
  }

  void modify(ActiveTask task, Terms terms) {
    task.change(terms);
    watcher.changed(all());
  }

  void end(ActiveTask task) {
    Terms last = task.terms().orElseThrow(() -> new IllegalStateException("the task has ended"));
    task.end();
    publish(task.xid(), null);
    watcher.ended(task, last);
  }

  private void publish(Xid xid, @Nullable ActiveTask task) {
    Map<Xid, ActiveTask> next = new LinkedHashMap<>(live);
    if (task == null) {
      next.remove(xid);
    } else {
      next.put(xid, task);
    }
    live = next;
    watcher.changed(all());
  }
}

package org.doorward.li.element.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.doorward.li.identifier.Xid;

/**
 * The one table of live tasks: what the traffic path matches, what X1 answers and what the log says are this.
 * Each change concerns one task, and costs the same however many there are. Thread-safe: changes of one task
 * come one after the other, those of different tasks at the same time.
 */
public final class ActiveTasks {
  /** Is told of each change before the change is answered; of changes of one task in their order. */
  public interface Watcher {
    /** {@code task} is live now. */
    void activated(ActiveTask task, Terms terms);

    /** {@code task} orders {@code now} what it did not order {@code before}; it has been live all the time. */
    void modified(ActiveTask task, Terms before, Terms now);

    /** {@code task} has ended, and is not among the live ones any more. */
    void ended(ActiveTask task, Terms last);
  }

  private final Watcher watcher;
  private final ConcurrentMap<Xid, ActiveTask> live = new ConcurrentHashMap<>();

  /** An empty table. */
  public ActiveTasks(Watcher watcher) {
    this.watcher = watcher;
  }

  /** The live task of that identifier. */
  public Optional<ActiveTask> find(Xid xid) {
    return Optional.ofNullable(live.get(xid));
  }

  /** All live tasks, in no order. Those that begin or end meanwhile may be among them or not. */
  public List<ActiveTask> all() {
    return List.copyOf(live.values());
  }

  /** How many tasks are live. */
  public int size() {
    return live.size();
  }

  /** Whether {@code task} itself, not one like it, is live. */
  public boolean holds(ActiveTask task) {
    return live.get(task.xid()) == task;
  }

  /** Makes a task live. Its XID is not. */
  ActiveTask activate(Xid xid, Terms terms) {
    ActiveTask task = new ActiveTask(xid, terms);
    synchronized (task) {
      if (live.putIfAbsent(xid, task) != null) {
        throw new IllegalStateException("a task of that identifier is live");
      }
      watcher.activated(task, terms);
    }
    return task;
  }

  /** Changes what a task orders; does nothing if it has ended meanwhile. */
  void modify(ActiveTask task, UnaryOperator<Terms> change) {
    synchronized (task) {
      Terms before = task.termsOrNull();
      if (before != null) {
        Terms now = change.apply(before);
        task.change(now);
        watcher.modified(task, before, now);
      }
    }
  }

  /** Ends a task. Returns what it ordered last; nothing if it had ended before. */
  Optional<Terms> end(ActiveTask task) {
    synchronized (task) {
      Optional<Terms> last = task.terms();
      last.ifPresent(terms -> {
        task.end();
        live.remove(task.xid(), task);
        watcher.ended(task, terms);
      });
      return last;
    }
  }
}

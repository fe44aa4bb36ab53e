package org.doorward.li.element.internal;

/**
 * How many tasks may run where a hook has set a bound: those that are being activated count with those that run.
 * Thread-safe.
 */
final class TaskRoom {
  private final ActiveTasks tasks;
  private int coming;

  TaskRoom(ActiveTasks tasks) {
    this.tasks = tasks;
  }

  /** Takes a place for one more task, if no more than {@code most} run with it; to be given back once it runs. */
  synchronized boolean enter(int most) {
    if (tasks.size() + coming >= most) {
      return false;
    }
    coming++;
    return true;
  }

  /** Gives a place back: the task runs, and counts as such, or does not. */
  synchronized void leave() {
    coming--;
  }
}

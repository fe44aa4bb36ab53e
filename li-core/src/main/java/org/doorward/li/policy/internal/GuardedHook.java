package org.doorward.li.policy.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.doorward.li.policy.PolicyHook;
import org.jspecify.annotations.Nullable;

/**
 * A hook, and how many threads it may hold: one that hangs takes so many for questions, one for what it is told, and
 * no more. Thread-safe.
 */
final class GuardedHook {
  /** The most questions at once. */
  static final int MAX_CALLS_AT_ONCE = 16;

  /** The most things that wait to be told; what comes on top of them is not told. */
  static final int MAX_UNTOLD = 1024;

  private final PolicyHook hook;
  private final Semaphore room = new Semaphore(MAX_CALLS_AT_ONCE);
  private final Deque<Consumer<PolicyHook>> untold = new ArrayDeque<>();
  private boolean telling;

  GuardedHook(PolicyHook hook) {
    this.hook = hook;
  }

  PolicyHook hook() {
    return hook;
  }

  boolean enter() {
    return room.tryAcquire();
  }

  void leave() {
    room.release();
  }

  /** Has a thread of the pool tell the hook, after what it has not been told yet. Waits for nobody, and never fails. */
  void tell(Consumer<PolicyHook> news, Executor pool) {
    synchronized (untold) {
      if (untold.size() < MAX_UNTOLD) {
        untold.add(news);
      }
      if (telling) {
        return;
      }
      telling = true;
    }
    Thread caller = Thread.currentThread();
    try {
      pool.execute(() -> tellAll(caller));
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // Stopping does not depend on anybody having heard of it; the evidence has it.
      stopTelling();
    }
  }

  private void tellAll(Thread caller) {
    if (Thread.currentThread().equals(caller)) {
      stopTelling(); // a pool that would make the caller wait tells nobody anything
      return;
    }
    for (Consumer<PolicyHook> next = next(); next != null; next = next()) {
      Consumer<PolicyHook> news = next;
      new FutureTask<>(() -> new HookCall(this, caller).tell(news), true).run();
    }
  }

  private @Nullable Consumer<PolicyHook> next() {
    synchronized (untold) {
      Consumer<PolicyHook> next = untold.poll();
      telling = next != null;
      return next;
    }
  }

  private void stopTelling() {
    synchronized (untold) {
      telling = false;
    }
  }
}

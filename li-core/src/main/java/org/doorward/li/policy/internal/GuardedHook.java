package org.doorward.li.policy.internal;

import java.util.concurrent.Semaphore;
import org.doorward.li.policy.PolicyHook;

/** A hook, and how many threads it may hold: one that hangs takes so many and no more. Thread-safe. */
final class GuardedHook {
  private static final int MAX_CALLS_AT_ONCE = 16;

  private final PolicyHook hook;
  private final Semaphore room = new Semaphore(MAX_CALLS_AT_ONCE);

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
}

package org.doorward.li.policy.internal;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.PolicyHook;
import org.doorward.li.policy.PolicyQuestion;

/** One call of one hook, on a thread of the pool. Whatever is wrong with it is an exception. Confined to its thread. */
final class HookCall {
  /** The call that this thread is in. */
  private static final ThreadLocal<HookCall> CURRENT = new ThreadLocal<>();

  private final GuardedHook guarded;
  private final Thread caller;
  private boolean recursed;

  HookCall(GuardedHook guarded, Thread caller) {
    this.guarded = guarded;
    this.caller = caller;
  }

  /** Whether this thread is in a hook already, which denies then, whatever it answers. */
  static boolean recurses() {
    HookCall outer = CURRENT.get();
    if (outer != null) {
      outer.recursed = true;
    }
    return outer != null;
  }

  Decision ask(PolicyQuestion question) {
    enter();
    CURRENT.set(this);
    try {
      Decision answer = requireNonNull(guarded.hook().decide(question), "a hook's answer");
      if (recursed) {
        throw new IllegalStateException("a hook called back into what asked it");
      }
      return answer;
    } finally {
      CURRENT.remove();
      guarded.leave();
    }
  }

  /** Is called by one thread at a time for each hook, and so needs no room. */
  void tell(Consumer<PolicyHook> news) {
    CURRENT.set(this);
    try {
      news.accept(guarded.hook());
    } finally {
      CURRENT.remove();
    }
  }

  private void enter() {
    if (Thread.currentThread().equals(caller)) {
      throw new IllegalStateException("the pool runs hooks on the caller's thread");
    }
    if (!guarded.enter()) {
      throw new IllegalStateException("the hook has not come back from earlier calls");
    }
  }
}

package org.doorward.li.policy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.doorward.li.evidence.Reason;
import org.doorward.li.x1.X1ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All hooks as one: the first denial decides, and whatever is not a permit in time is a denial. Thread-safe.
 * Owns a few threads, so that a hook that hangs cannot hold the element's.
 */
public final class PolicyHooks implements AutoCloseable {
  /** How long one hook may take. */
  public static final Duration DEFAULT_LIMIT = Duration.ofMillis(200);

  private static final Logger diagnostics =
      LoggerFactory.getLogger("org.doorward.li.diagnostics.policy");
  private static final int THREADS = 8;
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  private final List<PolicyHook> hooks;
  private final Duration limit;
  private final ThreadPoolExecutor threads;

  /**
   * Composes hooks.
   *
   * @param hooks asked in this order; copied
   * @param limit how long each may take
   */
  public PolicyHooks(List<PolicyHook> hooks, Duration limit) {
    this.hooks = List.copyOf(hooks);
    this.limit = limit;
    this.threads =
        new ThreadPoolExecutor(0, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
          Thread thread = new Thread(task, "li-policy-hook");
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Asks the hooks about a request that the rules permit.
   *
   * @param question what is asked
   * @param failure the code to refuse with if a hook fails to answer
   * @return a permit if every hook gives one
   */
  public Decision decide(PolicyQuestion question, X1ErrorCode failure) {
    if (INSIDE.get()) {
      return deny(Reason.HOOK_FAILED, failure);
    }
    for (PolicyHook hook : hooks) {
      Decision decision = ask(hook, question, failure);
      if (!decision.permits()) {
        return decision;
      }
    }
    return Decision.permit();
  }

  /**
   * Tells the hooks of a request that stops or narrows. Returns at once.
   *
   * @param question what is being done
   */
  public void stopping(PolicyQuestion question) {
    for (PolicyHook hook : hooks) {
      try {
        threads.execute(() -> tell(hook, question));
      } catch (RejectedExecutionException e) {
        diagnostics.warn("a policy hook is busy and was not told of a stop");
      }
    }
  }

  /** Stops the threads; a hook that hangs is interrupted. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Decision ask(PolicyHook hook, PolicyQuestion question, X1ErrorCode failure) {
    Future<Decision> answer;
    try {
      answer = threads.submit((Callable<Decision>) () -> decision(hook, question, failure));
    } catch (RejectedExecutionException e) {
      return deny(Reason.HOOK_TIMEOUT, failure);
    }
    try {
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return deny(Reason.HOOK_TIMEOUT, failure);
    } catch (ExecutionException e) {
      diagnostics.warn("a policy hook failed");
      return deny(Reason.HOOK_FAILED, failure);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return deny(Reason.HOOK_FAILED, failure);
    }
  }

  /** What the hook says, without its words: a description could carry an identity. */
  private static Decision decision(PolicyHook hook, PolicyQuestion question, X1ErrorCode failure) {
    INSIDE.set(true);
    try {
      Decision decision = hook.decide(question);
      if (decision instanceof Decision.Permit) {
        return decision;
      }
      if (decision instanceof Decision.Deny deny) {
        return deny(Reason.HOOK_DENIED, deny.code());
      }
      return deny(Reason.HOOK_FAILED, failure);
    } finally {
      INSIDE.remove();
    }
  }

  /** Nobody waits for what a hook does with the news, so its failure concerns nobody either. */
  private static void tell(PolicyHook hook, PolicyQuestion question) {
    INSIDE.set(true);
    try {
      hook.stopping(question);
    } catch (RuntimeException e) {
      diagnostics.warn("a policy hook failed: {}", e.getClass().getName());
    } finally {
      INSIDE.remove();
    }
  }

  private static Decision deny(Reason reason, X1ErrorCode code) {
    return new Decision.Deny(reason, code, "");
  }
}

package org.doorward.li.policy.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.doorward.li.evidence.Reason;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.MandateSummary;
import org.doorward.li.policy.PolicyHook;
import org.doorward.li.policy.PolicyQuestion;
import org.doorward.li.policy.internal.Binding.Bound;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Request;

/**
 * The operator's hooks, asked all together: each has to permit, within one time limit for all. No set of hooks
 * makes a denied request permitted. Thread-safe.
 */
public final class PolicyHooks {
  /** How long hooks have, unless told otherwise. */
  public static final Duration DEFAULT_TIME_LIMIT = Duration.ofMillis(200);

  private static final String DENIED = "denied by the operator's policy";

  private final List<GuardedHook> hooks;
  private final Executor pool;
  private final Duration timeLimit;

  /**
   * The hooks of one element.
   *
   * @param hooks in the order in which their denials count
   * @param pool runs them; one that runs its tasks on the caller's thread makes every hook deny
   * @param timeLimit for all hooks together
   */
  public PolicyHooks(List<PolicyHook> hooks, Executor pool, Duration timeLimit) {
    this.hooks = hooks.stream().map(GuardedHook::new).toList();
    this.pool = pool;
    this.timeLimit = timeLimit;
  }

  /**
   * Asks the hooks about what the rules permit, or tells them of what they cannot deny.
   *
   * @param ruling what the rules say
   * @param request what they say it about
   * @param bound who asks
   * @param now by the element's clock
   * @return the same ruling, or a denial in the place of its permission
   */
  public Ruling narrow(Ruling ruling, X1Request request, Bound bound, Instant now) {
    if (!ruling.decision().permits() || hooks.isEmpty()) {
      return ruling;
    }
    PolicyQuestion question = new PolicyQuestion(
        request,
        bound.peer(),
        ruling.mandate().map(m -> new MandateSummary(m.content(), m.digest(), m.signers())),
        now);
    return switch (ruling.direction()) {
      case ACCESS -> ruling.with(ask(question));
      case STOP -> {
        tell(question);
        yield ruling;
      }
      case LIVENESS -> ruling;
    };
  }

  private Decision ask(PolicyQuestion question) {
    X1ErrorCode generic = GenericFailure.of(question.request().type());
    if (HookCall.recurses()) {
      return new Decision.Deny(Reason.HOOK_FAILED, generic, DENIED);
    }
    Thread caller = Thread.currentThread();
    long deadline = System.nanoTime() + timeLimit.toNanos();
    List<FutureTask<Decision>> answers = new ArrayList<>();
    try {
      for (GuardedHook hook : hooks) {
        FutureTask<Decision> answer =
            new FutureTask<>(() -> new HookCall(hook, caller).ask(question));
        answers.add(answer);
        pool.execute(answer);
      }
      for (FutureTask<Decision> answer : answers) {
        long left = Math.max(0, deadline - System.nanoTime());
        if (answer.get(left, TimeUnit.NANOSECONDS) instanceof Decision.Deny deny) {
          return new Decision.Deny(Reason.HOOK_DENIED, deny.code(), DENIED);
        }
      }
      return Decision.permit();
    } catch (TimeoutException e) {
      return new Decision.Deny(Reason.HOOK_TIMEOUT, generic, DENIED);
    } catch (InterruptedException e) {
      caller.interrupt();
      return new Decision.Deny(Reason.HOOK_TIMEOUT, generic, DENIED);
    } catch (ExecutionException | RejectedExecutionException e) {
      return new Decision.Deny(Reason.HOOK_FAILED, generic, DENIED);
    } finally {
      answers.forEach(answer -> answer.cancel(true));
    }
  }

  private void tell(PolicyQuestion question) {
    Thread caller = Thread.currentThread();
    for (GuardedHook hook : hooks) {
      try {
        pool.execute(new FutureTask<>(() -> new HookCall(hook, caller).tell(question), true));
      } catch (RejectedExecutionException e) {
        // Stopping does not depend on anybody having heard of it; the evidence has it.
      }
    }
  }
}

package org.doorward.li.policy.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.doorward.li.authority.MandateInbox.RevocationReceipt;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.Octets;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.MandateSummary;
import org.doorward.li.policy.PolicyHook;
import org.doorward.li.policy.PolicyQuestion;
import org.doorward.li.policy.internal.Binding.Bound;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.RequestMessageType;
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
   * What hooks said.
   *
   * @param decision all of them together
   * @param about the mandate under which they were asked, if there was one
   */
  public record Opinion(Decision decision, Optional<Octets> about) {
    /** Whether it was asked for under what a later ruling rests upon too. */
    public boolean holdsFor(Ruling ruling) {
      return about.equals(mandate(ruling));
    }

    /** The ruling with what was said in the place of its permission. */
    public Ruling narrow(Ruling ruling) {
      return ruling.decision().permits() ? ruling.with(decision) : ruling;
    }

    private static Optional<Octets> mandate(Ruling ruling) {
      return ruling.mandate().map(SignedDocument::digest);
    }
  }

  /** Whether hooks have a say in it: the rules permit it, and it stops nothing. */
  public boolean haveASay(Ruling ruling) {
    return ruling.decision().permits()
        && ruling.direction() == Direction.ACCESS
        && !hooks.isEmpty();
  }

  /**
   * Asks the hooks about what the rules permit. Waits for them, as long as they may take; whoever asks must hold
   * nothing meanwhile that a stop would wait for.
   *
   * @param ruling of which {@link #haveASay} is true
   * @param request what it is about
   * @param bound who asks
   * @param now by the element's clock
   * @return what they say
   */
  public Opinion ask(Ruling ruling, X1Request request, Bound bound, Instant now) {
    return new Opinion(ask(question(ruling, request, bound, now)), Opinion.mandate(ruling));
  }

  /**
   * Tells the hooks of what stops or only narrows an interception. Waits for nobody, and never fails.
   *
   * @param ruling that permits it
   * @param request what it is about
   * @param bound who asks
   * @param now by the element's clock
   */
  public void tell(Ruling ruling, X1Request request, Bound bound, Instant now) {
    if (!hooks.isEmpty()) {
      PolicyQuestion question = question(ruling, request, bound, now);
      tell(hook -> hook.stopping(question));
    }
  }

  /**
   * Tells the hooks that something has been revoked. Waits for nobody, and never fails.
   *
   * @param revocation what is revoked
   */
  public void tell(RevocationReceipt revocation) {
    tell(hook -> hook.revoked(revocation));
  }

  private void tell(Consumer<PolicyHook> news) {
    hooks.forEach(hook -> hook.tell(news, pool));
  }

  private static PolicyQuestion question(
      Ruling ruling, X1Request request, Bound bound, Instant now) {
    return new PolicyQuestion(
        request,
        bound.peer(),
        ruling.mandate().map(m -> new MandateSummary(m.content(), m.digest(), m.signers())),
        now);
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
      OptionalInt mostTasks = OptionalInt.empty();
      for (FutureTask<Decision> answer : answers) {
        long left = Math.max(0, deadline - System.nanoTime());
        Decision decision = answer.get(left, TimeUnit.NANOSECONDS);
        if (decision instanceof Decision.Deny deny) {
          return new Decision.Deny(Reason.HOOK_DENIED, deny.code(), DENIED);
        }
        mostTasks = fewest(mostTasks, ((Decision.Permit) decision).mostTasks());
      }
      return new Decision.Permit(mostTasks);
    } catch (TimeoutException e) {
      return new Decision.Deny(Reason.HOOK_TIMEOUT, generic, DENIED);
    } catch (InterruptedException e) {
      caller.interrupt();
      return new Decision.Deny(Reason.HOOK_TIMEOUT, generic, DENIED);
    } catch (ExecutionException | RejectedExecutionException | OutOfMemoryError e) {
      return new Decision.Deny(Reason.HOOK_FAILED, generic, DENIED);
    } finally {
      answers.forEach(answer -> answer.cancel(true));
    }
  }

  private static OptionalInt fewest(OptionalInt one, OptionalInt other) {
    return one.isPresent() && other.isPresent()
        ? OptionalInt.of(Math.min(one.getAsInt(), other.getAsInt()))
        : one.isPresent() ? one : other;
  }

  /**
   * The denial of what hooks left room for, and there is none.
   *
   * @param type of the request
   * @return what they would have said, had they counted
   */
  public static Decision.Deny noRoom(RequestMessageType type) {
    return new Decision.Deny(Reason.HOOK_DENIED, GenericFailure.of(type), DENIED);
  }

  /**
   * The denial of what changes faster than hooks answer.
   *
   * @param ruling that they have a say in
   * @param type of the request
   * @return as if they had not answered
   */
  public static Ruling undecided(Ruling ruling, RequestMessageType type) {
    return ruling.with(new Decision.Deny(Reason.HOOK_TIMEOUT, GenericFailure.of(type), DENIED));
  }
}

package org.doorward.li.element.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.doorward.li.element.Enforcement;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.Decision;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;

/**
 * Calls of the embedding software about tasks: a question within a time limit, where whatever goes wrong is a
 * refusal, and what is told of each task in its order. Thread-safe.
 */
final class EnforcementCalls {
  /** One that hangs holds so many threads and no more. */
  private static final int MAX_QUESTIONS_AT_ONCE = 64;

  /**
   * What came of a question.
   *
   * @param asked about which task; empty if nobody was asked
   * @param denial why the task is refused; empty if it is honoured
   * @param deferred whether it takes a while
   */
  record Verdict(Optional<Xid> asked, Optional<Decision.Deny> denial, boolean deferred) {
    /** There was no need to ask. */
    static final Verdict NOT_ASKED = new Verdict(Optional.empty(), Optional.empty(), false);
  }

  private final Optional<Enforcement> enforcement;
  private final Executor pool;
  private final Duration limit;
  private final Semaphore room = new Semaphore(MAX_QUESTIONS_AT_ONCE);
  private final CallsInOrder told;

  /** Calls on threads of {@code pool}; without an enforcement each task is honoured at once. */
  EnforcementCalls(Optional<Enforcement> enforcement, Executor pool, Duration limit) {
    this.enforcement = enforcement;
    this.pool = pool;
    this.limit = limit;
    this.told = new CallsInOrder(pool);
  }

  /** Whether there is anybody to ask. */
  boolean asks() {
    return enforcement.isPresent();
  }

  /** Asks whether the task can be honoured. Waits for the answer, as long as the limit at most. */
  Verdict ask(TaskDetails task, Optional<TaskDetails> before) {
    if (enforcement.isEmpty()) {
      return Verdict.NOT_ASKED;
    }
    X1ErrorCode generic = before.isPresent()
        ? X1ErrorCode.GENERIC_MODIFY_TASK_FAILURE
        : X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE;
    Enforcement asked = enforcement.get();
    FutureTask<Enforcement.Answer> question = new FutureTask<>(() -> honours(asked, task, before));
    try {
      pool.execute(question);
    } catch (RejectedExecutionException e) {
      return denied(task.xid(), Reason.HOOK_FAILED, generic);
    }
    return verdict(task.xid(), question, generic);
  }

  private Enforcement.Answer honours(
      Enforcement asked, TaskDetails task, Optional<TaskDetails> before) {
    if (!room.tryAcquire()) {
      throw new IllegalStateException("earlier questions have not been answered");
    }
    try {
      return asked.honours(task, before);
    } finally {
      room.release();
    }
  }

  private Verdict verdict(Xid xid, FutureTask<Enforcement.Answer> question, X1ErrorCode generic) {
    try {
      Enforcement.Answer answer = question.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (answer instanceof Enforcement.Honoured) {
        return new Verdict(Optional.of(xid), Optional.empty(), false);
      }
      if (answer instanceof Enforcement.Deferred) {
        return new Verdict(Optional.of(xid), Optional.empty(), true);
      }
      if (answer instanceof Enforcement.Refused refused) {
        return denied(
            xid, Reason.UNSUPPORTED, isGeneric(refused.code()) ? generic : refused.code());
      }
      return denied(xid, Reason.HOOK_FAILED, generic); // it has answered null
    } catch (TimeoutException e) {
      return denied(xid, Reason.HOOK_TIMEOUT, generic);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return denied(xid, Reason.HOOK_TIMEOUT, generic);
    } catch (ExecutionException e) {
      return denied(xid, Reason.HOOK_FAILED, generic);
    } finally {
      question.cancel(true);
    }
  }

  private static boolean isGeneric(X1ErrorCode code) {
    return code == X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE
        || code == X1ErrorCode.GENERIC_MODIFY_TASK_FAILURE;
  }

  private static Verdict denied(Xid xid, Reason reason, X1ErrorCode code) {
    return new Verdict(Optional.of(xid), Optional.of(new Decision.Deny(reason, code, "")), false);
  }

  /** Tells that a task is in force, or changed; {@code failed} is called if that throws. Does not wait. */
  void provision(TaskDetails task, Runnable failed) {
    enforcement.ifPresent(e -> told.call(task.xid(), () -> {
      try {
        e.provision(task);
      } catch (RuntimeException thrown) {
        failed.run();
      }
    }));
  }

  /** Tells that a task has ended. Does not wait. */
  void withdraw(Xid xid) {
    enforcement.ifPresent(e -> told.call(xid, () -> e.withdraw(xid)));
  }
}

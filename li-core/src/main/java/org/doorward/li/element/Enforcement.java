package org.doorward.li.element;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;

/**
 * Where tasks take effect in the software that embeds the element. It is asked about each task before the ADMF
 * gets an acknowledgement, so that nothing is acknowledged that nobody does.
 *
 * <p>Called on threads of a pool, several at a time; may block, but not for long. Stopping does not depend on
 * it: a task that has ended delivers nothing, whatever this does.
 *
 * @clause TS 103 221-1, 6.2.1 and 6.2.2
 */
public interface Enforcement {
  /**
   * Whether a task can be honoured, in every field of it. Only a question: nothing is in force yet, and the
   * element may still refuse the task. Not asked about a change that only narrows a task. Who throws, answers
   * nothing or takes longer than the time limit has refused.
   *
   * @param task what would be in force
   * @param before what is in force now, if the task would be modified
   * @return the answer
   */
  Answer honours(TaskDetails task, Optional<TaskDetails> before);

  /**
   * A task is in force from now on, or changed. Called once it is recorded; for one task never twice at once,
   * and in the order of its changes. If the answer was {@link Deferred}, this is to put it in place and to say
   * so to {@link TaskControl#actioned}; if it throws then, the task has failed. Does nothing unless overridden.
   *
   * @param task what is in force
   */
  default void provision(TaskDetails task) {}

  /**
   * A task has ended. Called after it, in the order of {@link #provision}; what it throws is dropped. Does
   * nothing unless overridden.
   *
   * @param xid the task
   */
  default void withdraw(Xid xid) {}

  /** What {@link #honours} says. */
  sealed interface Answer permits Honoured, Deferred, Refused {}

  /** The task takes effect at once: X1 answers AcknowledgedAndCompleted. */
  record Honoured() implements Answer {}

  /**
   * The task can be honoured, and takes a while: X1 answers Acknowledged. Its status is awaitingProvisioning
   * until {@link TaskControl#actioned} or {@link TaskControl#notActioned}, which is reported to the ADMF.
   */
  record Deferred() implements Answer {}

  /**
   * The task cannot be honoured and is refused, whole.
   *
   * @param code why
   */
  record Refused(X1ErrorCode code) implements Answer {
    /**
     * Checks that the code is one of a task that cannot be honoured.
     *
     * @param code 3000 to 3050
     * @throws IllegalArgumentException if it is another
     */
    public Refused {
      requireNonNull(code, "code");
      if (code.code() < 3000 || code.code() > 3050) {
        throw new IllegalArgumentException(
            "not a code of a task that cannot be honoured: " + code.code());
      }
    }
  }

  /**
   * Everything that the element's target and service types allow takes effect at once.
   *
   * @return honours each task
   */
  static Enforcement immediate() {
    return (task, before) -> new Honoured();
  }
}

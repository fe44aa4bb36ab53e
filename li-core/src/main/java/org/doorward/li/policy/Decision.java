package org.doorward.li.policy;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import org.doorward.li.evidence.Reason;
import org.doorward.li.x1.X1ErrorCode;

/** What is decided about a request. There is no third answer. Immutable. */
public sealed interface Decision permits Decision.Permit, Decision.Deny {
  /**
   * The request may go on. Of a hook: nothing here speaks against it.
   *
   * @param mostTasks how many tasks may run at most once an activation has had its effect; empty for no such bound
   */
  record Permit(OptionalInt mostTasks) implements Decision {
    /**
     * Refuses a negative number.
     *
     * @param mostTasks at least 0 if there is one
     * @throws IllegalArgumentException if it is negative
     */
    public Permit {
      if (mostTasks.orElse(0) < 0) {
        throw new IllegalArgumentException("fewer tasks than none");
      }
    }
  }

  /**
   * The request is refused, whole, and changes nothing.
   *
   * @param reason what the evidence says
   * @param code what X1 answers
   * @param description what X1 says with the code: fixed text, field names, XIDs and DIDs at most
   */
  record Deny(Reason reason, X1ErrorCode code, String description) implements Decision {
    /**
     * Refuses null.
     *
     * @param reason not null
     * @param code not null
     * @param description not null; may be empty
     */
    public Deny {
      requireNonNull(reason, "reason");
      requireNonNull(code, "code");
      requireNonNull(description, "description");
    }
  }

  /**
   * The permission without a bound.
   *
   * @return a {@link Permit}
   */
  static Decision permit() {
    return new Permit(OptionalInt.empty());
  }

  /**
   * A permission to activate as long as no more tasks run then. The element counts when the activation is due, so that
   * requests at the same time do not pass the bound together. For other requests it is {@link #permit}.
   *
   * @param mostTasks at least 0, the task in question included
   * @return a {@link Permit}
   * @throws IllegalArgumentException if {@code mostTasks} is negative
   */
  static Decision permitWithin(int mostTasks) {
    return new Permit(OptionalInt.of(mostTasks));
  }

  /**
   * Whether the request may go on.
   *
   * @return true for {@link Permit} alone
   */
  default boolean permits() {
    return this instanceof Permit;
  }
}

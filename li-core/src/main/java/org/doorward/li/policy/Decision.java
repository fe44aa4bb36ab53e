package org.doorward.li.policy;

import static java.util.Objects.requireNonNull;

import org.doorward.li.evidence.Reason;
import org.doorward.li.x1.X1ErrorCode;

/** What is decided about a request. There is no third answer. Immutable. */
public sealed interface Decision permits Decision.Permit, Decision.Deny {
  /** The request may go on. Of a hook: nothing here speaks against it. */
  record Permit() implements Decision {}

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
   * The one permission.
   *
   * @return a {@link Permit}
   */
  static Decision permit() {
    return new Permit();
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

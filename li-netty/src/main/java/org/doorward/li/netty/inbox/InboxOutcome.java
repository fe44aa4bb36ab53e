package org.doorward.li.netty.inbox;

import static java.util.Objects.requireNonNull;

import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.netty.https.CallFailure;

/** What became of a submission, as far as who submitted it can know. Immutable. */
public sealed interface InboxOutcome {
  /**
   * The element answered.
   *
   * @param submission a receipt or a refusal
   */
  record Answered(Submission submission) implements InboxOutcome {
    /**
     * Refuses null.
     *
     * @param submission not null
     */
    public Answered {
      requireNonNull(submission, "submission");
    }
  }

  /**
   * There is no answer that can be believed. Submitting the same envelope again is harmless.
   *
   * @param failure why
   */
  record Failed(CallFailure failure) implements InboxOutcome {
    /**
     * Refuses null.
     *
     * @param failure not null
     */
    public Failed {
      requireNonNull(failure, "failure");
    }
  }
}

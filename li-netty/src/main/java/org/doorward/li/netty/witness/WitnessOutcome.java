package org.doorward.li.netty.witness;

import static java.util.Objects.requireNonNull;

import org.doorward.li.evidence.WitnessAnswer;
import org.doorward.li.netty.https.CallFailure;

/** What became of asking a witness. Immutable. */
public sealed interface WitnessOutcome {
  /**
   * The witness has answered; its cosignature, if it gave one, has been verified.
   *
   * @param answer what it said
   */
  record Answered(WitnessAnswer answer) implements WitnessOutcome {
    /**
     * Refuses null.
     *
     * @param answer not null
     */
    public Answered {
      requireNonNull(answer, "answer");
    }
  }

  /**
   * There is no answer that can be believed. Asking again is harmless.
   *
   * @param failure why
   */
  record Failed(CallFailure failure) implements WitnessOutcome {
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

package org.doorward.li.netty.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1TopLevelErrorResponse;

/** What became of a request container, as far as the requester can know. Immutable. */
public sealed interface X1Outcome {
  /**
   * Each request was answered, by whom it was sent to.
   *
   * @param responses one for each request, in the requests' order
   */
  record Answered(List<X1Response> responses) implements X1Outcome {
    /**
     * Copies the list.
     *
     * @param responses copied
     */
    public Answered {
      responses = List.copyOf(responses);
    }
  }

  /**
   * The responder could not read the container at all, and did nothing.
   *
   * @param error what it said
   */
  record Unread(X1TopLevelErrorResponse error) implements X1Outcome {
    /**
     * Refuses null.
     *
     * @param error not null
     */
    public Unread {
      requireNonNull(error, "error");
    }
  }

  /**
   * There is no answer that can be believed, and the requests have certainly had no effect: they may be sent
   * again, as new transactions.
   *
   * @param failure why; {@link CallFailure#effectUnknown} is false for it
   */
  record Failed(CallFailure failure) implements X1Outcome {
    /**
     * Refuses a failure that leaves the effect open.
     *
     * @param failure one whose effect is known
     * @throws IllegalArgumentException if it is not
     */
    public Failed {
      if (failure.effectUnknown()) {
        throw new IllegalArgumentException("the effect is not known after " + failure);
      }
    }
  }

  /**
   * There is no answer that can be believed, and the requests may have had their effect: ask the responder what
   * it holds, and reconcile, before anything is repeated.
   *
   * @param failure why; {@link CallFailure#effectUnknown} is true for it
   * @clause TS 103 221-1, 5.2.3
   */
  record Unknown(CallFailure failure) implements X1Outcome {
    /**
     * Refuses a failure after which nothing is open.
     *
     * @param failure one whose effect is not known
     * @throws IllegalArgumentException if it is
     */
    public Unknown {
      if (!failure.effectUnknown()) {
        throw new IllegalArgumentException("there was no effect after " + failure);
      }
    }
  }
}

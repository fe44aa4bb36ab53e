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
   * There is no answer that can be believed.
   *
   * @param failure why, and whether the requests may have had their effect
   */
  record Failed(CallFailure failure) implements X1Outcome {
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

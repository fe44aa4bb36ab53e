package org.doorward.li.x1;

import java.util.List;

/**
 * What a responder sends back: one response for each request, or that it could not read the requests at all.
 * Immutable.
 *
 * @clause TS 103 221-1, 6.1
 */
public sealed interface X1Answer permits X1Answer.Responses, X1TopLevelErrorResponse {
  /**
   * One response for each request.
   *
   * @param responses in the order of the requests, one or more
   */
  record Responses(List<X1Response> responses) implements X1Answer {
    /**
     * Copies the list.
     *
     * @param responses copied
     * @throws IllegalArgumentException if there are none
     */
    public Responses {
      responses = List.copyOf(responses);
      if (responses.isEmpty()) {
        throw new IllegalArgumentException("a container holds one response or more");
      }
    }
  }
}

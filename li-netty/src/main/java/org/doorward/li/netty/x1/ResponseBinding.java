package org.doorward.li.netty.x1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1TopLevelErrorResponse;

/** Ties responses to the requests they answer. Pure. */
final class ResponseBinding {
  private ResponseBinding() {}

  /**
   * The responses in the order of the requests; empty unless they answer exactly these, one each: the same
   * transaction, the same two ends, and the type that was asked for or an error about it.
   */
  static Optional<List<X1Response>> bind(
      List<? extends X1Request> requests, List<X1Response> responses) {
    Map<X1TransactionId, X1Response> byTransaction = new HashMap<>();
    for (X1Response response : responses) {
      if (byTransaction.put(response.header().transactionId(), response) != null) {
        return Optional.empty();
      }
    }
    List<X1Response> ordered = new ArrayList<>();
    for (X1Request request : requests) {
      X1Response response = byTransaction.remove(request.header().transactionId());
      if (response == null || !answers(request, response)) {
        return Optional.empty();
      }
      ordered.add(response);
    }
    return byTransaction.isEmpty() ? Optional.of(ordered) : Optional.empty();
  }

  private static boolean answers(X1Request request, X1Response response) {
    X1Header asked = request.header();
    X1Header answered = response.header();
    return asked.admfIdentifier().equals(answered.admfIdentifier())
        && asked.neIdentifier().equals(answered.neIdentifier())
        && isAbout(request, response);
  }

  private static boolean isAbout(X1Request request, X1Response response) {
    // Who does not know a request's type can only call it extended.
    return response.type() == request.type()
        || (response instanceof ErrorResponse && response.type() == RequestMessageType.EXTENDED);
  }

  /** Whether a top-level error comes from the end that the requests were sent to. */
  static boolean isFrom(X1Request request, X1Path path, X1TopLevelErrorResponse error) {
    return path == X1Path.NE
        ? error.neIdentifier().equals(request.header().neIdentifier())
        : error.admfIdentifier().equals(request.header().admfIdentifier());
  }
}

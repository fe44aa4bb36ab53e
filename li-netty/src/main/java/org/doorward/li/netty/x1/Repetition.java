package org.doorward.li.netty.x1;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;

/**
 * When requests may be sent again by themselves: if they have certainly had no effect, or can have none.
 * Immutable.
 *
 * @param times at most
 * @param pause before each
 * @clause TS 103 221-1, 5.2.3
 */
record Repetition(int times, Duration pause) {
  private static final Set<CallFailure> PASSING =
      EnumSet.of(CallFailure.UNREACHABLE, CallFailure.BUSY);

  private static final Set<RequestMessageType> QUESTIONS = EnumSet.of(
      RequestMessageType.PING,
      RequestMessageType.GET_TASK_DETAILS,
      RequestMessageType.GET_DESTINATION_DETAILS,
      RequestMessageType.GET_NE_STATUS,
      RequestMessageType.GET_ALL_DETAILS,
      RequestMessageType.LIST_ALL_DETAILS,
      RequestMessageType.GET_ALL_TASK_DETAILS,
      RequestMessageType.GET_ALL_DESTINATION_DETAILS,
      RequestMessageType.GET_ALL_GENERIC_OBJECT_DETAILS,
      RequestMessageType.GET_OBJECT,
      RequestMessageType.LIST_OBJECTS_OF_TYPE);

  /** Whether to send once more what was sent so often and led to this. */
  boolean isDue(int sent, List<? extends X1Request> requests, X1Outcome outcome) {
    if (sent > times) {
      return false;
    }
    if (outcome instanceof X1Outcome.Failed failed) {
      return PASSING.contains(failed.failure());
    }
    return outcome instanceof X1Outcome.Unknown unknown
        && unknown.failure() == CallFailure.CONNECTION_LOST
        && requests.stream().allMatch(request -> QUESTIONS.contains(request.type()));
  }

  /** The same requests as new transactions. */
  static List<X1Request> again(List<? extends X1Request> requests, Instant now) {
    return requests.stream()
        .map(request -> request.withHeader(renewed(request.header(), now)))
        .toList();
  }

  private static X1Header renewed(X1Header header, Instant now) {
    return new X1Header(
        header.admfIdentifier(),
        header.neIdentifier(),
        now,
        header.version(),
        X1TransactionId.random());
  }
}

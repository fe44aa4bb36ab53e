package org.doorward.li.netty.admf;

import java.util.function.Function;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Response;

/** What the outcome of a container with one request says about that request. Pure. */
final class Results {
  private Results() {}

  static ActionResult action(X1Outcome outcome, RequestMessageType ask) {
    if (outcome instanceof X1Outcome.Failed failed) {
      return new ActionResult.NotDone(NoAnswer.of(failed.failure()));
    }
    if (outcome instanceof X1Outcome.Unknown unknown) {
      return new ActionResult.Unknown(NoAnswer.of(unknown.failure()), ask);
    }
    if (outcome instanceof X1Outcome.Unread) {
      return new ActionResult.NotDone(NoAnswer.UNREAD);
    }
    X1Response response = ((X1Outcome.Answered) outcome).responses().get(0);
    if (response instanceof ErrorResponse error) {
      return new ActionResult.Refused(error.error());
    }
    if (response instanceof OkResponse ok) {
      return ok.ok() == Acknowledgement.ACKNOWLEDGED
          ? new ActionResult.Accepted()
          : new ActionResult.Done();
    }
    return new ActionResult.Unknown(NoAnswer.BAD_ANSWER, ask);
  }

  static <A extends X1Response, T> QueryResult<T> query(
      X1Outcome outcome, Class<A> answer, Function<A, T> value) {
    if (outcome instanceof X1Outcome.Failed failed) {
      return new QueryResult.Unanswered<>(NoAnswer.of(failed.failure()));
    }
    if (outcome instanceof X1Outcome.Unknown unknown) {
      return new QueryResult.Unanswered<>(NoAnswer.of(unknown.failure()));
    }
    if (outcome instanceof X1Outcome.Unread) {
      return new QueryResult.Unanswered<>(NoAnswer.UNREAD);
    }
    X1Response response = ((X1Outcome.Answered) outcome).responses().get(0);
    if (response instanceof ErrorResponse error) {
      return new QueryResult.Refused<>(error.error());
    }
    return answer.isInstance(response)
        ? new QueryResult.Answer<>(value.apply(answer.cast(response)))
        : new QueryResult.Unanswered<>(NoAnswer.BAD_ANSWER);
  }
}

package org.doorward.li.netty.admf;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1Version;

/** Between an ADMF and a model element, without a wire: what is lost on the way is told beforehand. */
final class ModelSender implements Sender {
  /** What happens to one exchange. */
  enum Way {
    GOOD,
    REQUEST_NOT_SENT,
    REQUEST_LOST,
    ANSWER_LOST
  }

  final Deque<Way> ways = new ArrayDeque<>();
  final List<RequestMessageType> sent = new ArrayList<>();
  private final ModelElement element;

  ModelSender(ModelElement element) {
    this.element = element;
  }

  @Override
  public <R> R send(Exchange<R> exchange) {
    X1Request request = exchange.request(new X1Header(
        new AdmfIdentifier("admf1"),
        new NeIdentifier("ne1"),
        Instant.now(),
        X1Version.IMPLEMENTED,
        X1TransactionId.random()));
    sent.add(request.type());
    Way way = ways.isEmpty() ? Way.GOOD : ways.removeFirst();
    if (way == Way.REQUEST_NOT_SENT) {
      return exchange.result(new X1Outcome.Failed(CallFailure.UNREACHABLE));
    }
    if (way == Way.REQUEST_LOST) {
      return exchange.result(new X1Outcome.Unknown(CallFailure.NO_ANSWER));
    }
    X1Response response = element.answer(request);
    return exchange.result(
        way == Way.GOOD
            ? new X1Outcome.Answered(List.of(response))
            : new X1Outcome.Unknown(CallFailure.CONNECTION_LOST));
  }
}

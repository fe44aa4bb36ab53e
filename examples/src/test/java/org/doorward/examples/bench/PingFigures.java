package org.doorward.examples.bench;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.netty.x1.X1Client;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1Version;
import org.doorward.li.x1.xml.X1Limits;

/**
 * Pings to a whole element over mutual TLS on the loopback address: each caller has a connection and waits for each
 * answer. The callers run in the same process as the element, and share its cores.
 */
final class PingFigures {
  private static final int ROUNDS = 3;

  private PingFigures() {}

  static List<Figure> measure(Lab lab) throws Exception {
    return List.of(row(lab, 1, 10_000), row(lab, 8, 4_000));
  }

  private static Figure row(Lab lab, int callers, int calls) throws Exception {
    List<X1Client> clients = new ArrayList<>();
    try {
      for (int i = 0; i < callers; i++) {
        clients.add(client(lab));
      }
      List<Load.Call> pings =
          clients.stream().<Load.Call>map(c -> () -> ping(c)).toList();
      for (int i = 0; i < ROUNDS; i++) {
        Load.of(pings, calls); // until it is compiled
      }
      Rounds rates = new Rounds();
      Rounds slowest = new Rounds();
      for (int i = 0; i < ROUNDS; i++) {
        Load load = Load.of(pings, calls);
        rates.add(load.perSecond());
        slowest.add(load.p999());
      }
      return Figure.of("ping " + callers, "ops/s", rates, Figures.TLS).withP999(slowest.median());
    } finally {
      clients.forEach(X1Client::close);
    }
  }

  /** A client of the laboratory's ADMF, with a connection of its own. */
  static X1Client client(Lab lab) throws Exception {
    return client(lab, X1Limits.DEFAULT);
  }

  /** The same, for answers of another size. */
  static X1Client client(Lab lab, X1Limits answers) throws Exception {
    LiTls tls =
        LiTls.of(lab.admf().component().keys(), lab.pki().anchors(), InstantSource.system());
    return X1Client.toElement(lab.element().x1Address(), tls, Lab.ELEMENT)
        .limits(answers)
        .build();
  }

  static X1Header header() {
    return new X1Header(
        Lab.ADMF, Lab.ELEMENT, Instant.now(), X1Version.IMPLEMENTED, X1TransactionId.random());
  }

  /** Sends a request that has to be done. */
  static void done(X1Client client, X1Request request) throws Exception {
    if (!(answered(client, request) instanceof OkResponse)) {
      throw new IllegalStateException("not done: " + request.type().wireName());
    }
  }

  /** Sends a request that has to be answered. */
  static X1Response answered(X1Client client, X1Request request) throws Exception {
    X1Outcome outcome = client.send(request);
    if (!(outcome instanceof X1Outcome.Answered answered)) {
      throw new IllegalStateException("no answer to " + request.type().wireName() + ": " + outcome);
    }
    X1Response response = answered.responses().get(0);
    if (response instanceof ErrorResponse error) {
      throw new IllegalStateException(
          request.type().wireName() + " was refused with " + error.error().code());
    }
    return response;
  }

  private static void ping(X1Client client) throws Exception {
    done(client, new Ping(header()));
  }
}

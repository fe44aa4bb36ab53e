package org.doorward.li.netty.x1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.netty.http.TestPki;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.https.HttpsLimits;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1Version;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.junit.jupiter.api.AfterEach;

/** A client, and elements that answer what each test says. */
abstract class X1ClientScene {
  static final AdmfIdentifier ADMF = new AdmfIdentifier("admf1");
  static final NeIdentifier NE = new NeIdentifier("ne1");

  final X1Codec codec = new X1Codec(X1Limits.DEFAULT);
  final TestPki pki;

  final List<AutoCloseable> open = new ArrayList<>();

  X1ClientScene() throws Exception {
    pki = new TestPki();
  }

  @AfterEach
  void close() throws Exception {
    Collections.reverse(open);
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  static X1Header header() {
    return new X1Header(ADMF, NE, Instant.now(), X1Version.IMPLEMENTED, X1TransactionId.random());
  }

  static Ping ping() {
    return new Ping(header());
  }

  static OkResponse ok(X1Request to) {
    return new OkResponse(to.header(), to.type(), Acknowledgement.ACKNOWLEDGED_AND_COMPLETED);
  }

  /** An element that answers what {@code answer} makes of the requests. */
  X1Server element(Function<List<X1Request>, X1Answer> answer) throws Exception {
    return element(
        HttpsLimits.DEFAULT, (peer, body) -> codec.writeAnswer(answer.apply(requests(body))));
  }

  X1Server element(HttpsLimits limits, X1Endpoint endpoint) throws Exception {
    X1Server server = X1Server.builder(
            X1Path.NE, TestPki.anyPort(), pki.tls(pki.element("ne1")), endpoint)
        .limits(limits)
        .start();
    open.add(server);
    return server;
  }

  List<X1Request> requests(byte[] body) {
    try {
      return codec.readRequests(ByteBuffer.wrap(body)).stream()
          .map(message -> ((X1Message.Request) message).request())
          .toList();
    } catch (DecodeException e) {
      throw new IllegalStateException(e);
    }
  }

  X1Client.Builder admf(X1Server server) throws Exception {
    return X1Client.toElement(server.address(), pki.tls(pki.admf("admf1")), NE);
  }

  X1Client client(X1Server server) throws Exception {
    X1Client client = admf(server).build();
    open.add(client);
    return client;
  }

  static X1Answer all(List<X1Request> requests) {
    return new X1Answer.Responses(
        requests.stream().<X1Response>map(X1ClientScene::ok).toList());
  }

  static void assertFails(CallFailure expected, X1Outcome outcome) {
    assertEquals(
        expected,
        outcome instanceof X1Outcome.Unknown unknown
            ? unknown.failure()
            : assertInstanceOf(X1Outcome.Failed.class, outcome).failure());
  }
}

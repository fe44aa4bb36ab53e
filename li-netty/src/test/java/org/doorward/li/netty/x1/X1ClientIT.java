package org.doorward.li.netty.x1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.netty.http.RawPeer;
import org.doorward.li.netty.http.TestPki;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.https.HttpsLimits;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1TopLevelErrorResponse;
import org.doorward.li.x1.X1Version;
import org.doorward.li.x1.xml.X1Codec;
import org.doorward.li.x1.xml.X1Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class X1ClientIT {
  private static final AdmfIdentifier ADMF = new AdmfIdentifier("admf1");
  private static final NeIdentifier NE = new NeIdentifier("ne1");

  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);
  private final TestPki pki;
  private final List<AutoCloseable> open = new ArrayList<>();

  X1ClientIT() throws Exception {
    pki = new TestPki();
  }

  @AfterEach
  void close() throws Exception {
    Collections.reverse(open);
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private static X1Header header() {
    return new X1Header(ADMF, NE, Instant.now(), X1Version.IMPLEMENTED, X1TransactionId.random());
  }

  private static Ping ping() {
    return new Ping(header());
  }

  private static OkResponse ok(X1Request to) {
    return new OkResponse(to.header(), to.type(), Acknowledgement.ACKNOWLEDGED_AND_COMPLETED);
  }

  /** An element that answers what {@code answer} makes of the requests. */
  private X1Server element(Function<List<X1Request>, X1Answer> answer) throws Exception {
    return element(
        HttpsLimits.DEFAULT, (peer, body) -> codec.writeAnswer(answer.apply(requests(body))));
  }

  private X1Server element(HttpsLimits limits, X1Endpoint endpoint) throws Exception {
    X1Server server = X1Server.builder(
            X1Path.NE, TestPki.anyPort(), pki.tls(pki.element("ne1")), endpoint)
        .limits(limits)
        .start();
    open.add(server);
    return server;
  }

  private List<X1Request> requests(byte[] body) {
    try {
      return codec.readRequests(ByteBuffer.wrap(body)).stream()
          .map(message -> ((X1Message.Request) message).request())
          .toList();
    } catch (DecodeException e) {
      throw new IllegalStateException(e);
    }
  }

  private X1Client.Builder admf(X1Server server) throws Exception {
    return X1Client.toElement(server.address(), pki.tls(pki.admf("admf1")), NE);
  }

  private X1Client client(X1Server server) throws Exception {
    X1Client client = admf(server).build();
    open.add(client);
    return client;
  }

  private static X1Answer all(List<X1Request> requests) {
    return new X1Answer.Responses(
        requests.stream().<X1Response>map(X1ClientIT::ok).toList());
  }

  private static void assertFails(CallFailure expected, X1Outcome outcome) {
    assertEquals(
        expected,
        outcome instanceof X1Outcome.Unknown unknown
            ? unknown.failure()
            : assertInstanceOf(X1Outcome.Failed.class, outcome).failure());
  }

  @Nested
  class Answers {
    @Test
    void areThoseOfTheRequestsInTheirOrder() throws Exception {
      X1Server server = element(requests -> {
        List<X1Response> reversed = new ArrayList<>();
        requests.forEach(request -> reversed.add(0, ok(request)));
        return new X1Answer.Responses(reversed);
      });
      List<Ping> pings = List.of(ping(), ping(), ping());

      X1Outcome.Answered answered =
          assertInstanceOf(X1Outcome.Answered.class, client(server).send(pings));
      assertEquals(
          pings.stream().map(p -> p.header().transactionId()).toList(),
          answered.responses().stream().map(r -> r.header().transactionId()).toList());
    }

    @Test
    void mayBeErrors() throws Exception {
      X1Server server = element(requests -> new X1Answer.Responses(List.of(ErrorResponse.of(
          requests.get(0).header(),
          RequestMessageType.PING,
          X1ErrorCode.UNEXPECTED_ADMF_IDENTIFIER,
          "no"))));

      X1Outcome.Answered answered =
          assertInstanceOf(X1Outcome.Answered.class, client(server).send(ping()));
      assertInstanceOf(ErrorResponse.class, answered.responses().get(0));
    }

    @Test
    void mayBeATopLevelError() throws Exception {
      X1Server server = element(
          requests -> new X1TopLevelErrorResponse(ADMF, NE, Instant.now(), X1Version.IMPLEMENTED));

      assertInstanceOf(X1Outcome.Unread.class, client(server).send(ping()));
    }

    @Test
    void comeOverOneConnectionUntilItIsClosed() throws Exception {
      Set<PeerIdentity> peers = ConcurrentHashMap.newKeySet();
      X1Server server = element(HttpsLimits.DEFAULT.connections(1, 1, 1), (peer, body) -> {
        peers.add(peer);
        return codec.writeAnswer(all(requests(body)));
      });
      X1Client client = client(server);
      for (int i = 0; i < 10; i++) {
        assertInstanceOf(X1Outcome.Answered.class, client.send(ping()));
      }
      assertEquals(1, peers.size());
      assertTrue(peers.iterator().next().binds(ComponentRole.ADMF, "admf1"));
    }

    @Test
    void comeAgainAfterTheElementHasStartedAnew() throws Exception {
      X1Server first = element(X1ClientIT::all);
      X1Client client = client(first);
      assertInstanceOf(X1Outcome.Answered.class, client.send(ping()));
      first.close();
      X1Server second = X1Server.builder(
              X1Path.NE,
              first.address(),
              pki.tls(pki.element("ne1")),
              (peer, body) -> codec.writeAnswer(all(requests(body))))
          .start();
      open.add(second);

      // Whether the client has heard of the old connection's end yet decides over the first attempt
      // only.
      X1Outcome outcome = client.send(ping());
      if (outcome instanceof X1Outcome.Unknown unknown) {
        assertEquals(CallFailure.CONNECTION_LOST, unknown.failure());
        outcome = client.send(ping());
      }
      assertInstanceOf(X1Outcome.Answered.class, outcome);
    }

    @Test
    void goTheOtherWayToo() throws Exception {
      X1Server server = X1Server.builder(
              X1Path.ADMF,
              TestPki.anyPort(),
              pki.tls(pki.admf("admf1")),
              (peer, body) -> codec.writeAnswer(all(requests(body))))
          .start();
      open.add(server);
      try (X1Client client =
          X1Client.toAdmf(server.address(), pki.tls(pki.element("ne1")), ADMF).build()) {
        assertInstanceOf(X1Outcome.Answered.class, client.send(ping()));
      }
    }
  }

  /** INV-HTTP-07: What is not the answer to what was sent is no answer, and leaves the effect unknown. */
  @Nested
  class NotBelieved {
    private void assertNotBelieved(Function<X1Request, List<X1Response>> answer) throws Exception {
      X1Server server = element(requests -> new X1Answer.Responses(answer.apply(requests.get(0))));
      assertFails(CallFailure.BAD_ANSWER, client(server).send(ping()));
      assertTrue(CallFailure.BAD_ANSWER.effectUnknown());
    }

    private OkResponse with(X1Request request, UnaryOperator<X1Header> change) {
      return new OkResponse(
          change.apply(request.header()),
          request.type(),
          Acknowledgement.ACKNOWLEDGED_AND_COMPLETED);
    }

    @Test
    void isAnotherTransaction() throws Exception {
      assertNotBelieved(request -> List.of(with(request, h -> header())));
    }

    @Test
    void isAnotherType() throws Exception {
      assertNotBelieved(request -> List.of(new OkResponse(
          request.header(),
          RequestMessageType.KEEPALIVE,
          Acknowledgement.ACKNOWLEDGED_AND_COMPLETED)));
    }

    @Test
    void isAnotherElement() throws Exception {
      assertNotBelieved(request -> List.of(with(
          request,
          h -> new X1Header(
              ADMF, new NeIdentifier("ne2"), h.timestamp(), h.version(), h.transactionId()))));
    }

    @Test
    void isAnotherAdmf() throws Exception {
      assertNotBelieved(request -> List.of(with(
          request,
          h -> new X1Header(
              new AdmfIdentifier("admf2"), NE, h.timestamp(), h.version(), h.transactionId()))));
    }

    @Test
    void isOneTooMany() throws Exception {
      assertNotBelieved(request -> List.of(ok(request), ok(ping())));
      assertNotBelieved(request -> List.of(ok(request), ok(request)));
    }

    @Test
    void isOneTooFew() throws Exception {
      X1Server server = element(requests -> new X1Answer.Responses(List.of(ok(requests.get(0)))));
      assertFails(CallFailure.BAD_ANSWER, client(server).send(List.of(ping(), ping())));
    }

    @Test
    void isWhatIsNotX1() throws Exception {
      X1Server server =
          element(HttpsLimits.DEFAULT, (peer, body) -> "<a/>".getBytes(StandardCharsets.UTF_8));
      assertFails(CallFailure.BAD_ANSWER, client(server).send(ping()));
    }

    @Test
    void isAnAnswerLargerThanTheClientReads() throws Exception {
      X1Server server = element(HttpsLimits.DEFAULT, (peer, body) -> new byte[2 << 20]);
      assertFails(CallFailure.BAD_ANSWER, client(server).send(ping()));
    }
  }

  /** INV-HTTP-07, INV-HTTP-08. */
  @Nested
  class WithoutAnswer {
    @Test
    void theEffectIsUnknownOnceTheTimeIsUp() throws Exception {
      CountDownLatch never = new CountDownLatch(1);
      X1Server server = element(HttpsLimits.DEFAULT, (peer, body) -> {
        try {
          never.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return body;
      });
      try (X1Client client = admf(server).answerTimeout(Duration.ofMillis(300)).build()) {
        assertFails(CallFailure.NO_ANSWER, client.send(ping()));
        assertTrue(CallFailure.NO_ANSWER.effectUnknown());
      } finally {
        never.countDown();
      }
    }

    @Test
    void theEffectIsUnknownIfTheServiceFails() throws Exception {
      X1Server server = element(HttpsLimits.DEFAULT, (peer, body) -> {
        throw new IllegalStateException();
      });
      assertFails(CallFailure.HTTP_ERROR, client(server).send(ping()));
      assertTrue(CallFailure.HTTP_ERROR.effectUnknown());
    }

    @Test
    void nothingHappenedIfTheRequestWasTooLarge() throws Exception {
      X1Server server =
          element(HttpsLimits.DEFAULT.maxBodyOctets(100), (peer, body) -> body.clone());
      assertFails(CallFailure.HTTP_REFUSED, client(server).send(ping()));
      assertFalse(CallFailure.HTTP_REFUSED.effectUnknown());
    }

    @Test
    void nothingHappenedIfNobodyIsThere() throws Exception {
      X1Server server = element(X1ClientIT::all);
      server.close();
      assertFails(CallFailure.UNREACHABLE, client(server).send(ping()));
      assertFalse(CallFailure.UNREACHABLE.effectUnknown());
    }

    @Test
    void nothingIsSentToAnotherElement() throws Exception {
      X1Server server = X1Server.builder(
              X1Path.NE,
              TestPki.anyPort(),
              pki.tls(pki.element("ne2")),
              (peer, body) -> codec.writeAnswer(all(requests(body))))
          .start();
      open.add(server);
      assertFails(CallFailure.WRONG_RESPONDER, client(server).send(ping()));
      assertFalse(CallFailure.WRONG_RESPONDER.effectUnknown());
    }

    @Test
    void nothingIsSentToAnElementOfAnotherAuthority() throws Exception {
      X1Server server = element(X1ClientIT::all);
      TestPki other = new TestPki();
      try (X1Client client = X1Client.toElement(
              server.address(), other.tls(other.admf("admf1")), NE)
          .build()) {
        assertFails(CallFailure.WRONG_RESPONDER, client.send(ping()));
      }
    }

    /** In TLS 1.3 the client believes itself connected before the server has looked at its certificate. */
    @Test
    void aRefusedCertificateIsToldFromALostConnection() throws Exception {
      X1Server server = element(X1ClientIT::all);
      TestPki vendor = new TestPki();
      try (X1Client client = X1Client.toElement(
              server.address(),
              LiTls.of(vendor.admf("admf1"), pki.anchors(), InstantSource.system()),
              NE)
          .build()) {
        assertFails(CallFailure.TLS_REFUSED, client.send(ping()));
      }
    }
  }

  @Test
  void aRequestForAnotherResponderIsTheCallersMistake() throws Exception {
    X1Server server = element(X1ClientIT::all);
    Ping elsewhere = new Ping(new X1Header(
        ADMF,
        new NeIdentifier("ne2"),
        Instant.now(),
        X1Version.IMPLEMENTED,
        X1TransactionId.random()));
    assertThrows(IllegalArgumentException.class, () -> client(server).send(elsewhere));
  }

  @Test
  void aNameIsNotLookedUp() {
    assertThrows(
        IllegalArgumentException.class,
        () -> X1Client.toElement(
                InetSocketAddress.createUnresolved("localhost", 1), pki.tls(pki.admf("a")), NE)
            .build());
  }

  @Test
  void whatTheClientSendsIsWhatTheServerAccepts() throws Exception {
    X1Server server = element(X1ClientIT::all);
    try (RawPeer raw = RawPeer.tls(server.address(), pki.admf("admf1"))) {
      byte[] body = codec.writeRequests(List.of(ping()));
      raw.send("POST /X1/NE HTTP/1.1\r\nHost: ne\r\nContent-Type: text/xml; charset=\"UTF-8\"\r\n"
          + "Content-Length: "
          + body.length
          + "\r\n\r\n");
      raw.send(body);
      assertTrue(raw.answer().body().contains("PingResponse"));
    }
  }
}

package org.doorward.li.netty.x1;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.netty.http.TestPki;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.https.HttpsLimits;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client believes, and what it says of a request that nobody answered. */
class X1ClientDoubtIT extends X1ClientScene {
  X1ClientDoubtIT() throws Exception {}

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

    @Tag("F-40")
    @Test
    void isAnotherTransaction() throws Exception {
      assertNotBelieved(request -> List.of(with(request, h -> header())));
    }

    @Tag("F-40")
    @Test
    void isAnotherType() throws Exception {
      assertNotBelieved(request -> List.of(new OkResponse(
          request.header(),
          RequestMessageType.KEEPALIVE,
          Acknowledgement.ACKNOWLEDGED_AND_COMPLETED)));
    }

    @Tag("F-40")
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

    @Tag("F-40")
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
      X1Server server = element(X1ClientScene::all);
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
      X1Server server = element(X1ClientScene::all);
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
      X1Server server = element(X1ClientScene::all);
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
}

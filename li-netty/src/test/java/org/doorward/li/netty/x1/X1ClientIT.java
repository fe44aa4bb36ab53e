package org.doorward.li.netty.x1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.netty.http.RawPeer;
import org.doorward.li.netty.http.TestPki;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.https.HttpsLimits;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Answer;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1TopLevelErrorResponse;
import org.doorward.li.x1.X1Version;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class X1ClientIT extends X1ClientScene {
  X1ClientIT() throws Exception {}

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
      X1Server first = element(X1ClientScene::all);
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

  @Test
  void aRequestForAnotherResponderIsTheCallersMistake() throws Exception {
    X1Server server = element(X1ClientScene::all);
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
    X1Server server = element(X1ClientScene::all);
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

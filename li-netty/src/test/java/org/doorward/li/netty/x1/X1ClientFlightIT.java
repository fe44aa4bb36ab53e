package org.doorward.li.netty.x1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.http.TestPki;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.DeactivateTask;
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
import org.junit.jupiter.api.Test;

/** Several requests in flight, and requests that are sent again. */
class X1ClientFlightIT {
  private static final AdmfIdentifier ADMF = new AdmfIdentifier("admf1");
  private static final NeIdentifier NE = new NeIdentifier("ne1");

  private final X1Codec codec = new X1Codec(X1Limits.DEFAULT);
  private final TestPki pki;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<X1TransactionId> received = new CopyOnWriteArrayList<>();

  X1ClientFlightIT() throws Exception {
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

  private byte[] ok(PeerIdentity peer, byte[] body) {
    try {
      List<X1Response> responses = new ArrayList<>();
      for (X1Message message : codec.readRequests(ByteBuffer.wrap(body))) {
        X1Request request = ((X1Message.Request) message).request();
        received.add(request.header().transactionId());
        responses.add(new OkResponse(
            request.header(), request.type(), Acknowledgement.ACKNOWLEDGED_AND_COMPLETED));
      }
      return codec.writeAnswer(new X1Answer.Responses(responses));
    } catch (DecodeException e) {
      throw new IllegalStateException(e);
    }
  }

  private X1Server element(InetSocketAddress address, X1Endpoint endpoint) throws Exception {
    X1Server server = X1Server.builder(X1Path.NE, address, pki.tls(pki.element("ne1")), endpoint)
        .start();
    open.add(server);
    return server;
  }

  private X1Client.Builder admf(InetSocketAddress server) throws Exception {
    return X1Client.toElement(server, pki.tls(pki.admf("admf1")), NE);
  }

  private X1Client opened(X1Client client) {
    open.add(client);
    return client;
  }

  /** Each request is answered only once two are there. */
  @Test
  void requestsAreAnsweredWhileOthersAreUnderWay() throws Exception {
    CyclicBarrier two = new CyclicBarrier(2);
    X1Server server = element(TestPki.anyPort(), (peer, body) -> {
      try {
        two.await(20, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return ok(peer, body);
    });
    X1Client client = opened(admf(server.address()).build());
    List<CompletableFuture<X1Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      outcomes.add(client.sendAsync(new Ping(header())));
    }
    for (CompletableFuture<X1Outcome> outcome : outcomes) {
      assertInstanceOf(X1Outcome.Answered.class, outcome.get(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void eachWaiterGetsTheAnswerToItsOwnRequest() throws Exception {
    X1Server server = element(TestPki.anyPort(), this::ok);
    X1Client client =
        opened(admf(server.address()).connections(2).repeating(0, Duration.ZERO).build());
    List<X1TransactionId> sent = new ArrayList<>();
    List<CompletableFuture<X1Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Ping ping = new Ping(header());
      sent.add(ping.header().transactionId());
      outcomes.add(client.sendAsync(ping));
    }
    for (int i = 0; i < 100; i++) {
      X1Outcome.Answered answered =
          assertInstanceOf(X1Outcome.Answered.class, outcomes.get(i).get(20, TimeUnit.SECONDS));
      assertEquals(sent.get(i), answered.responses().get(0).header().transactionId());
    }
  }

  /** A request that finds its connection of no more use ends, like any other. */
  @Test
  void aRequestEndsWhoseConnectionIsOfNoMoreUse() throws Exception {
    X1Server server = element(TestPki.anyPort(), this::ok);
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    LiTls tls = LiTls.of(pki.admf("admf1"), pki.anchors(), now::get);
    X1Client client = opened(X1Client.toElement(server.address(), tls, NE)
        .repeating(0, Duration.ZERO)
        .build());
    assertInstanceOf(X1Outcome.Answered.class, client.send(new Ping(header())));

    now.set(Instant.now().plus(Duration.ofHours(2))); // no certificate holds then

    X1Outcome outcome = client.sendAsync(new Ping(header())).get(20, TimeUnit.SECONDS);
    assertFalse(outcome instanceof X1Outcome.Answered);
    assertEquals(1, received.size());
  }

  /** INV-X1-43 */
  @Test
  void whatCertainlyHadNoEffectIsSentAgainAsAnotherTransaction() throws Exception {
    InetSocketAddress free;
    try (ServerSocket socket = new ServerSocket(0, 1, TestPki.anyPort().getAddress())) {
      free = new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }
    X1Client client = opened(admf(free).repeating(1000, Duration.ofMillis(20)).build());
    Ping ping = new Ping(header());
    CompletableFuture<X1Outcome> outcome = client.sendAsync(ping);
    assertFalse(outcome.isDone());
    element(free, this::ok);

    X1Outcome.Answered answered =
        assertInstanceOf(X1Outcome.Answered.class, outcome.get(20, TimeUnit.SECONDS));
    assertEquals(1, received.size());
    assertEquals(received.get(0), answered.responses().get(0).header().transactionId());
  }

  /** INV-X1-43 */
  @Test
  void aQuestionIsAskedAgainWhenItsConnectionIsLost() throws Exception {
    AtomicInteger times = new AtomicInteger();
    X1Server server = element(TestPki.anyPort(), cutting(times));
    X1Client client = opened(admf(server.address()).build());
    Ping ping = new Ping(header());

    X1Outcome.Answered answered = assertInstanceOf(X1Outcome.Answered.class, client.send(ping));
    assertEquals(2, times.get());
    assertNotEquals(
        ping.header().transactionId(), answered.responses().get(0).header().transactionId());
    assertEquals(List.of(answered.responses().get(0).header().transactionId()), received);
  }

  /** INV-X1-43 */
  @Test
  void whatMayHaveHadItsEffectIsNeverSentAgain() throws Exception {
    AtomicInteger times = new AtomicInteger();
    X1Server server = element(TestPki.anyPort(), cutting(times));
    X1Client client = opened(admf(server.address()).repeating(5, Duration.ZERO).build());
    X1Outcome outcome = client.send(new DeactivateTask(header(), Xid.random()));

    X1Outcome.Unknown unknown = assertInstanceOf(X1Outcome.Unknown.class, outcome);
    assertEquals(CallFailure.CONNECTION_LOST, unknown.failure());
    assertEquals(1, times.get());
    assertInstanceOf(
        X1Outcome.Answered.class, client.send(new DeactivateTask(header(), Xid.random())));
  }

  /** Cuts its first answer halfway. */
  private X1Endpoint cutting(AtomicInteger times) {
    return new X1Endpoint() {
      @Override
      public byte[] handle(PeerIdentity peer, byte[] request) {
        throw new IllegalStateException("answers are streamed");
      }

      @Override
      public void handle(PeerIdentity peer, byte[] request, java.io.OutputStream answer)
          throws IOException {
        if (times.incrementAndGet() == 1) {
          answer.write(new byte[100_000]);
          throw new IOException("cut");
        }
        answer.write(ok(peer, request));
      }
    };
  }

  @Test
  void anInterruptEndsTheWaitingAndLeavesTheEffectOpen() throws Exception {
    CountDownLatch there = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    X1Server server = element(TestPki.anyPort(), (peer, body) -> {
      there.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return ok(peer, body);
    });
    X1Client client = opened(admf(server.address()).build());
    CompletableFuture<X1Outcome> outcome = new CompletableFuture<>();
    Thread waiting = new Thread(() -> {
      try {
        outcome.complete(client.send(new Ping(header())));
      } catch (Exception e) {
        outcome.completeExceptionally(e);
      }
    });
    waiting.start();
    there.await();
    waiting.interrupt();
    assertEquals(new X1Outcome.Unknown(CallFailure.NO_ANSWER), outcome.get(20, TimeUnit.SECONDS));
    goOn.countDown();
    assertInstanceOf(X1Outcome.Answered.class, client.send(new Ping(header())));
  }

  @Test
  void aClosedClientSendsNothing() throws Exception {
    X1Server server = element(TestPki.anyPort(), this::ok);
    X1Client client = admf(server.address()).build();
    assertInstanceOf(X1Outcome.Answered.class, client.send(new Ping(header())));
    client.close();
    X1Outcome outcome = client.sendAsync(new Ping(header())).get(20, TimeUnit.SECONDS);

    assertFalse(assertInstanceOf(X1Outcome.Failed.class, outcome).failure().effectUnknown());
    assertTrue(received.size() == 1);
  }
}

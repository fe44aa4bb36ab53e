package org.doorward.li.netty.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.element.internal.ProductDelivery.Endpoint;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.ProductDelivery.Status;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.link.LinkPki;
import org.doorward.li.netty.link.ProductBuffers;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Delivery over real TLS to an MDF that does what each test says. */
class DeliveryIT {
  private static final Did DID = Did.random();
  private static final DeliverySettings QUICK = DeliverySettings.DEFAULT
      .keepalive(Duration.ofSeconds(10), Duration.ofSeconds(30))
      .tail(Duration.ofMillis(20), 1 << 20)
      .retry(Duration.ofMillis(10), Duration.ofMillis(100))
      .closeLimit(Duration.ofMillis(300));

  private static EventLoopGroup loops;
  private static ExecutorService tasks;
  private static LinkPki pki;
  private static LinkPki.Component element;
  private static LinkPki.Component mdf;

  private final UnpooledByteBufAllocator buffers = ProductBuffers.allocator();
  private NettyProductDelivery delivery;

  @BeforeAll
  static void start() throws Exception {
    loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    tasks = Executors.newCachedThreadPool();
    pki = LinkPki.create();
    element = pki.component("element");
    mdf = pki.component("mdf");
  }

  @AfterAll
  static void stop() {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    tasks.shutdown();
  }

  @AfterEach
  void everyBufferIsReleased() throws Exception {
    if (delivery != null) {
      delivery.close();
      eventually(() -> buffers.metric().usedHeapMemory() == 0);
      eventually(() -> buffers.metric().usedDirectMemory() == 0);
    }
  }

  private NettyProductDelivery open(DeliverySettings settings, Endpoint endpoint) throws Exception {
    delivery = new NettyProductDelivery(
        loops, tasks, element.tls(), settings, InstantSource.system(), buffers);
    delivery.open(endpoint);
    return delivery;
  }

  private static Endpoint endpoint(InetSocketAddress address) throws Exception {
    return new Endpoint(DID, DeliveryType.X3_ONLY, address, Set.of(mdf.pin()), 5);
  }

  private static ScriptedMdf scripted(int port) throws Exception {
    return new ScriptedMdf(loops, mdf.tls(), port);
  }

  private void deliver(int from, int to) {
    for (int i = from; i < to; i++) {
      delivery.deliver(DID, Interface.X3, Product.encoded(Product.x3(i)));
    }
  }

  private static void expect(ScriptedMdf.Peer peer, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      assertEquals(Product.x3(i), peer.product());
    }
  }

  private long count(DeliveryEvent event) {
    return delivery.events().get(event);
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not happen in time");
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void productGoesOutInOrderAndIsAcknowledgedByKeepalivesOnly() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK, endpoint(server.address()));
      deliver(0, 100);
      ScriptedMdf.Peer peer = server.accept();
      expect(peer, 0, 100);
      Pdu keepalive = peer.keepalive();
      assertEquals(Pdu.keepalive(0), keepalive);
      assertEquals(new Status(100, 0, 100, 0, true), delivery.status(DID));

      peer.send(Pdu.keepaliveAck(Product.number(keepalive)));

      assertTrue(delivery.drain(Duration.ofSeconds(10)));
      assertEquals(new Status(100, 100, 0, 0, true), delivery.status(DID));
    }
  }

  /** TS 103 221-2, 6.2.4: TIME_P2 ends a connection, and the element comes back. */
  @Test
  void anMdfThatNeverAnswersGetsEverythingAgain() throws Exception {
    DeliverySettings impatient = QUICK.keepalive(Duration.ofMillis(100), Duration.ofMillis(300));
    try (ScriptedMdf server = scripted(0)) {
      open(impatient, endpoint(server.address()));
      deliver(0, 10);
      ScriptedMdf.Peer first = server.accept();
      expect(first, 0, 10);
      first.awaitClosed();

      ScriptedMdf.Peer second = server.accept();
      expect(second, 0, 10);
      assertEquals(Pdu.keepalive(0), second.keepalive());
      assertEquals(10, delivery.status(DID).queued());
      assertEquals(0, delivery.status(DID).acknowledged());
      assertTrue(count(DeliveryEvent.KEEPALIVE_UNANSWERED) >= 1);
    }
  }

  @Test
  void aWrongNumberTrimsNothingAndDoesNotKeepTheConnection() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(
          QUICK.keepalive(Duration.ofMillis(100), Duration.ofSeconds(2)),
          endpoint(server.address()));
      deliver(0, 3);
      ScriptedMdf.Peer peer = server.accept();
      for (int wrong = 100; wrong < 104; wrong++) {
        peer.keepalive();
        peer.send(Pdu.keepaliveAck(wrong));
      }
      peer.awaitClosed();

      assertEquals(0, delivery.status(DID).acknowledged());
      assertEquals(4, count(DeliveryEvent.ACKNOWLEDGEMENT_UNKNOWN));
    }
  }

  /** F-52: the interrupted PDU goes again from its first octet, and so does all that was not acknowledged. */
  @Test
  void aResetInsideAPduLosesNothing() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK, endpoint(server.address()));
      deliver(0, 5);
      ScriptedMdf.Peer first = server.accept();
      expect(first, 0, 5);
      first.send(Pdu.keepaliveAck(Product.number(first.keepalive())));
      eventually(() -> delivery.status(DID).acknowledged() == 5);
      // Too large for one read: the reset comes before its end.
      first.stopReading();
      Pdu large = Product.x3(5, 8 << 20);
      delivery.deliver(DID, Interface.X3, Product.encoded(large));
      deliver(6, 10);
      first.reset();

      ScriptedMdf.Peer second = server.accept();
      assertEquals(large, second.product());
      expect(second, 6, 10);
    }
  }

  @Test
  void aKeyThatIsNotPinnedGetsNothing() throws Exception {
    LinkPki.Component other = pki.component("other-mdf");
    int port;
    try (ScriptedMdf wrong = new ScriptedMdf(loops, other.tls(), 0)) {
      port = wrong.address().getPort();
      open(QUICK, endpoint(wrong.address()));
      deliver(0, 3);
      eventually(() -> count(DeliveryEvent.PEER_NOT_PINNED) >= 2);
      assertEquals(0, count(DeliveryEvent.CONNECTED));
      assertFalse(delivery.status(DID).connected());
    }
    try (ScriptedMdf right = scripted(port)) {
      ScriptedMdf.Peer peer = right.accept();
      expect(peer, 0, 3);
      peer.send(Pdu.keepaliveAck(Product.number(peer.keepalive())));
      assertTrue(delivery.drain(Duration.ofSeconds(10)));
    }
  }

  @Test
  void aCertificateOfAnotherAuthorityGetsNothingEvenIfItsKeyIsPinned() throws Exception {
    LinkPki.Component stranger = LinkPki.create().component("mdf");
    try (ScriptedMdf wrong =
        new ScriptedMdf(loops, new LinkPki.Component(stranger.vault(), pki.anchors()).tls(), 0)) {
      open(
          QUICK,
          new Endpoint(DID, DeliveryType.X3_ONLY, wrong.address(), Set.of(stranger.pin()), 5));
      deliver(0, 3);
      eventually(() -> count(DeliveryEvent.TLS_FAILED) >= 2);

      assertEquals(0, count(DeliveryEvent.CONNECTED));
      assertEquals(new Status(3, 0, 3, 0, false), delivery.status(DID));
    }
  }

  /** The right one first: that a connection once stood says nothing about the next. */
  @Test
  void anMdfThatIsReplacedByAnotherGetsNothingMore() throws Exception {
    int port;
    try (ScriptedMdf right = scripted(0)) {
      port = right.address().getPort();
      open(QUICK, endpoint(right.address()));
      deliver(0, 3);
      ScriptedMdf.Peer peer = right.accept();
      expect(peer, 0, 3);
      right.stopListening();
      peer.reset();
    }
    try (ScriptedMdf wrong = new ScriptedMdf(loops, pki.component("other").tls(), port)) {
      eventually(() -> count(DeliveryEvent.PEER_NOT_PINNED) >= 1);
      assertEquals(1, count(DeliveryEvent.CONNECTED));
      assertEquals(3, delivery.status(DID).queued());
      assertEquals(port, wrong.address().getPort());
    }
  }

  @Test
  void aPlaintextPeerSeesNoOctetOfProduct() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      open(QUICK, endpoint((InetSocketAddress) plain.getLocalSocketAddress()));
      deliver(0, 3);
      byte[] seen;
      try (Socket accepted = plain.accept()) {
        accepted.getOutputStream().write("220 mdf ready\r\n".getBytes(StandardCharsets.US_ASCII));
        accepted.setSoTimeout(10_000);
        seen = toEnd(accepted.getInputStream());
      }
      eventually(() -> count(DeliveryEvent.TLS_FAILED) >= 1);

      assertEquals(0x16, seen[0]); // a TLS handshake record
      assertFalse(Octets.of(seen).toHex().contains("3f2504e04f8941d39a0c0305e82c3301"));
      assertEquals(3, delivery.status(DID).queued());
    }
  }

  private static byte[] toEnd(InputStream in) throws IOException {
    List<Byte> octets = new ArrayList<>();
    try {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        octets.add((byte) octet);
      }
    } catch (SocketException e) {
      assertTrue(octets.size() > 0, "a reset before anything came");
    }
    byte[] all = new byte[octets.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = octets.get(i);
    }
    return all;
  }

  @Test
  void productFromTheMdfClosesTheConnection() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK, endpoint(server.address()));
      deliver(0, 1);
      ScriptedMdf.Peer peer = server.accept();
      peer.send(Product.x2(0));
      peer.awaitClosed();

      expect(server.accept(), 0, 1);
      assertEquals(1, count(DeliveryEvent.PEER_SENT_PRODUCT));
    }
  }

  /** F-43: a connection does not outlive the certificate that it was made with. */
  @Test
  void anMdfWhoseCertificateEndsIsLeft() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(mdf.notAfter().minusSeconds(1));
    try (ScriptedMdf server = scripted(0)) {
      delivery = new NettyProductDelivery(
          loops,
          tasks,
          LiTls.of(element.vault(), element.anchors(), now::get),
          QUICK,
          now::get,
          buffers);
      delivery.open(endpoint(server.address()));
      deliver(0, 1);
      ScriptedMdf.Peer peer = server.accept();
      expect(peer, 0, 1);

      now.set(mdf.notAfter().plusSeconds(1));

      peer.awaitClosed();
      assertEquals(1, count(DeliveryEvent.PEER_EXPIRED));
      eventually(() -> count(DeliveryEvent.TLS_FAILED) >= 1);
      assertEquals(1, count(DeliveryEvent.CONNECTED));
    }
  }

  @Test
  void theVersionIsWhatTheDestinationAsksFor() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK, new Endpoint(DID, DeliveryType.X3_ONLY, server.address(), Set.of(mdf.pin()), 6));
      deliver(0, 1);
      ScriptedMdf.Peer peer = server.accept();

      assertEquals(Product.x3(0).at(PduVersion.V1_10_1), peer.next());
      assertEquals(Pdu.keepalive(0).at(PduVersion.V1_10_1), peer.keepalive());
    }
  }

  /** F-51: one destination that does not read costs bounded memory, and the caller no time. */
  @Test
  void anMdfThatDoesNotReadCostsTheOldestProductOnly() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK.maxQueuedOctets(1 << 20), endpoint(server.address()));
      deliver(0, 1);
      server.accept().stopReading();
      int pdus = 3000;
      long start = System.nanoTime();
      for (int i = 1; i < pdus; i++) {
        delivery.deliver(DID, Interface.X3, Product.encoded(Product.x3(i, 10_000)));
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);

      Status status = delivery.status(DID);
      assertEquals(pdus, status.accepted());
      assertEquals(pdus, status.acknowledged() + status.queued() + status.lost());
      assertTrue(status.queued() <= (1 << 20) / 10_000);
      assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, () -> "took " + took);
      assertTrue(buffers.metric().usedHeapMemory() < 4 << 20);
    }
  }

  @Test
  void closingADestinationWaitsForItsAcknowledgement() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK.closeLimit(Duration.ofSeconds(20)), endpoint(server.address()));
      deliver(0, 3);
      ScriptedMdf.Peer peer = server.accept();
      delivery.close(DID);
      assertEquals(3, delivery.status(DID).accepted());
      deliver(3, 4);
      assertEquals(1, count(DeliveryEvent.NO_DESTINATION));

      peer.send(Pdu.keepaliveAck(Product.number(peer.keepalive())));
      peer.awaitClosed();
      assertEquals(new Status(0, 0, 0, 0, false), delivery.status(DID));
    }
  }

  @Test
  void closingADestinationDoesNotWaitForEver() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK, endpoint(server.address()));
      deliver(0, 3);
      ScriptedMdf.Peer peer = server.accept();
      delivery.close(DID);
      peer.awaitClosed();

      assertEquals(new Status(0, 0, 0, 0, false), delivery.status(DID));
    }
  }

  @Test
  void whatIsQueuedWhenDeliveryEndsIsLost() throws Exception {
    open(QUICK, endpoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)));
    deliver(0, 3);
    assertFalse(delivery.drain(Duration.ofMillis(50)));

    delivery.close();

    assertEquals(new Status(3, 0, 0, 3, false), delivery.status(DID));
  }

  /** X2 and X3 have a connection each, so that content does not delay signalling. */
  @Test
  void eachInterfaceHasAConnectionOfItsOwn() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(
          QUICK, new Endpoint(DID, DeliveryType.X2_AND_X3, server.address(), Set.of(mdf.pin()), 5));
      delivery.deliver(DID, Interface.X2, Product.encoded(Product.x2(0)));
      ScriptedMdf.Peer x2 = server.accept();
      assertEquals(Product.x2(0), x2.product());
      deliver(0, 1);
      ScriptedMdf.Peer x3 = server.accept();
      assertEquals(Product.x3(0), x3.product());

      x2.send(Pdu.keepaliveAck(Product.number(x2.keepalive())));
      eventually(() -> delivery.status(DID).acknowledged() == 1);
      assertEquals(new Status(2, 1, 1, 0, true), delivery.status(DID));
    }
  }

  @Test
  void productThatADestinationDoesNotTakeIsLostAndCounted() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK, endpoint(server.address()));
      delivery.deliver(DID, Interface.X2, Product.encoded(Product.x2(0)));

      assertEquals(1, delivery.status(DID).lost());
    }
  }

  /** A destination that moves keeps what is queued; its former connection is nobody's fault. */
  @Test
  void aReplacedEndpointGetsTheTail() throws Exception {
    try (ScriptedMdf from = scripted(0);
        ScriptedMdf to = scripted(0)) {
      open(QUICK, endpoint(from.address()));
      deliver(0, 3);
      expect(from.accept(), 0, 3);

      delivery.open(endpoint(to.address()));

      expect(to.accept(), 0, 3);
      assertEquals(0, count(DeliveryEvent.CONNECTION_LOST));
    }
  }
}

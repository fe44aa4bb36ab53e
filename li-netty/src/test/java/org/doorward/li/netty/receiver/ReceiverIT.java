package org.doorward.li.netty.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.fault.Fault;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.link.LinkPki;
import org.doorward.li.netty.link.ProductBuffers;
import org.doorward.li.netty.link.StoringHandler;
import org.doorward.li.x2x3.Anomaly;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.ReceivedPdu;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The receiver over real TLS, with senders that send whatever octets a test says. */
class ReceiverIT {
  private static EventLoopGroup loops;
  private static LinkPki pki;
  private static LinkPki.Component element;
  private static LinkPki.Component mdf;

  private final UnpooledByteBufAllocator buffers = ProductBuffers.allocator();
  private final StoringHandler handler = new StoringHandler();
  private X2X3Receiver receiver;

  @BeforeAll
  static void start() throws Exception {
    loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    pki = LinkPki.create();
    element = pki.component("element");
    mdf = pki.component("mdf");
  }

  @AfterAll
  static void stop() {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @AfterEach
  void everyBufferIsReleased() {
    if (receiver != null) {
      receiver.close();
      assertEquals(0, buffers.metric().usedHeapMemory());
      assertEquals(0, buffers.metric().usedDirectMemory());
    }
  }

  private ReceiverBuilder builder(ProductHandler to) {
    return X2X3Receiver.builder(mdf.vault(), mdf.anchors(), to);
  }

  private X2X3Receiver start(ReceiverBuilder builder) throws Exception {
    receiver = new X2X3Receiver(builder, mdf.tls(), buffers);
    return receiver;
  }

  private RawSender sender() throws Exception {
    return new RawSender(loops, element.tls(), receiver.address());
  }

  private static Octets vector(String name) throws IOException {
    try (InputStream in = ReceiverIT.class.getResourceAsStream("/vectors/x2x3/" + name + ".hex")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Octets.ofHex(text.lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .collect(Collectors.joining()));
    }
  }

  private static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not happen in time");
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void productIsHandedOverWithItsSenderAndItsOctets() throws Exception {
    start(builder(handler));
    try (RawSender sender = sender()) {
      sender.send(vector("V03"));
      StoringHandler.Item item = handler.received.poll(20, TimeUnit.SECONDS);

      assertEquals(vector("V03"), item.octets());
      assertTrue(item.from().binds(ComponentRole.NE, "element"));
      assertEquals(PduType.X2, item.received().pdu().type());
      assertEquals(1, receiver.counts().of(ReceiverEvent.X2));
    }
  }

  /** TS 103 221-2, 5.1: PDU boundaries have no relation to those of TCP or TLS. */
  @Test
  void pdusAreReadHoweverTheyAreCut() throws Exception {
    start(builder(handler));
    try (RawSender sender = sender()) {
      for (byte octet : vector("V09").toByteArray()) {
        sender.send(Octets.of(octet));
      }

      assertEquals(Pdu.keepaliveAck(0), sender.answer());
      assertEquals(vector("V04"), handler.received.poll(20, TimeUnit.SECONDS).octets());
    }
  }

  @Test
  void aKeepaliveIsAnsweredOnlyWhenAllBeforeItIsStored() throws Exception {
    CountDownLatch mayStore = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    start(builder(new ProductHandler() {
      @Override
      public void received(PeerIdentity from, ReceivedPdu pdu, Octets octets) throws IOException {
        handler.received(from, pdu, octets);
      }

      @Override
      public void sync() throws IOException {
        asked.countDown();
        try {
          mayStore.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        handler.sync();
      }
    }));
    try (RawSender sender = sender()) {
      sender.send(vector("V04")).send(Pdu.keepalive(7));
      assertTrue(asked.await(20, TimeUnit.SECONDS));
      assertEquals(0, receiver.counts().of(ReceiverEvent.KEEPALIVE));
      assertEquals(List.of(), handler.stored());
      mayStore.countDown();

      assertEquals(Pdu.keepaliveAck(7), sender.answer());
      assertEquals(1, handler.stored().size());
    }
  }

  @Test
  void whatCannotBeStoredIsNotAcknowledged() throws Exception {
    start(builder(handler));
    try (RawSender sender = sender()) {
      sender.send(vector("V04")).send(Pdu.keepalive(0));
      assertEquals(Pdu.keepaliveAck(0), sender.answer());
      handler.fail();
      sender.send(vector("V04")).send(Pdu.keepalive(1));
      sender.awaitClosed();

      assertEquals(1, receiver.counts().of(ReceiverEvent.KEEPALIVE));
      assertEquals(1, receiver.counts().of(ReceiverEvent.HANDLER_FAILED));
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "M02, ATTRIBUTE_OVERRUN",
    "M03, FORMAT_NOT_ALLOWED",
    "M06, ATTRIBUTE_FORM",
    "M08, ATTRIBUTE_ZERO",
    "M10, DIRECTION_RESERVED",
    "M12, ATTRIBUTE_OVERRUN",
    "M13, PDU_TYPE_UNKNOWN",
    "M16, FORMAT_UNKNOWN"
  })
  void wrongContentIsHandedOverAndTheConnectionStays(String name, Anomaly anomaly)
      throws Exception {
    start(builder(handler));
    try (RawSender sender = sender()) {
      sender.send(vector(name)).send(Pdu.keepalive(0));

      assertEquals(Pdu.keepaliveAck(0), sender.answer());
      StoringHandler.Item item = handler.received.remove();
      assertEquals(vector(name), item.octets());
      assertEquals(Set.of(anomaly), item.received().anomalies());
      assertEquals(1, receiver.counts().of(anomaly));
    }
  }

  @Test
  void keepalivesAreAnsweredIfThereIsANumberToAnswerWith() throws Exception {
    start(builder(handler));
    try (RawSender sender = sender()) {
      sender.send(vector("M09")).send(vector("M15")).send(Pdu.keepaliveAck(9)).send(vector("V12"));

      assertEquals(Pdu.keepaliveAck(0), sender.answer());
      assertEquals(Pdu.keepaliveAck(1), sender.answer());
      assertEquals(1, receiver.counts().of(ReceiverEvent.KEEPALIVE_UNNUMBERED));
      assertEquals(1, receiver.counts().of(ReceiverEvent.ACKNOWLEDGEMENT_IGNORED));
      assertEquals(1, receiver.counts().of(Anomaly.KEEPALIVE_NOT_EMPTY));
      assertTrue(handler.received.isEmpty());
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "M01, HEADER_LENGTH",
    "M04, UNKNOWN_VERSION",
    "M07, LIMIT",
    "M14, LIMIT",
    "M17, HEADER_LENGTH"
  })
  void aWrongFrameClosesTheConnection(String name, Fault fault) throws Exception {
    start(builder(handler));
    try (RawSender sender = sender()) {
      sender.send(vector("V04")).send(vector(name)).send(vector("V04"));
      sender.awaitClosed();

      eventually(() -> receiver.counts().of(ReceiverEvent.X3) == 1);
      assertEquals(1, receiver.counts().of(fault));
      assertEquals(1, receiver.counts().of(ReceiverEvent.FRAME_WRONG));
      assertEquals(vector("V04"), handler.received.poll(20, TimeUnit.SECONDS).octets());
      assertTrue(handler.received.isEmpty());
    }
  }

  @Test
  void aPartOfAPduIsDiscardedAndCounted() throws Exception {
    start(builder(handler));
    try (RawSender sender = sender()) {
      sender.send(vector("V04")).send(vector("M05"));
      eventually(() -> receiver.counts().of(ReceiverEvent.X3) == 1);
    }
    eventually(() -> receiver.counts().of(Fault.TRUNCATED) == 1);
    assertEquals(1, receiver.counts().of(ReceiverEvent.X3));
  }

  @Test
  void attributesThatRunPastTheirHeaderAgainAndAgainCloseTheConnection() throws Exception {
    start(builder(handler));
    try (RawSender sender = sender()) {
      for (int i = 0; i < 64; i++) {
        sender.send(vector("M02"));
      }
      sender.awaitClosed();

      assertEquals(1, receiver.counts().of(ReceiverEvent.CONTENT_BROKEN));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "\0\5\0\3\0\0\0\60\0\0\0\0\0\0\0\0"})
  void aPlaintextPeerIsDroppedAtOnce(String octets) throws Exception {
    start(builder(handler).handshakeLimit(Duration.ofMinutes(1)));
    try (Socket plain =
        new Socket(receiver.address().getAddress(), receiver.address().getPort())) {
      plain.setSoTimeout(20_000);
      plain.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
      while (plain.getInputStream().read() >= 0) {
        // an alert may come
      }
    } catch (SocketException e) {
      assertTrue(e.getMessage().contains("reset"), e::getMessage);
    }
    eventually(() -> !handler.refusals.isEmpty());
    assertEquals(Cause.NOT_TLS, handler.refusals.get(0).cause());
  }

  @Test
  void aSilentPeerIsDroppedWhenItsHandshakeTakesTooLong() throws Exception {
    start(builder(handler).handshakeLimit(Duration.ofMillis(100)));
    try (Socket silent =
        new Socket(receiver.address().getAddress(), receiver.address().getPort())) {
      silent.setSoTimeout(20_000);
      while (silent.getInputStream().read() >= 0) {
        // an alert may come
      }
    }
    eventually(() -> !handler.refusals.isEmpty());
    assertEquals(Cause.TIMEOUT, handler.refusals.get(0).cause());
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
    start(builder(handler));
    LinkPki.Component stranger =
        new LinkPki.Component(LinkPki.create().component("element").vault(), pki.anchors());
    try (RawSender sender = new RawSender(loops, stranger.tls(), receiver.address())) {
      sender.send(vector("V04"));
      sender.awaitClosed();
    }
    eventually(() -> !handler.refusals.isEmpty());
    assertEquals(Cause.UNTRUSTED_ISSUER, handler.refusals.get(0).cause());
    assertEquals(0, receiver.counts().of(ReceiverEvent.CONNECTED));
    assertEquals(0, receiver.counts().of(ReceiverEvent.X3));
  }

  @Test
  void aPeerThatMayNotDeliverIsRefused() throws Exception {
    start(builder(handler).peers(peer -> peer.binds(ComponentRole.NE, "another")));
    try (RawSender sender = sender()) {
      sender.send(vector("V04"));
      sender.awaitClosed();
    }
    eventually(() -> !handler.refusals.isEmpty());
    assertEquals(Cause.NOT_ACCEPTED, handler.refusals.get(0).cause());
    assertEquals(0, receiver.counts().of(ReceiverEvent.X3));
  }

  @Test
  void connectionsOfOneAddressAreCapped() throws Exception {
    start(builder(handler).maxConnections(10, 2));
    try (RawSender one = sender().send(Pdu.keepalive(1));
        RawSender two = sender().send(Pdu.keepalive(2))) {
      assertEquals(Pdu.keepaliveAck(1), one.answer());
      assertEquals(Pdu.keepaliveAck(2), two.answer());
      try (RawSender three = sender()) {
        three.awaitClosed();
      }
      assertTrue(one.isOpen());
    }
    assertEquals(1, receiver.counts().of(ReceiverEvent.TOO_MANY_CONNECTIONS));
    eventually(this::aNewConnectionIsAnswered);
  }

  private boolean aNewConnectionIsAnswered() {
    try (RawSender again = sender().send(Pdu.keepalive(3))) {
      return again.answerOrClosed();
    } catch (Exception e) {
      return false;
    }
  }

  @Test
  void aConnectionWithoutPdusIsClosed() throws Exception {
    start(builder(handler).timeP2(Duration.ofMillis(100)));
    try (RawSender sender = sender()) {
      sender.awaitClosed();

      assertEquals(1, receiver.counts().of(ReceiverEvent.IDLE));
      assertEquals(1, receiver.counts().of(ReceiverEvent.CONNECTED));
    }
  }

  /** Octets alone are not a PDU: whoever drips them is idle. */
  @Test
  void aPeerThatDripsOctetsIsClosed() throws Exception {
    start(builder(handler).timeP2(Duration.ofMillis(100)));
    try (RawSender sender = sender()) {
      byte[] octets = vector("V04").toByteArray();
      for (int i = 0; i < octets.length - 1 && sender.isOpen(); i++) {
        sender.send(Octets.of(octets[i]));
        LockSupport.parkNanos(10_000_000);
      }
      sender.awaitClosed();

      assertEquals(1, receiver.counts().of(ReceiverEvent.IDLE));
    }
  }

  /** A handler that is slow is a reason to read no further, not to hold more and more. */
  @Test
  void aSlowHandlerSlowsTheSenderDown() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    start(builder(new ProductHandler() {
      @Override
      public void received(PeerIdentity from, ReceivedPdu pdu, Octets octets) throws IOException {
        try {
          go.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        handler.received(from, pdu, octets);
      }

      @Override
      public void sync() throws IOException {
        handler.sync();
      }
    }));
    Pdu large = Pdu.product(
        PduType.X3,
        PayloadFormat.IPV4,
        PayloadDirection.TO_TARGET,
        Xid.random(),
        CorrelationId.NONE,
        List.of(),
        Octets.of(new byte[1 << 20]));
    try (RawSender sender = sender()) {
      for (int i = 0; i < 40; i++) {
        sender.send(large);
      }
      sender.send(Pdu.keepalive(0));
      eventually(() -> receiver.counts().of(ReceiverEvent.X3) >= 4);
      long before = receiver.counts().of(ReceiverEvent.X3);
      assertTrue(before < 10, () -> before + " PDUs were read");
      assertTrue(buffers.metric().usedHeapMemory() < 16 << 20);
      go.countDown();

      assertEquals(Pdu.keepaliveAck(0), sender.answer());
      assertEquals(40, handler.stored().size());
    }
  }

  @Test
  void anAddressThatIsTakenIsReported() throws Exception {
    start(builder(handler));

    assertThrows(
        TransportException.class,
        () -> builder(handler).bind(receiver.address()).start());
    assertFalse(receiver.counts().events().isEmpty());
  }
}

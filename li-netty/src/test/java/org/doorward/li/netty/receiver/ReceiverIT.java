package org.doorward.li.netty.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.link.StoringHandler;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.x2x3.Anomaly;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The receiver over real TLS, with senders that send whatever octets a test says. */
class ReceiverIT extends ReceiverScene {
  @Test
  void productIsHandedOverWithItsSenderAndItsOctets() throws Exception {
    start(builder(handler));
    try (RawSender sender = sender()) {
      sender.send(vector("V03"));
      StoringHandler.Item item = handler.received.poll(20, TimeUnit.SECONDS);

      assertEquals(vector("V03"), item.octets());
      assertTrue(item.from().binds(ComponentRole.NE, "element"));
      assertEquals(PduType.X2, item.received().pdu().type());
      assertEquals(Verdict.NEW, item.verdict());
      eventually(() -> receiver.counts().of(ReceiverEvent.X2) == 1);
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
      public void received(PeerIdentity from, PduView pdu, Verdict verdict) throws IOException {
        handler.received(from, pdu, verdict);
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

  /** Whoever knocks meanwhile: a channel that outlived the loops would be waited for without end. */
  @Test
  void itClosesOnceAndSoonWhileSendersKnock() throws Exception {
    for (int round = 0; round < 10; round++) {
      start(builder(handler));
      InetSocketAddress address = receiver.address();
      AtomicBoolean knocking = new AtomicBoolean(true);
      Thread sender = new Thread(() -> {
        while (knocking.get()) {
          try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.getOutputStream().write(0);
          } catch (IOException e) {
            // refused, or closed at once
          }
        }
      });
      sender.start();
      try {
        Thread.sleep(50);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
          receiver.close();
          receiver.close();
        });
      } finally {
        knocking.set(false);
        sender.join();
      }
      assertThrows(
          IOException.class, () -> new Socket(address.getAddress(), address.getPort()).close());
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

  @Tag("F-53")
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

  @Tag("F-53")
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

  @Tag("F-53")
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

  /** F-52: what is cut anywhere is not taken, and is new when it comes again from its first octet. */
  @Tag("F-52")
  @ParameterizedTest
  @ValueSource(ints = {1, 11, 12, 39, 40, 52, 90, 128})
  void aPduThatIsCutAnywhereIsTakenWhenItComesWhole(int octets) throws Exception {
    start(builder(handler));
    byte[] whole = vector("V04").toByteArray();
    try (RawSender sender = sender()) {
      sender.send(vector("V12")).send(Octets.of(Arrays.copyOf(whole, octets)));
      sender.answer();
    }
    eventually(() -> receiver.counts().of(Fault.TRUNCATED) == 1);
    assertTrue(handler.received.isEmpty());
    try (RawSender again = sender()) {
      again.send(vector("V04")).send(Pdu.keepalive(0));
      assertEquals(Pdu.keepaliveAck(0), again.answer());
    }
    StoringHandler.Item item = handler.received.remove();
    assertEquals(vector("V04"), item.octets());
    assertEquals(Verdict.NEW, item.verdict());
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

  /** PDUs larger than a record of TLS or a segment of a careless reader's buffer are whole, one behind the other. */
  @Tag("F-53")
  @Test
  void pdusOfFortyKilobytesAreWhole() throws Exception {
    start(builder(handler));
    byte[] payload = new byte[40_000];
    new Random(40).nextBytes(payload);
    Pdu large = Pdu.product(
        PduType.X3,
        PayloadFormat.RTP,
        PayloadDirection.TO_TARGET,
        Xid.random(),
        CorrelationId.NONE,
        List.of(),
        Octets.of(payload));

    try (RawSender sender = sender()) {
      for (int i = 0; i < 10; i++) {
        sender.send(large);
      }
      sender.send(Pdu.keepalive(0));

      assertEquals(Pdu.keepaliveAck(0), sender.answer());
      for (int i = 0; i < 10; i++) {
        assertEquals(
            Octets.of(payload), handler.received.remove().received().pdu().payload());
      }
    }
  }

  /** A handler that is slow is a reason to read no further, not to hold more and more. */
  @Test
  void aSlowHandlerSlowsTheSenderDown() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    start(builder(new ProductHandler() {
      @Override
      public void received(PeerIdentity from, PduView pdu, Verdict verdict) throws IOException {
        try {
          go.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        handler.received(from, pdu, verdict);
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
      for (int i = 0; i < 20; i++) {
        sender.send(large);
      }
      sender.send(Pdu.keepalive(0));
      eventually(() -> held() > 1 << 20);
      eventually(() -> sender.unsent() > 1 << 20);
      assertTrue(held() < 4 << 20);
      go.countDown();

      assertEquals(Pdu.keepaliveAck(0), sender.answer());
      assertEquals(20, handler.stored().size());
    }
  }
}

package org.doorward.li.netty.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.delivery.internal.Account;
import org.doorward.li.delivery.internal.DeliveryLog;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.link.EventCounts;
import org.doorward.li.netty.link.PduDecoder;
import org.doorward.li.netty.link.PeerAdmission.Admitted;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduLimits;
import org.doorward.li.x2x3.PduVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS 103 221-2, 6.2.4: dialogues with an MDF, by a clock that only the test moves. */
class ConnectionTest {
  private static final DeliverySettings SETTINGS = DeliverySettings.DEFAULT
      .keepalive(Duration.ofMinutes(1), Duration.ofMinutes(3))
      .tail(Duration.ofSeconds(1), 1000);
  private static final PeerIdentity MDF =
      new PeerIdentity(Octets.EMPTY, Octets.EMPTY, Set.of(), Instant.MAX);

  private final DeliveryLog log = new DeliveryLog(1 << 20, () -> {});
  private final Account account = Product.account();
  private final EventCounts<DeliveryEvent> events = new EventCounts<>(DeliveryEvent.class);
  private Connection connection;
  private EmbeddedChannel channel;
  private int useful;

  @BeforeEach
  void connect() {
    connection = new Connection(
        Outgoing.of(log), PduVersion.DEFAULT, SETTINGS, events, new Connection.Observer() {
          @Override
          public void begun() {}

          @Override
          public void acknowledged() {
            useful++;
          }
        });
    channel = new EmbeddedChannel(new PduDecoder(PduLimits.CONTROL), connection);
    channel.freezeTime();
    channel.pipeline().fireUserEventTriggered(new Admitted(MDF));
  }

  @AfterEach
  void nothingIsLeft() {
    channel.finishAndReleaseAll();
    assertEquals(-1, channel.runScheduledPendingTasks(), "a timer is left");
  }

  private void deliver(int... numbers) {
    for (int number : numbers) {
      log.append(account, Product.writer(Product.x3(number)));
    }
    connection.pump();
  }

  private void pass(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 100) {
      channel.advanceTimeBy(Math.min(left, 100), TimeUnit.MILLISECONDS);
      channel.runPendingTasks();
    }
  }

  private void send(Pdu pdu) {
    receive(PduCodec.encode(pdu));
  }

  private void receive(ByteBuffer octets) {
    ByteBuf in = Unpooled.copiedBuffer(octets);
    channel.writeInbound(in);
    assertEquals(0, in.refCnt());
  }

  private List<Pdu> written() throws Exception {
    List<Pdu> pdus = new ArrayList<>();
    for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
      ByteBuffer octets = out.nioBuffer();
      while (octets.hasRemaining()) {
        pdus.add(PduCodec.decode(octets, PduLimits.PRODUCT).pdu());
      }
      out.release();
    }
    return pdus;
  }

  private long count(DeliveryEvent event) {
    return events.snapshot().get(event);
  }

  @Test
  void anIdleConnectionIsKeptAliveEveryTimeP1() throws Exception {
    pass(Duration.ofMillis(59_900));
    assertEquals(List.of(), written());

    pass(Duration.ofMillis(100));
    assertEquals(List.of(Pdu.keepalive(0)), written());
    send(Pdu.keepaliveAck(0));

    pass(Duration.ofMinutes(1));
    assertEquals(List.of(Pdu.keepalive(1)), written());
  }

  /** Product is never acknowledged, so a busy connection proves nothing about its peer. */
  @Test
  void aBusyConnectionIsKeptAliveToo() throws Exception {
    deliver(0);
    pass(Duration.ofSeconds(1));

    assertEquals(List.of(Product.x3(0), Pdu.keepalive(0)), written());
  }

  @Test
  void muchProductDoesNotWaitForItsKeepalive() throws Exception {
    log.append(account, Product.writer(Product.x3(0, 1000)));
    connection.pump();

    assertEquals(List.of(Product.x3(0, 1000), Pdu.keepalive(0)), written());
  }

  @Test
  void onlyTheAnswerToAKeepaliveTrimsTheLog() throws Exception {
    deliver(0, 1);
    pass(Duration.ofSeconds(1));
    deliver(2);
    assertEquals(3, log.status(true).queued());

    send(Pdu.keepaliveAck(0));

    assertEquals(1, log.status(true).queued());
    assertEquals(2, log.status(true).acknowledged());
    assertEquals(1, useful);
  }

  @Test
  void aLaterAnswerCoversTheEarlierKeepalives() throws Exception {
    deliver(0);
    pass(Duration.ofSeconds(1));
    deliver(1);
    pass(Duration.ofSeconds(1));
    assertEquals(4, written().size());

    send(Pdu.keepaliveAck(1));
    assertEquals(2, log.status(true).acknowledged());

    send(Pdu.keepaliveAck(0));
    assertEquals(1, count(DeliveryEvent.ACKNOWLEDGEMENT_UNKNOWN));
  }

  @Test
  void aNumberThatWasNotIssuedTrimsNothing() throws Exception {
    deliver(0);
    pass(Duration.ofSeconds(1));

    send(Pdu.keepaliveAck(1));
    send(Pdu.keepaliveAck(0xFFFF_FFFFL));

    assertEquals(0, log.status(true).acknowledged());
    assertEquals(2, count(DeliveryEvent.ACKNOWLEDGEMENT_UNKNOWN));
    assertTrue(channel.isActive());
  }

  /** Whoever replays an answer must not keep a dead peer looking alive. */
  @Test
  void answersThatAreNotNewDoNotPutTimeP2Off() throws Exception {
    pass(Duration.ofMinutes(1));
    send(Pdu.keepaliveAck(0));
    for (int second = 0; second < 179; second++) {
      pass(Duration.ofSeconds(1));
      send(Pdu.keepaliveAck(0));
      send(Pdu.keepaliveAck(99));
    }
    assertTrue(channel.isActive());

    pass(Duration.ofSeconds(1));

    assertFalse(channel.isActive());
    assertEquals(1, count(DeliveryEvent.KEEPALIVE_UNANSWERED));
  }

  @Test
  void anAnswerPutsTimeP2Off() throws Exception {
    for (int minute = 0; minute < 10; minute++) {
      pass(Duration.ofMinutes(1));
      send(Pdu.keepaliveAck(minute));
    }

    assertTrue(channel.isActive());
    assertEquals(10, written().size());
  }

  @Test
  void keepalivesOfThePeerAreAnsweredWithTheirNumber() throws Exception {
    send(Pdu.keepalive(77));

    assertEquals(List.of(Pdu.keepaliveAck(77)), written());
  }

  @Test
  void keepalivesWithoutANumberAreNotAnswered() throws Exception {
    ByteBuffer unnumbered = ByteBuffer.allocate(40);
    unnumbered.putShort((short) 5).putShort((short) 3).putInt(40).rewind();
    receive(unnumbered);

    assertEquals(List.of(), written());
    assertTrue(channel.isActive());
  }

  /** A peer that asks and does not read our answers may not pile them up here. */
  @Test
  void aPeerThatDoesNotReadItsAnswersIsLeft() {
    List<ChannelPromise> waiting = new ArrayList<>();
    channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
      @Override
      public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ReferenceCountUtil.release(message);
        waiting.add(promise);
      }
    });
    for (int i = 0; i < 64; i++) {
      send(Pdu.keepalive(i));
    }
    assertTrue(channel.isActive());
    waiting.remove(0).setSuccess();
    send(Pdu.keepalive(64));
    assertTrue(channel.isActive());

    send(Pdu.keepalive(65));

    assertFalse(channel.isActive());
    assertEquals(1, count(DeliveryEvent.PEER_FLOODS));
    assertEquals(64, waiting.size());
  }

  @Test
  void productFromThePeerClosesTheConnection() {
    send(Product.x2(0));

    assertFalse(channel.isActive());
    assertEquals(1, count(DeliveryEvent.PEER_SENT_PRODUCT));
  }

  @Test
  void aWrongFrameClosesTheConnection() {
    receive(ByteBuffer.wrap("HTTP/1.1 400 Bad Request\r\n".getBytes(US_ASCII)));

    assertFalse(channel.isActive());
    assertEquals(1, count(DeliveryEvent.FRAME_WRONG));
  }

  @Test
  void aClaimBeyondControlPdusClosesTheConnection() {
    receive(ByteBuffer.allocate(12)
        .putShort((short) 5)
        .putShort((short) 4)
        .putInt(5000)
        .rewind());

    assertFalse(channel.isActive());
    assertEquals(1, count(DeliveryEvent.FRAME_WRONG));
  }

  @Test
  void nothingIsWrittenBeforeThePeerIsKnown() throws Exception {
    Connection early =
        new Connection(Outgoing.of(log), PduVersion.DEFAULT, SETTINGS, events, observer());
    EmbeddedChannel before = new EmbeddedChannel(early);
    deliverTo(early);

    assertNull(before.readOutbound());
    before.finishAndReleaseAll();
  }

  private void deliverTo(Connection to) {
    log.append(account, Product.writer(Product.x3(0)));
    to.pump();
    to.hasten();
  }

  private static Connection.Observer observer() {
    return new Connection.Observer() {
      @Override
      public void begun() {}

      @Override
      public void acknowledged() {}
    };
  }

  @Test
  void aNewConnectionSendsTheTailAgainAndCountsItsKeepalivesFromZero() throws Exception {
    deliver(0, 1);
    pass(Duration.ofSeconds(1));
    send(Pdu.keepaliveAck(0));
    deliver(2, 3);
    pass(Duration.ofSeconds(1));
    channel.finishAndReleaseAll();

    connect();
    assertEquals(List.of(Product.x3(2), Product.x3(3)), written());
    pass(Duration.ofSeconds(1));
    assertEquals(List.of(Pdu.keepalive(0)), written());
    send(Pdu.keepaliveAck(0));
    assertEquals(4, log.status(true).acknowledged());
  }

  /** The number of an older connection says nothing about this one. */
  @Test
  void anAnswerThatBelongsToAnOlderConnectionIsUnknown() throws Exception {
    deliver(0);
    pass(Duration.ofSeconds(1));
    channel.finishAndReleaseAll();

    connect();
    send(Pdu.keepaliveAck(0));

    assertEquals(0, log.status(true).acknowledged());
    assertEquals(1, count(DeliveryEvent.ACKNOWLEDGEMENT_UNKNOWN));
  }

  @Test
  void theVersionIsTheDestinations() throws Exception {
    log.profile(DestinationProfile.THREE_GPP.with(PduVersion.V1_10_1));
    Connection newer =
        new Connection(Outgoing.of(log), PduVersion.V1_10_1, SETTINGS, events, observer());
    EmbeddedChannel other = new EmbeddedChannel(newer);
    other.pipeline().fireUserEventTriggered(new Admitted(MDF));
    deliverTo(newer);

    ByteBuf product = other.readOutbound();
    ByteBuf keepalive = other.readOutbound();
    assertEquals(6, product.getByte(1));
    assertEquals(6, keepalive.getByte(1));
    assertEquals(5, Product.encoded(Product.x3(0)).get(1));
    assertEquals(1, product.refCnt());
    product.release();
    keepalive.release();
    other.finishAndReleaseAll();
  }
}

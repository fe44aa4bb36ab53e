package org.doorward.li.netty.delivery;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.EventCounts;
import org.doorward.li.netty.link.FramedPdu;
import org.doorward.li.netty.link.PeerAdmission.Admitted;
import org.doorward.li.netty.link.PeerAdmission.Refused;
import org.doorward.li.x2x3.Anomaly.Disposition;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduVersion;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an MDF: the only writer of its stream, and the judge of what comes back. Confined to its
 * channel's event loop.
 *
 * <p>Nothing in X2 or X3 acknowledges product, but Keepalives are answered, and in order. So a Keepalive
 * remembers what was written before it; its answer, and nothing else, says that this arrived.
 *
 * @clause TS 103 221-2, 6.2.4
 */
final class Connection extends SimpleChannelInboundHandler<FramedPdu> {
  private static final int BATCH_OCTETS = 128 * 1024;

  /** After so much one turn ends, so that other connections of the event loop get theirs. */
  private static final int BATCHES_A_TURN = 16;

  private static final int MAX_UNWRITTEN_ANSWERS = 64;

  private final Outgoing out;
  private final PduVersion version;
  private final DeliverySettings settings;
  private final EventCounts<DeliveryEvent> events;
  private final Observer observer;

  /** Keepalives that wait for their answer, oldest first. */
  private final Deque<Issued> issued = new ArrayDeque<>();

  /** Behind what the last Keepalive covers. */
  private Outgoing.Mark marked;

  private @Nullable ChannelHandlerContext context;
  private @Nullable ScheduledFuture<?> nextKeepalive;
  private @Nullable ScheduledFuture<?> deadline;
  private @Nullable ScheduledFuture<?> tail;
  private long nextNumber;
  private long octetsSinceKeepalive;
  private int unwrittenAnswers;

  /** Who made the connection, and wants to know how it fares. Called on its event loop. */
  interface Observer {
    /** The right peer is at the other end. */
    void begun();

    /** The peer answered a Keepalive. */
    void acknowledged();
  }

  /** A Keepalive on its way, and the place below which all product was written before it. */
  private record Issued(long number, Outgoing.Mark mark) {}

  Connection(
      Outgoing out,
      PduVersion version,
      DeliverySettings settings,
      EventCounts<DeliveryEvent> events,
      Observer observer) {
    this.out = out;
    this.marked = out.sent();
    this.version = version;
    this.settings = settings;
    this.events = events;
    this.observer = observer;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Admitted) {
      begin(ctx);
    } else if (event instanceof Refused refused) {
      events.count(event(refused.refusal().cause()));
    }
    ctx.fireUserEventTriggered(event);
  }

  private DeliveryEvent event(Cause cause) {
    if (context != null) {
      return DeliveryEvent.PEER_EXPIRED;
    }
    return cause == Cause.NOT_ACCEPTED ? DeliveryEvent.PEER_NOT_PINNED : DeliveryEvent.TLS_FAILED;
  }

  private void begin(ChannelHandlerContext ctx) {
    context = ctx;
    events.count(DeliveryEvent.CONNECTED);
    observer.begun();
    out.rewind();
    marked = out.sent();
    nextKeepalive = after(settings.timeP1(), this::keepalive);
    restartDeadline(ctx);
    pump();
  }

  /**
   * Writes what there is to write, as far as the peer takes it: memory of the logs as it stands, in long pieces that fill
   * TLS records, with one flush for as much as the connection takes at once.
   */
  void pump() {
    ChannelHandlerContext ctx = context;
    if (ctx == null) {
      return;
    }
    for (int batches = 0; ctx.channel().isActive() && ctx.channel().isWritable(); batches++) {
      if (batches == BATCHES_A_TURN) {
        ctx.flush();
        ctx.executor().execute(this::pump);
        return;
      }
      ByteBuffer pdus = out.take(BATCH_OCTETS);
      if (pdus == null) {
        break;
      }
      write(ctx, pdus);
    }
    ctx.flush();
  }

  private void write(ChannelHandlerContext ctx, ByteBuffer pdus) {
    int octets = pdus.remaining();
    ctx.write(Unpooled.wrappedBuffer(pdus)).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    octetsSinceKeepalive += octets;
    if (octetsSinceKeepalive >= settings.tailOctets()) {
      keepalive();
    } else if (tail == null) {
      tail = after(settings.tailTime(), this::keepalive);
    }
  }

  /** Sends a Keepalive at once if product was written that none covers yet. */
  void hasten() {
    pump();
    if (context != null && out.sent().isBeyond(marked)) {
      keepalive();
    }
  }

  private void keepalive() {
    ChannelHandlerContext ctx = context;
    if (ctx == null || !ctx.channel().isActive()) {
      return;
    }
    cancel(tail);
    tail = null;
    cancel(nextKeepalive);
    nextKeepalive = after(settings.timeP1(), this::keepalive);
    long number = nextNumber;
    nextNumber = number + 1 & 0xFFFF_FFFFL;
    marked = out.sent();
    octetsSinceKeepalive = 0;
    issued.add(new Issued(number, marked));
    control(ctx, Pdu.keepalive(number));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FramedPdu framed) {
    Pdu pdu = framed.received().pdu();
    if (!pdu.type().keepalive()) {
      events.count(DeliveryEvent.PEER_SENT_PRODUCT);
      Channels.close(ctx);
    } else if (framed.received().disposition() == Disposition.ACCEPT) {
      long number = pdu.first(AttributeType.SEQUENCE_NUMBER).orElseThrow();
      if (pdu.type().equals(PduType.KEEPALIVE)) {
        answer(ctx, number);
      } else {
        acknowledged(ctx, number);
      }
    } else if (pdu.type().equals(PduType.KEEPALIVE_ACK)) {
      events.count(DeliveryEvent.ACKNOWLEDGEMENT_UNKNOWN);
    }
  }

  /** Valid is a number that was issued on this connection, and after the last that was accepted. */
  private void acknowledged(ChannelHandlerContext ctx, long number) {
    if (issued.stream().noneMatch(keepalive -> keepalive.number == number)) {
      events.count(DeliveryEvent.ACKNOWLEDGEMENT_UNKNOWN);
      return;
    }
    Issued keepalive;
    do {
      keepalive = issued.remove();
    } while (keepalive.number != number);
    restartDeadline(ctx);
    observer.acknowledged();
    out.acknowledge(keepalive.mark);
  }

  private void answer(ChannelHandlerContext ctx, long number) {
    if (unwrittenAnswers == MAX_UNWRITTEN_ANSWERS) {
      events.count(DeliveryEvent.PEER_FLOODS);
      Channels.close(ctx);
      return;
    }
    unwrittenAnswers++;
    control(ctx, Pdu.keepaliveAck(number));
  }

  private void control(ChannelHandlerContext ctx, Pdu pdu) {
    ctx.writeAndFlush(Unpooled.wrappedBuffer(PduCodec.encode(pdu.at(version))))
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
        .addListener(written -> {
          if (pdu.type().equals(PduType.KEEPALIVE_ACK)) {
            unwrittenAnswers--;
          }
        });
  }

  private void restartDeadline(ChannelHandlerContext ctx) {
    cancel(deadline);
    deadline = after(settings.timeP2(), () -> {
      events.count(DeliveryEvent.KEEPALIVE_UNANSWERED);
      Channels.close(ctx);
    });
  }

  private @Nullable ScheduledFuture<?> after(Duration time, Runnable then) {
    return context == null
        ? null
        : context.executor().schedule(then, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    pump();
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    stop();
    ctx.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    stop();
  }

  private void stop() {
    cancel(nextKeepalive);
    cancel(deadline);
    cancel(tail);
    context = null;
  }

  /** A wrong frame, or a connection that breaks: either way nothing more can be trusted. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof DecoderException && cause.getCause() instanceof DecodeException) {
      events.count(DeliveryEvent.FRAME_WRONG);
    }
    Channels.close(ctx);
  }

  private static void cancel(@Nullable ScheduledFuture<?> timer) {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}

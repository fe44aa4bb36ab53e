package org.doorward.li.netty.receiver;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.FramedPdu;
import org.doorward.li.netty.link.PeerAdmission.Admitted;
import org.doorward.li.netty.link.PeerAdmission.Refused;
import org.doorward.li.x2x3.Anomaly;
import org.doorward.li.x2x3.Anomaly.Disposition;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduType;
import org.jspecify.annotations.Nullable;

/**
 * Judges what comes on one connection and answers Keepalives; the storing is {@link StoringQueue}'s. A wrong
 * frame closes the connection, wrong content never does, unless every PDU has it. Confined to its channel's
 * event loop.
 *
 * @clause TS 103 221-2, 5 and 6.2.4
 */
final class Intake extends SimpleChannelInboundHandler<FramedPdu> {
  /** So many PDUs in a row whose attributes run past their header: the peer does not speak this protocol. */
  private static final int MAX_OVERRUNS_IN_A_ROW = 64;

  private final ProductHandler handler;
  private final Executor workers;
  private final Duration idleLimit;
  private final Tallies tallies;

  private @Nullable StoringQueue queue;
  private @Nullable ScheduledFuture<?> idle;
  private long lastPdu;
  private int overruns;

  Intake(ProductHandler handler, Executor workers, Duration idleLimit, Tallies tallies) {
    this.handler = handler;
    this.workers = workers;
    this.idleLimit = idleLimit;
    this.tallies = tallies;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Admitted admitted) {
      tallies.events.count(ReceiverEvent.CONNECTED);
      queue = new StoringQueue(handler, admitted.peer(), workers, new Answers(ctx), tallies.events);
      lastPdu = ctx.executor().ticker().nanoTime();
      watch(ctx, idleLimit.toNanos());
    } else if (event instanceof Refused refused) {
      tallies.events.count(ReceiverEvent.PEER_REFUSED);
      report(refused.refusal());
    }
    ctx.fireUserEventTriggered(event);
  }

  private void report(HandshakeRefusal refusal) {
    try {
      workers.execute(() -> handler.refused(refusal));
    } catch (RejectedExecutionException e) {
      // The receiver is closing, and its handler is called no more.
      tallies.events.count(ReceiverEvent.HANDLER_FAILED);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FramedPdu framed) {
    lastPdu = ctx.executor().ticker().nanoTime();
    framed.received().anomalies().forEach(tallies.anomalies::count);
    Pdu pdu = framed.received().pdu();
    if (pdu.type().equals(PduType.KEEPALIVE_ACK)) {
      tallies.events.count(ReceiverEvent.ACKNOWLEDGEMENT_IGNORED);
    } else if (!pdu.type().equals(PduType.KEEPALIVE)) {
      product(ctx, framed);
    } else if (framed.received().disposition() == Disposition.ACCEPT) {
      toQueue(queue -> queue.keepalive(pdu.first(AttributeType.SEQUENCE_NUMBER).orElseThrow()));
    } else {
      tallies.events.count(ReceiverEvent.KEEPALIVE_UNNUMBERED);
    }
  }

  private void product(ChannelHandlerContext ctx, FramedPdu framed) {
    PduType type = framed.received().pdu().type();
    tallies.events.count(
        type.equals(PduType.X2)
            ? ReceiverEvent.X2
            : type.equals(PduType.X3) ? ReceiverEvent.X3 : ReceiverEvent.UNKNOWN_TYPE);
    toQueue(queue -> queue.product(framed));
    overruns = framed.received().anomalies().contains(Anomaly.ATTRIBUTE_OVERRUN) ? overruns + 1 : 0;
    if (overruns == MAX_OVERRUNS_IN_A_ROW) {
      tallies.events.count(ReceiverEvent.CONTENT_BROKEN);
      Channels.close(ctx);
    }
  }

  private void toQueue(Consumer<StoringQueue> what) {
    if (queue != null) {
      what.accept(queue);
    }
  }

  /** Product that waits for the handler is a reason why nothing more is read. */
  private void watch(ChannelHandlerContext ctx, long nanos) {
    idle = ctx.executor()
        .schedule(
            () -> {
              long silent = ctx.executor().ticker().nanoTime() - lastPdu;
              if (queue != null && !queue.isEmpty()) {
                watch(ctx, idleLimit.toNanos());
              } else if (silent < idleLimit.toNanos()) {
                watch(ctx, idleLimit.toNanos() - silent);
              } else {
                tallies.events.count(ReceiverEvent.IDLE);
                Channels.close(ctx);
              }
            },
            nanos,
            TimeUnit.NANOSECONDS);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (idle != null) {
      idle.cancel(false);
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof DecoderException && cause.getCause() instanceof DecodeException wrong) {
      tallies.events.count(ReceiverEvent.FRAME_WRONG);
      tallies.faults.count(wrong.fault());
    }
    Channels.close(ctx);
  }

  /** What the storing tells the connection; from a worker thread. */
  private static final class Answers implements StoringQueue.Connection {
    private final ChannelHandlerContext context;

    Answers(ChannelHandlerContext context) {
      this.context = context;
    }

    @Override
    public void acknowledge(long number) {
      context
          .writeAndFlush(Unpooled.wrappedBuffer(PduCodec.encode(Pdu.keepaliveAck(number))))
          .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    public void read(boolean on) {
      if (!context.executor().isShuttingDown()) {
        context.executor().execute(() -> context.channel().config().setAutoRead(on));
      }
    }

    @Override
    public void close() {
      Channels.close(context);
    }
  }
}

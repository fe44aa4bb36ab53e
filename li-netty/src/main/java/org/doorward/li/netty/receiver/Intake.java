package org.doorward.li.netty.receiver;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.PeerAdmission.Admitted;
import org.doorward.li.netty.link.PeerAdmission.Refused;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one connection and the storing of what comes on it: hands the stream to a {@link StoringQueue},
 * writes the answers, and closes a connection on which no PDU comes. Confined to its channel's event loop.
 *
 * @clause TS 103 221-2, 6.2.4
 */
final class Intake extends ChannelInboundHandlerAdapter {
  private final ReceiverBuilder settings;
  private final Executor workers;
  private final Tallies tallies;

  private @Nullable StoringQueue queue;
  private @Nullable ScheduledFuture<?> idle;

  /** When the last PDU was whole; from a worker thread. */
  private volatile long lastPdu;

  Intake(ReceiverBuilder settings, Executor workers, Tallies tallies) {
    this.settings = settings;
    this.workers = workers;
    this.tallies = tallies;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Admitted admitted) {
      tallies.events.count(ReceiverEvent.CONNECTED);
      queue = queue(ctx, admitted.peer());
      lastPdu = ctx.executor().ticker().nanoTime();
      watch(ctx, settings.idleLimit.toNanos());
    } else if (event instanceof Refused refused) {
      tallies.events.count(ReceiverEvent.PEER_REFUSED);
      report(refused.refusal());
    }
    ctx.fireUserEventTriggered(event);
  }

  private StoringQueue queue(ChannelHandlerContext ctx, PeerIdentity peer) {
    ProductReader reader = new ProductReader(
        settings.handler,
        peer,
        settings.limits,
        settings.ledger,
        tallies,
        number -> acknowledge(ctx, number));
    return new StoringQueue(reader, workers, new Storing(ctx));
  }

  private void report(HandshakeRefusal refusal) {
    try {
      workers.execute(() -> settings.handler.refused(refusal));
    } catch (RejectedExecutionException e) {
      // The receiver is closing, and its handler is called no more.
      tallies.events.count(ReceiverEvent.HANDLER_FAILED);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (queue != null && message instanceof ByteBuf piece) {
      queue.add(piece);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  private static void acknowledge(ChannelHandlerContext ctx, long number) {
    ctx.writeAndFlush(Unpooled.wrappedBuffer(PduCodec.encode(Pdu.keepaliveAck(number))))
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  /** Product that waits for the handler is a reason why nothing more is read. */
  private void watch(ChannelHandlerContext ctx, long nanos) {
    long limit = settings.idleLimit.toNanos();
    idle = ctx.executor()
        .schedule(
            () -> {
              long silent = ctx.executor().ticker().nanoTime() - lastPdu;
              if (queue != null && !queue.isEmpty()) {
                watch(ctx, limit);
              } else if (silent < limit) {
                watch(ctx, limit - silent);
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
    if (queue != null) {
      queue.end();
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Channels.close(ctx);
  }

  /** What the storing tells the connection; from a worker thread. */
  private final class Storing implements StoringQueue.Connection {
    private final ChannelHandlerContext context;

    Storing(ChannelHandlerContext context) {
      this.context = context;
    }

    @Override
    public void alive() {
      lastPdu = context.executor().ticker().nanoTime();
    }

    @Override
    public void read(boolean on) {
      if (!context.executor().isShuttingDown()) {
        context.executor().execute(() -> context.channel().config().setAutoRead(on));
      }
    }

    @Override
    public void failed(Exception cause) {
      if (cause instanceof DecodeException wrong) {
        tallies.events.count(ReceiverEvent.FRAME_WRONG);
        tallies.faults.count(wrong.fault());
      } else if (cause instanceof ProductReader.BrokenContentException) {
        tallies.events.count(ReceiverEvent.CONTENT_BROKEN);
      } else {
        tallies.events.count(ReceiverEvent.HANDLER_FAILED);
      }
      Channels.close(context);
    }
  }
}

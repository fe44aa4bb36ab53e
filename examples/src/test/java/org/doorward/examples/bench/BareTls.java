package org.doorward.examples.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.doorward.li.netty.tls.TlsEngine;

/**
 * What delivery is held against: octets pushed through Netty and a TLS engine, with nothing that makes or reads them,
 * and Netty's own buffers. Not thread-safe.
 */
final class BareTls implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final AtomicLong arrived = new AtomicLong();
  private final Channel listening;
  private final Channel sending;
  private volatile long wanted = Long.MAX_VALUE;
  private volatile CountDownLatch done = new CountDownLatch(1);

  BareTls(TlsEngine engine) throws Exception {
    BareKeys keys = BareKeys.make();
    SslContext server = keys.server(engine);
    SslContext client = keys.client(engine);
    listening = new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel made) {
            made.pipeline().addLast(server.newHandler(made.alloc())).addLast(new Sink());
          }
        })
        .bind(InetAddress.getLoopbackAddress(), 0)
        .syncUninterruptibly()
        .channel();
    SslHandler[] handshake = new SslHandler[1];
    sending = new Bootstrap()
        .group(loops)
        .channel(NioSocketChannel.class)
        .handler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel made) {
            handshake[0] = client.newHandler(made.alloc());
            made.pipeline().addLast(handshake[0]).addLast(new Source());
          }
        })
        .connect(listening.localAddress())
        .syncUninterruptibly()
        .channel();
    handshake[0].handshakeFuture().syncUninterruptibly();
  }

  private final class Sink extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ByteBuf read = (ByteBuf) message;
      long all = arrived.addAndGet(read.readableBytes());
      read.release();
      if (all >= wanted) {
        done.countDown();
      }
    }
  }

  /** Writes as long as the connection takes it. */
  private static final class Source extends ChannelInboundHandlerAdapter {
    private ByteBuf piece = Unpooled.EMPTY_BUFFER;
    private long left;
    private int flushEvery;

    void send(ChannelHandlerContext ctx, ByteBuf octets, long times, int flushes) {
      piece = octets;
      left = times;
      flushEvery = flushes;
      pump(ctx);
    }

    private void pump(ChannelHandlerContext ctx) {
      while (left > 0 && ctx.channel().isWritable()) {
        left--;
        var unused = ctx.write(piece.retainedDuplicate());
        if (left % flushEvery == 0) {
          ctx.flush();
        }
      }
      ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
      pump(ctx);
    }
  }

  /** Pushes {@code times} pieces through; returns the seconds that it took. */
  double push(int octets, long times, int flushEvery) throws InterruptedException {
    ByteBuf piece = Unpooled.directBuffer(octets).writeZero(octets);
    done = new CountDownLatch(1);
    wanted = arrived.get() + times * octets;
    long start = System.nanoTime();
    sending.eventLoop().execute(() -> {
      ChannelHandlerContext at = sending.pipeline().context(Source.class);
      ((Source) at.handler()).send(at, piece, times, flushEvery);
    });
    if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("only " + arrived + " of " + wanted + " octets arrived");
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    piece.release();
    return seconds;
  }

  @Override
  public void close() {
    sending.close().syncUninterruptibly();
    listening.close().syncUninterruptibly();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}

package org.doorward.li.netty.delivery;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.netty.link.FramedPdu;
import org.doorward.li.netty.link.PduDecoder;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduLimits;

/** An MDF that does what the test says, and nothing by itself. */
final class ScriptedMdf implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Channel listening;
  private final BlockingQueue<Peer> connections = new LinkedBlockingQueue<>();

  ScriptedMdf(EventLoopGroup loops, LiTls tls, int port) {
    ServerBootstrap bootstrap = new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .childHandler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel accepted) throws Exception {
            Peer peer = new Peer(accepted);
            accepted
                .pipeline()
                .addLast(new SslHandler(tls.server(any -> true).engine()))
                .addLast(new PduDecoder(PduLimits.PRODUCT))
                .addLast(peer);
          }
        });
    listening = listen(bootstrap, port);
  }

  /** A port that was free a moment ago may be that of somebody's outgoing connection now. */
  private static Channel listen(ServerBootstrap bootstrap, int port) {
    ChannelFuture bound = null;
    for (int i = 0; i < 200 && (bound == null || !bound.isSuccess()); i++) {
      LockSupport.parkNanos(i == 0 ? 0 : 100_000_000);
      bound = bootstrap.bind(InetAddress.getLoopbackAddress(), port).awaitUninterruptibly();
    }
    return bound.syncUninterruptibly().channel();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  /** The next connection on which something arrived. */
  Peer accept() throws InterruptedException {
    return present(connections.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  void stopListening() {
    listening.close().syncUninterruptibly();
  }

  @Override
  public void close() {
    stopListening();
  }

  private static <T> T present(T value) {
    assertNotNull(value, "nothing came in time");
    return value;
  }

  /** One connection. */
  final class Peer extends SimpleChannelInboundHandler<FramedPdu> {
    private final SocketChannel channel;
    private final BlockingQueue<Pdu> pdus = new LinkedBlockingQueue<>();
    private boolean announced;

    Peer(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FramedPdu framed) {
      pdus.add(framed.received().pdu());
      if (!announced) {
        announced = true;
        connections.add(this);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      var unused = ctx.close();
    }

    Pdu next() throws InterruptedException {
      return present(pdus.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** The next product, after any Keepalives. */
    Pdu product() throws InterruptedException {
      Pdu pdu = next();
      while (!pdu.type().product()) {
        pdu = next();
      }
      return pdu;
    }

    /** The next Keepalive, after any product. */
    Pdu keepalive() throws InterruptedException {
      Pdu pdu = next();
      while (!pdu.type().keepalive()) {
        pdu = next();
      }
      return pdu;
    }

    void send(Pdu pdu) {
      send(PduCodec.encode(pdu));
    }

    void send(ByteBuffer octets) {
      channel.writeAndFlush(Unpooled.wrappedBuffer(octets)).syncUninterruptibly();
    }

    /** Not a clean close, and not one of TLS: the peer's kernel gets a reset. */
    void reset() {
      channel.config().setSoLinger(0);
      channel.eventLoop().execute(() -> channel.unsafe().close(channel.voidPromise()));
    }

    void stopReading() {
      channel.config().setAutoRead(false);
    }

    void awaitClosed() throws InterruptedException {
      assertTrue(channel.closeFuture().await(PATIENCE_SECONDS, TimeUnit.SECONDS), "still open");
    }
  }
}

package org.doorward.li.netty.receiver;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.link.FramedPdu;
import org.doorward.li.netty.link.PduDecoder;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduLimits;

/** A point of interception that sends whatever octets the test says. */
final class RawSender implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Channel channel;
  private final BlockingQueue<Pdu> answers = new LinkedBlockingQueue<>();

  RawSender(EventLoopGroup loops, LiTls tls, InetSocketAddress receiver) throws Exception {
    SslHandler handshake = new SslHandler(tls.client(any -> true).engine());
    channel = new Bootstrap()
        .group(loops)
        .channel(NioSocketChannel.class)
        .handler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel made) {
            made.pipeline()
                .addLast(handshake)
                .addLast(new PduDecoder(PduLimits.CONTROL))
                .addLast(new Answers());
          }
        })
        .connect(receiver)
        .syncUninterruptibly()
        .channel();
  }

  private final class Answers extends SimpleChannelInboundHandler<FramedPdu> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FramedPdu framed) {
      answers.add(framed.received().pdu());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      var unused = ctx.close();
    }
  }

  RawSender send(Octets octets) {
    return send(octets.asByteBuffer());
  }

  RawSender send(Pdu pdu) {
    return send(PduCodec.encode(pdu));
  }

  private RawSender send(ByteBuffer octets) {
    var unused = channel.writeAndFlush(Unpooled.copiedBuffer(octets));
    return this;
  }

  /** Octets, before TLS, that the connection does not take. */
  long unsent() {
    ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.totalPendingWriteBytes();
  }

  Pdu answer() throws InterruptedException {
    Pdu answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(answer, "no answer in time");
    return answer;
  }

  /** Whether an answer comes before the connection is closed. */
  boolean answerOrClosed() throws InterruptedException {
    for (int i = 0; i < 1000 && channel.isOpen(); i++) {
      if (answers.poll(10, TimeUnit.MILLISECONDS) != null) {
        return true;
      }
    }
    return !answers.isEmpty();
  }

  void awaitClosed() throws InterruptedException {
    assertTrue(channel.closeFuture().await(PATIENCE_SECONDS, TimeUnit.SECONDS), "still open");
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
  }
}

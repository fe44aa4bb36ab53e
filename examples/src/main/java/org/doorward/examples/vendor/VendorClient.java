package org.doorward.examples.vendor;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.NeIdentifier;

/** An engineer's connection to an element, from his side. Not thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it
final class VendorClient implements AutoCloseable {
  private static final int ANSWER_SECONDS = 30;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
  private final Channel channel;

  VendorClient(InetSocketAddress address, LiTls tls, NeIdentifier element) throws IOException {
    var connecting = new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .handler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel made) throws TransportException {
            VendorLines.begin(
                made.pipeline(), tls.client(peer -> peer.binds(ComponentRole.NE, element.value())));
            made.pipeline().addLast(new Hearing());
          }
        })
        .connect(address)
        .awaitUninterruptibly();
    if (!connecting.isSuccess()) {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new IOException("no connection to the element");
    }
    this.channel = connecting.channel();
  }

  /** Puts lines where {@link #hear} finds them. */
  private final class Hearing extends SimpleChannelInboundHandler<String> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, String line) {
      lines.add(Optional.of(line));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      lines.add(Optional.empty());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }

  void say(String line) {
    channel.writeAndFlush(line + "\n");
  }

  /** The next line; empty if the connection is closed, or nothing is said for too long. */
  Optional<String> hear() throws IOException {
    try {
      Optional<String> line = lines.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
      return line == null ? Optional.empty() : line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}

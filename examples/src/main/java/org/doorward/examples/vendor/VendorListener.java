package org.doorward.examples.vendor;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.element.VendorAccess;
import org.doorward.li.fault.TransportException;

/**
 * Listens for a vendor's engineers over mutual TLS. A connection serves one session of one grant, and is closed when the
 * session is over; who the engineer is has been proven in the handshake, and what he may do is his grant's. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel closes it
public final class VendorListener implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 4;
  private static final int SILENCE_SECONDS = 3600;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ExecutorService caller =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "vendor-calls"));
  private final AtomicInteger connections = new AtomicInteger();
  private final LiTls tls;
  private final VendorAccess access;
  private final Channel listening;

  /**
   * Starts to listen.
   *
   * @param address an explicit one; port 0 for any
   * @param tls shows the element's certificate, and trusts the vendor's authority alone
   * @param access opens sessions
   */
  public VendorListener(InetSocketAddress address, LiTls tls, VendorAccess access) {
    this.tls = tls;
    this.access = access;
    this.listening = new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .childOption(ChannelOption.AUTO_READ, false)
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) throws TransportException {
            begin(channel);
          }
        })
        .bind(address)
        .syncUninterruptibly()
        .channel();
  }

  private void begin(Channel channel) throws TransportException {
    if (connections.incrementAndGet() > MAX_CONNECTIONS) {
      connections.decrementAndGet();
      channel.close();
      return;
    }
    channel.closeFuture().addListener(closed -> connections.decrementAndGet());
    TlsConnection connection = tls.server(engineer -> true); // his grant says what he may do
    VendorLines.begin(channel.pipeline(), connection);
    channel.pipeline().addLast(new ReadTimeoutHandler(SILENCE_SECONDS, TimeUnit.SECONDS));
    channel.pipeline().addLast(new VendorConnection(connection, access, caller));
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  /** Stops listening, and closes all connections and with them their sessions. */
  @Override
  public void close() {
    listening.close().syncUninterruptibly();
    loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    caller.shutdown();
  }
}

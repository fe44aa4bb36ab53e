package org.doorward.li.netty.receiver;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.Engines;
import org.doorward.li.netty.link.PeerAdmission;
import org.doorward.li.netty.link.SwiftClose;
import org.doorward.li.netty.link.WipedBuffers;

/**
 * Receives product over mutual TLS: the MDF's end of X2 and X3. Thread-safe. It has two threads for its
 * connections and one more for each connection whose product the handler is taking; {@link #close} ends them.
 *
 * @clause TS 103 221-2, 6
 */
public final class X2X3Receiver implements AutoCloseable {
  private static final int LOOPS = 2;
  private static final long CLOSE_SECONDS = 10;

  private final ReceiverBuilder settings;
  private final Engines engines;
  private final WipedBuffers buffers;
  private final Tallies tallies = new Tallies();
  private final ConnectionCap cap;
  private final EventLoopGroup loops;
  private final ExecutorService workers;
  /** Closes also what is accepted while it is being closed. */
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

  private final AtomicBoolean closed = new AtomicBoolean();
  private final InetSocketAddress address;

  X2X3Receiver(ReceiverBuilder settings, LiTls tls) throws TransportException {
    this(settings, tls, new WipedBuffers());
  }

  X2X3Receiver(ReceiverBuilder settings, LiTls tls, WipedBuffers buffers)
      throws TransportException {
    this.settings = settings;
    this.engines = new Engines(tls, settings.engine).required();
    this.buffers = buffers;
    this.cap = new ConnectionCap(settings.maxConnections, settings.maxConnectionsPerAddress);
    this.loops = new MultiThreadIoEventLoopGroup(
        LOOPS, new DefaultThreadFactory("x2x3-receiver"), NioIoHandler.newFactory());
    // A connection needs one thread for its handshake or its product, and rarely both at once.
    this.workers = new ThreadPoolExecutor(
        0,
        2 * settings.maxConnections,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        new DefaultThreadFactory("x2x3-storing"));
    this.address = listen();
  }

  /**
   * A receiver that shows the key of {@code vault} and takes product from those that {@code anchors} certify.
   *
   * @param vault holds the receiver's TLS key
   * @param anchors the LI authorities
   * @param handler takes the product
   * @return says what else may be set, and starts it
   */
  public static ReceiverBuilder builder(
      KeyVault vault, TrustAnchors anchors, ProductHandler handler) {
    return new ReceiverBuilder(vault, anchors, handler);
  }

  private InetSocketAddress listen() throws TransportException {
    ChannelFuture bound = new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.ALLOCATOR, buffers)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel accepted) throws TransportException {
            accept(accepted);
          }
        })
        .bind(settings.bind)
        .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      close();
      throw new TransportException("cannot listen on " + settings.bind, bound.cause());
    }
    channels.add(bound.channel());
    return (InetSocketAddress) bound.channel().localAddress();
  }

  private void accept(Channel accepted) throws TransportException {
    channels.add(accepted);
    if (!(accepted.remoteAddress() instanceof InetSocketAddress remote)) {
      Channels.close(accepted); // it has gone again
      return;
    }
    InetAddress from = remote.getAddress();
    if (!cap.enter(from)) {
      tallies.events.count(ReceiverEvent.TOO_MANY_CONNECTIONS);
      Channels.close(accepted);
      return;
    }
    accepted.closeFuture().addListener(closed -> cap.leave(from));
    TlsConnection connection = engines.server(settings.peers, buffers);
    SslHandler handshake = new SslHandler(connection.engine(), workers);
    handshake.setHandshakeTimeoutMillis(settings.handshakeLimit.toMillis());
    accepted
        .pipeline()
        .addLast(handshake)
        .addLast(new SwiftClose(handshake))
        .addLast(new PeerAdmission(connection))
        .addLast(new Intake(settings, workers, tallies));
  }

  /**
   * Where it listens.
   *
   * @return the address, with the port that the system chose if none was asked for
   */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * What has happened so far.
   *
   * @return the counts
   */
  public ReceiverCounts counts() {
    return tallies.snapshot();
  }

  /**
   * What came, each context for itself.
   *
   * @return the ledger that this receiver enters its product in
   */
  public ProductLedger ledger() {
    return settings.ledger;
  }

  /**
   * Closes all connections. When it returns, the handler is called no more; what was not acknowledged, the
   * senders have still. Closing it again does nothing.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    channels.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    workers.shutdown();
    try {
      if (!workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
    loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    buffers.close();
  }
}

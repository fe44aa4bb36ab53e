package org.doorward.li.netty.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.crypto.tls.PeerConnections;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.https.HttpsLimits;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.FreshBuffers;
import org.doorward.li.netty.link.PeerAdmission;
import org.doorward.li.netty.link.SwiftClose;

/**
 * One HTTPS listener: mutual TLS, HTTP/2 or HTTP/1.1, one path. The core that the X1 server and the mandate inbox share.
 * It owns one event-loop thread, two threads for handshakes and the workers. Thread-safe.
 */
public final class HttpsListener implements AutoCloseable {
  private static final int HANDSHAKE_THREADS = 2;
  /** Requests of so many connections with all their streams in use may wait for a worker, beside one of each. */
  private static final int QUEUED_CONNECTIONS = 4;

  private static final int BACKLOG = 64;
  private static final int STOP_SECONDS = 5;

  private final ListenerConfig config;
  private final Admission admission;
  private final EventLoopGroup loop;
  private final ThreadPoolExecutor handshakes;
  private final ThreadPoolExecutor workers;
  private final ChannelGroup connections;
  private final Channel listening;

  private HttpsListener(ListenerConfig config) throws TransportException {
    HttpsLimits limits = config.limits();
    this.config = config;
    this.admission = new Admission(limits);
    this.loop =
        new MultiThreadIoEventLoopGroup(1, threads(config, "io"), NioIoHandler.newFactory());
    this.connections = new DefaultChannelGroup(loop.next(), true);
    this.handshakes =
        pool(HANDSHAKE_THREADS, limits.maxUnprovenConnections(), threads(config, "tls"));
    this.workers = pool(
        config.workers(),
        limits.maxConnections() + QUEUED_CONNECTIONS * limits.maxStreams(),
        threads(config, "worker"));
    this.listening = bind();
  }

  /**
   * Starts to listen.
   *
   * @throws TransportException if the address cannot be bound
   */
  public static HttpsListener start(ListenerConfig config) throws TransportException {
    return new HttpsListener(config);
  }

  private static DefaultThreadFactory threads(ListenerConfig config, String what) {
    return new DefaultThreadFactory(config.name() + "-" + what, true);
  }

  private static ThreadPoolExecutor pool(int threads, int queued, DefaultThreadFactory factory) {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(
        threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(queued), factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private Channel bind() throws TransportException {
    // No pool, so no octet of a request lies in memory that host code may be given next.
    UnpooledByteBufAllocator allocator = FreshBuffers.allocator();
    var bound = new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.ALLOCATOR, allocator)
        .childOption(ChannelOption.ALLOCATOR, allocator)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            accept(channel);
          }
        })
        .bind(config.address())
        .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      stop();
      throw new TransportException("the address cannot be listened on", bound.cause());
    }
    return bound.channel();
  }

  private void accept(SocketChannel channel) {
    Optional<Admission.Place> place = admission.enter(channel.remoteAddress().getAddress());
    if (place.isEmpty()) {
      connections().refused(new HandshakeRefusal(Cause.TOO_MANY_CONNECTIONS, List.of()));
      Channels.close(channel);
      return;
    }
    try {
      connections.add(channel);
      assemble(channel, config.tls().server(config.peers(), ProtocolChoice.OFFERED), place.get());
    } catch (TransportException e) {
      place.get().leave();
      Channels.close(channel);
    }
  }

  /** The pipeline up to HTTP: what comes in goes from top to bottom, what goes out from bottom to top. */
  private void assemble(SocketChannel channel, TlsConnection tls, Admission.Place place) {
    HttpsLimits limits = config.limits();
    SslHandler ssl = new SslHandler(tls.engine(), handshakes);
    ssl.setHandshakeTimeoutMillis(limits.deadlines().handshake().toMillis());
    PeerGate gate = new PeerGate(tls, place, config);
    channel
        .pipeline()
        .addLast(ssl)
        .addLast(new SwiftClose(ssl))
        .addLast(new PeerAdmission(tls))
        .addLast(gate)
        .addLast(new ProtocolChoice(tls, config, workers, gate));
  }

  private PeerConnections connections() {
    return config.connections();
  }

  /** Where it listens; the port is known even if the system chose it. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.localAddress();
  }

  /** Judges every connected peer anew, and closes the connections of those no longer accepted. May block. */
  public void recheckPeers() {
    for (Channel channel : connections) {
      PeerGate gate = channel.pipeline().get(PeerGate.class);
      if (gate != null) {
        gate.recheck();
      }
    }
  }

  /** Stops listening, lets the requests that are being worked on finish, and closes all connections. */
  @Override
  public void close() {
    listening.close().awaitUninterruptibly();
    stop();
  }

  private void stop() {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
    connections.close().awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
    handshakes.shutdownNow();
    loop.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}

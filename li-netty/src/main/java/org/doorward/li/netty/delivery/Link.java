package org.doorward.li.netty.delivery;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.element.internal.ProductDelivery.Endpoint;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.Engines;
import org.doorward.li.netty.link.EventCounts;
import org.doorward.li.netty.link.PduDecoder;
import org.doorward.li.netty.link.PeerAdmission;
import org.doorward.li.netty.link.SwiftClose;
import org.doorward.li.x2x3.PduLimits;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection to one endpoint and makes a new one whenever it breaks. Its methods may be called from
 * any thread and return at once; its state is confined to its event loop.
 */
final class Link implements Connection.Observer {
  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(64 * 1024, 256 * 1024);

  private static final long PUMP_PAUSE_NANOS = 1_000_000;

  private final EventLoop loop;
  private final Parts parts;
  private final Outgoing out;
  private final Backoff backoff;
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile boolean connected;

  private @Nullable Endpoint endpoint;
  private @Nullable Channel channel;
  private @Nullable Connection connection;
  private long lastPump;
  private boolean redial;
  private boolean stopped;

  /**
   * What the links of one delivery share.
   *
   * @param tasks runs what a TLS handshake computes or waits for
   */
  record Parts(
      DeliverySettings settings,
      Engines engines,
      Executor tasks,
      ByteBufAllocator buffers,
      RandomGenerator random,
      EventCounts<DeliveryEvent> events) {}

  Link(EventLoop loop, Parts parts, Outgoing out) {
    this.loop = loop;
    this.parts = parts;
    this.out = out;
    this.backoff =
        new Backoff(parts.settings.retryFirst(), parts.settings.retryCap(), parts.random);
  }

  /** Goes to {@code target} from now on; a connection to where it went before is closed. */
  void open(Endpoint target) {
    onLoop(() -> {
      endpoint = target;
      if (channel == null) {
        connect();
      } else {
        redial = true;
        Channels.close(channel);
      }
    });
  }

  /** There is something to write. Costs a look at a flag while it is known already. */
  void wake() {
    if (!woken.get() && woken.compareAndSet(false, true)) {
      onLoop(this::awake);
    }
  }

  /** What comes right behind other product waits for more of it: full TLS records, and few wake-ups. */
  private void awake() {
    long rested = loop.ticker().nanoTime() - lastPump;
    if (rested >= PUMP_PAUSE_NANOS) {
      pump();
    } else {
      var unused = loop.schedule(this::pump, PUMP_PAUSE_NANOS - rested, TimeUnit.NANOSECONDS);
    }
  }

  private void pump() {
    woken.set(false);
    if (connection != null) {
      connection.pump();
    }
    lastPump = loop.ticker().nanoTime();
  }

  /** Asks for the acknowledgement of all that was written. */
  void hasten() {
    onLoop(() -> {
      if (connection != null) {
        connection.hasten();
      }
    });
  }

  boolean connected() {
    return connected;
  }

  @Override
  public void begun() {
    connected = true;
  }

  /** Only now is the peer known to work: one that hangs up after the handshake is not asked at once again. */
  @Override
  public void acknowledged() {
    backoff.reset();
  }

  /** Closes the connection and makes no other. */
  void stop() {
    stop(() -> {});
  }

  /** The same; {@code then} runs once the connection is closed and nothing is taken from the logs any more. */
  void stop(Runnable then) {
    onLoop(() -> {
      stopped = true;
      if (channel == null) {
        then.run();
      } else {
        channel.closeFuture().addListener(closed -> then.run());
        Channels.close(channel);
      }
    });
  }

  private void connect() {
    Endpoint target = endpoint;
    if (stopped || target == null || channel != null) {
      return;
    }
    if (target.spkiPins().isEmpty()) {
      return; // nobody may take it; whoever opens the way anew connects
    }
    TlsConnection tls;
    try {
      tls = parts.engines.client(
          peer -> target.spkiPins().contains(peer.spkiSha256()), parts.buffers);
    } catch (TransportException e) {
      parts.events.count(DeliveryEvent.TLS_FAILED);
      retry();
      return;
    }
    Connection next =
        new Connection(out, target.profile().version(), parts.settings, parts.events, this);
    ChannelFuture attempt = new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .disableResolver()
        .option(ChannelOption.ALLOCATOR, parts.buffers)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
            parts.settings.connectLimit().toMillis())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
        .handler(pipeline(tls, next))
        .connect(target.address());
    channel = attempt.channel();
    connection = next;
    attempt.addListener(done -> {
      if (!done.isSuccess()) {
        parts.events.count(DeliveryEvent.CONNECT_FAILED);
      }
    });
    attempt.channel().closeFuture().addListener(closed -> gone());
  }

  private ChannelInitializer<Channel> pipeline(TlsConnection tls, Connection next) {
    SslHandler handler = new SslHandler(tls.engine(), parts.tasks);
    handler.setHandshakeTimeoutMillis(parts.settings.connectLimit().toMillis());
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel made) {
        made.pipeline()
            .addLast(handler)
            .addLast(new SwiftClose(handler))
            .addLast(new PeerAdmission(tls))
            .addLast(new PduDecoder(PduLimits.CONTROL))
            .addLast(next);
      }
    };
  }

  private void gone() {
    if (connected && !redial && !stopped) {
      parts.events.count(DeliveryEvent.CONNECTION_LOST);
    }
    connected = false;
    channel = null;
    connection = null;
    if (redial) {
      redial = false;
      backoff.reset();
      connect();
    } else {
      retry();
    }
  }

  private void retry() {
    if (!stopped) {
      var unused = loop.schedule(this::connect, backoff.nextMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void onLoop(Runnable then) {
    try {
      loop.execute(then);
    } catch (RejectedExecutionException e) {
      // The event loop has ended, and with it every connection: what is queued stays counted as
      // queued.
      connected = false;
    }
  }
}

package org.doorward.li.netty.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.http.CallResult.Answered;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.FreshBuffers;
import org.doorward.li.netty.link.PeerAdmission;
import org.doorward.li.netty.link.SwiftClose;
import org.jspecify.annotations.Nullable;

/**
 * One HTTPS connection to a responder, from the first attempt to its end, and the calls that are on their way
 * over it. Confined to the caller's event loop.
 */
final class Line {
  /** Below what a server is likely to keep an idle connection for. */
  private static final long MAX_IDLE_NANOS = Duration.ofMinutes(1).toNanos();

  private final CallerConfig config;
  private final EventLoop loop;
  private final HttpsCaller caller;
  private final TlsConnection tls;
  private final Channel channel;
  private final Set<Call> underWay = new HashSet<>();

  private @Nullable Wire wire;
  private boolean over;
  private long usedNanos = System.nanoTime();

  /** Starts to connect. */
  Line(CallerConfig config, EventLoop loop, HttpsCaller caller) throws TransportException {
    this.config = config;
    this.loop = loop;
    this.caller = caller;
    this.tls = config.tls().client(config.responder(), ClientProtocol.OFFERED);
    var connecting = new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.ALLOCATOR, FreshBuffers.allocator())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(
            ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) config.connectTimeout().toMillis())
        .handler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel socket) {
            assemble(socket);
          }
        })
        .connect(config.server());
    this.channel = connecting.channel();
    connecting.addListener(connected -> {
      if (!connected.isSuccess()) {
        end(CallFailure.UNREACHABLE);
      }
    });
  }

  private void assemble(SocketChannel socket) {
    SslHandler ssl = new SslHandler(tls.engine());
    ssl.setHandshakeTimeoutMillis(config.connectTimeout().toMillis());
    socket
        .pipeline()
        .addLast(ssl)
        .addLast(new SwiftClose(ssl))
        .addLast(new PeerAdmission(tls))
        .addLast(new LineEnd(this))
        .addLast(new ClientProtocol(tls, config, this));
  }

  /** The peer is who was meant, and both sides have agreed how to speak. */
  void open(Wire agreed) {
    wire = agreed;
    caller.freed(this);
  }

  boolean isOpening() {
    return wire == null && !over;
  }

  boolean isOver() {
    return over;
  }

  boolean isOpen() {
    return wire != null && !over;
  }

  /** How many more calls may go over it: none if it has lain idle for long, or its peer is no longer meant. */
  int room() {
    Wire agreed = wire;
    if (agreed == null || over || !channel.isActive()) {
      return 0;
    }
    boolean idle = underWay.isEmpty();
    if (idle
        && (System.nanoTime() - usedNanos > MAX_IDLE_NANOS || tls.objection().isPresent())) {
      close();
      return 0;
    }
    return agreed.room();
  }

  void post(Call call) {
    Wire agreed = wire;
    if (agreed != null && !call.result().isDone()) {
      underWay.add(call);
      call.within(config.answerTimeout(), loop, () -> {
        end(call, new CallResult.Failed(CallFailure.NO_ANSWER));
        agreed.abandon(call);
      });
      agreed.post(call);
    }
  }

  /** A call is over; there may be room for another. */
  void answered(Call call, Answered answer) {
    end(call, answer);
    roomAgain();
  }

  /** There may be room, once what the codec is about is done. */
  void roomAgain() {
    if (caller.isAwaited()) {
      loop.execute(() -> caller.freed(this));
    }
  }

  /** A call is over without an answer, and the connection goes on. */
  void failed(Call call, CallFailure failure) {
    end(call, new CallResult.Failed(failure));
    roomAgain();
  }

  private void end(Call call, CallResult brought) {
    usedNanos = System.nanoTime();
    underWay.remove(call);
    call.end(brought);
  }

  /** The connection is of no more use, for this reason. */
  void end(CallFailure failure) {
    if (over) {
      return;
    }
    over = true;
    Channels.close(channel);
    if (wire == null) {
      caller.notOpened(this, failure);
    } else {
      List.copyOf(underWay).forEach(call -> end(call, new CallResult.Failed(failure)));
      caller.ended(this);
    }
  }

  void close() {
    end(CallFailure.CONNECTION_LOST);
  }
}

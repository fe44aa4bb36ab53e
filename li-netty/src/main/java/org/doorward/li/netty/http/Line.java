package org.doorward.li.netty.http;

import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderNames.HOST;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.http.CallResult.Failed;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.PeerAdmission;
import org.doorward.li.netty.link.ProductBuffers;
import org.doorward.li.netty.link.SwiftClose;

/** One HTTPS connection to a responder. Used by one thread at a time. */
final class Line {
  private static final int MAX_HEAD_OCTETS = 8 * 1024;

  /** Below what a server is likely to keep an idle connection for. */
  private static final long MAX_IDLE_NANOS = Duration.ofMinutes(1).toNanos();

  private final CallerConfig config;
  private final TlsConnection tls;
  private final Call call;
  private final CompletableFuture<CallResult> ready = new CompletableFuture<>();
  private final ChannelFuture connecting;
  private long lastUsedNanos = System.nanoTime();

  /** Starts to connect. */
  Line(CallerConfig config, EventLoopGroup loop) throws TransportException {
    this.config = config;
    this.tls = config.tls().client(config.responder());
    this.call = new Call(new ResponseRules(config.accepted(), config.maxBodyOctets()), ready);
    this.connecting = new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.ALLOCATOR, ProductBuffers.allocator())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(
            ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) config.connectTimeout().toMillis())
        .handler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            assemble(channel);
          }
        })
        .connect(config.server());
    connecting.addListener(connected -> {
      if (!connected.isSuccess()) {
        ready.complete(new Failed(CallFailure.UNREACHABLE));
      }
    });
  }

  private void assemble(SocketChannel channel) {
    SslHandler ssl = new SslHandler(tls.engine());
    ssl.setHandshakeTimeoutMillis(config.connectTimeout().toMillis());
    channel
        .pipeline()
        .addLast(ssl)
        .addLast(new SwiftClose(ssl))
        .addLast(new PeerAdmission(tls, config.tls().clock()))
        .addLast(new HttpRequestEncoder())
        .addLast(new ResponseDecoder(MAX_HEAD_OCTETS))
        .addLast(call);
  }

  private Channel channel() {
    return connecting.channel();
  }

  /** Waits until the peer is known; {@code Answered} with status 0 then. */
  CallResult opened() throws InterruptedException {
    return await(ready, config.connectTimeout().multipliedBy(2), CallFailure.UNREACHABLE);
  }

  /** Whether another call may go over it: still open, not idle for long, and its peer still the one meant. */
  boolean isUsable() {
    return channel().isActive()
        && System.nanoTime() - lastUsedNanos < MAX_IDLE_NANOS
        && tls.objection().isEmpty();
  }

  /** Posts a body and waits for the answer; {@code UNREACHABLE} if the connection was closed before it began. */
  CallResult post(byte[] body) throws InterruptedException {
    CompletableFuture<CallResult> result = new CompletableFuture<>();
    channel().eventLoop().execute(() -> begin(body, result));
    CallResult brought = await(result, config.answerTimeout(), CallFailure.NO_ANSWER);
    lastUsedNanos = System.nanoTime();
    return brought;
  }

  private void begin(byte[] body, CompletableFuture<CallResult> result) {
    if (!channel().isActive()) {
      result.complete(new Failed(CallFailure.UNREACHABLE));
      return;
    }
    call.begin(result);
    channel().writeAndFlush(request(body)).addListener(written -> {
      if (!written.isSuccess()) {
        close();
      }
    });
  }

  private FullHttpRequest request(byte[] body) {
    FullHttpRequest request = new DefaultFullHttpRequest(
        HttpVersion.HTTP_1_1, HttpMethod.POST, config.path(), Unpooled.wrappedBuffer(body));
    request.headers().set(HOST, host(config.server()));
    request.headers().set(CONTENT_TYPE, config.mediaType());
    request.headers().set(CONTENT_LENGTH, body.length);
    return request;
  }

  private static String host(InetSocketAddress server) {
    InetAddress address = server.getAddress();
    String literal = address.getHostAddress();
    boolean six = literal.indexOf(':') >= 0;
    return (six ? "[" + literal.replaceFirst("%.*", "") + "]" : literal) + ":" + server.getPort();
  }

  private static CallResult await(
      CompletableFuture<CallResult> result, Duration within, CallFailure late)
      throws InterruptedException {
    try {
      return result.get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Failed(late);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call completes with a result", e);
    }
  }

  void close() {
    Channels.close(channel());
  }
}

package org.doorward.li.netty.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.netty.https.HttpsLimits;
import org.doorward.li.netty.link.PeerAdmission.Admitted;

/**
 * Once the peer is known, completes the pipeline for the protocol that the handshake agreed on: HTTP/2 if the
 * peer asked for it, else HTTP/1.1. Confined to its channel's event loop.
 */
final class ProtocolChoice extends ChannelInboundHandlerAdapter {
  static final String HTTP_2 = "h2";
  static final String HTTP_1_1 = "http/1.1";
  static final List<String> OFFERED = List.of(HTTP_2, HTTP_1_1);

  private final TlsConnection tls;
  private final ListenerConfig config;
  private final Executor workers;
  private final PeerGate gate;

  ProtocolChoice(TlsConnection tls, ListenerConfig config, Executor workers, PeerGate gate) {
    this.tls = tls;
    this.config = config;
    this.workers = workers;
    this.gate = gate;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Admitted) {
      HttpsLimits limits = config.limits();
      RequestRules rules =
          new RequestRules(config.path(), config.mediaTypes(), limits.maxBodyOctets());
      if (tls.protocol().equals(Optional.of(HTTP_2))) {
        http2(ctx.channel(), rules, limits);
      } else {
        http1(ctx.channel(), rules, limits);
      }
      ctx.fireUserEventTriggered(event);
      ctx.pipeline().remove(this);
    }
  }

  private void http1(Channel channel, RequestRules rules, HttpsLimits limits) {
    Exchange exchange =
        new Exchange(rules, config.service(), workers, new Deadline(channel), limits, gate);
    channel
        .pipeline()
        .addLast(new HttpResponseEncoder())
        .addLast(exchange.decoder())
        .addLast(exchange);
  }

  private void http2(Channel channel, RequestRules rules, HttpsLimits limits) {
    FrameBudget budget = new FrameBudget(System::nanoTime);
    Deadline idle = new Deadline(channel);
    channel.closeFuture().addListener(closed -> idle.lift());
    Streams streams = new Streams(rules, config.service(), workers, idle, limits, gate, budget);
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast(new FlushGate());
    pipeline.addLast(
        FrameGuard.ofRequests(budget, new Deadline(channel), limits.deadlines().head()));
    pipeline.addLast(streams.codec());
  }
}

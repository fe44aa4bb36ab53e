package org.doorward.li.netty.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequestEncoder;
import java.util.List;
import java.util.Optional;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.netty.link.PeerAdmission.Admitted;

/**
 * Once the peer is known, completes the pipeline of a connection that was made, for the protocol that the
 * handshake agreed on. Confined to its channel's event loop.
 */
final class ClientProtocol extends ChannelInboundHandlerAdapter {
  static final List<String> OFFERED = List.of(ProtocolChoice.HTTP_2, ProtocolChoice.HTTP_1_1);

  private final TlsConnection tls;
  private final CallerConfig config;
  private final Line line;

  ClientProtocol(TlsConnection tls, CallerConfig config, Line line) {
    this.tls = tls;
    this.config = config;
    this.line = line;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Admitted) {
      Wire wire = tls.protocol().equals(Optional.of(ProtocolChoice.HTTP_2))
          ? http2(ctx.pipeline())
          : http1(ctx.pipeline());
      ctx.pipeline().remove(this);
      line.open(wire);
    }
  }

  private Wire http1(ChannelPipeline pipeline) {
    Http1Wire wire = new Http1Wire(pipeline.channel(), config, line);
    pipeline.addLast(new HttpRequestEncoder()).addLast(wire.decoder()).addLast(wire);
    return wire;
  }

  private Wire http2(ChannelPipeline pipeline) {
    FrameBudget budget = new FrameBudget(System::nanoTime);
    Http2Wire wire = new Http2Wire(pipeline.channel(), config, line, budget);
    Deadline deadline = new Deadline(pipeline.channel());
    pipeline
        .addLast(new FlushGate())
        .addLast(FrameGuard.ofResponses(budget, deadline, config.answerTimeout()))
        .addLast(wire.codec());
    return wire;
  }
}

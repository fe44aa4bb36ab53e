package org.doorward.li.netty.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import javax.net.ssl.SSLHandshakeException;
import org.doorward.li.netty.https.CallFailure;
import org.doorward.li.netty.link.Channels;
import org.doorward.li.netty.link.PeerAdmission.Refused;

/**
 * Sees why a connection ends, right behind TLS. In TLS 1.3 this side's handshake is over before the other has
 * judged this side's certificate, so that its refusal comes while an answer is awaited. Confined to its
 * channel's event loop.
 */
final class LineEnd extends ChannelInboundHandlerAdapter {
  private final Line line;
  private boolean heardOf;
  private boolean handshakeRefused;

  LineEnd(Line line) {
    this.line = line;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Refused refused) {
      boolean ofOurs = !refused.refusal().presented().isEmpty();
      line.end(ofOurs ? CallFailure.WRONG_RESPONDER : CallFailure.TLS_REFUSED);
    } else {
      ctx.fireUserEventTriggered(event);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    heardOf = true;
    ctx.fireChannelRead(msg);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    boolean refused = line.isOpening() || (handshakeRefused && !heardOf);
    line.end(refused ? CallFailure.TLS_REFUSED : CallFailure.CONNECTION_LOST);
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    handshakeRefused |= cause.getCause() instanceof SSLHandshakeException;
    Channels.close(ctx);
  }
}

package org.doorward.li.netty.link;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.fault.TransportException;

/**
 * Says when the handshake has shown who the peer is, and closes the connection when there is none or the
 * peer is no longer accepted. Fires {@link Admitted} or {@link Refused}. Confined to its channel's
 * event loop.
 */
public final class PeerAdmission extends ChannelInboundHandlerAdapter {
  /** So that a peer who is no longer accepted is gone within a second. */
  private static final long LOOK_MILLIS = 500;

  private final TlsConnection tls;
  private boolean active;

  /**
   * For one connection.
   *
   * @param tls its TLS
   */
  public PeerAdmission(TlsConnection tls) {
    this.tls = tls;
  }

  /**
   * The handshake is done and the peer may be here.
   *
   * @param peer who it is
   */
  public record Admitted(PeerIdentity peer) {}

  /**
   * The peer may not, or no longer, be here.
   *
   * @param refusal why
   */
  public record Refused(HandshakeRefusal refusal) {}

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    active = true;
    ctx.fireChannelActive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (!(event instanceof SslHandshakeCompletionEvent handshake)) {
      ctx.fireUserEventTriggered(event);
    } else if (handshake.isSuccess()) {
      admit(ctx);
    } else if (active) {
      refuse(ctx, refusal(handshake.cause()));
    }
  }

  private HandshakeRefusal refusal(Throwable cause) {
    if (cause instanceof NotSslRecordException) {
      return tls.refusal(Cause.NOT_TLS);
    }
    if (cause instanceof SslHandshakeTimeoutException) {
      return tls.refusal(Cause.TIMEOUT);
    }
    return cause instanceof ClosedChannelException ? tls.refusal(Cause.ABANDONED) : tls.failure();
  }

  private void admit(ChannelHandlerContext ctx) {
    try {
      PeerIdentity peer = tls.peer();
      watch(ctx);
      ctx.fireUserEventTriggered(new Admitted(peer));
    } catch (TransportException e) {
      refuse(ctx, tls.failure());
    }
  }

  /** Certificates end, keys are revoked and trust policies change while a connection stands. */
  private void watch(ChannelHandlerContext ctx) {
    var looking = ctx.executor()
        .scheduleWithFixedDelay(
            () -> tls.objection().ifPresent(why -> refuse(ctx, why)),
            LOOK_MILLIS,
            LOOK_MILLIS,
            TimeUnit.MILLISECONDS);
    ctx.channel().closeFuture().addListener(closed -> looking.cancel(false));
  }

  private static void refuse(ChannelHandlerContext ctx, HandshakeRefusal refusal) {
    ctx.fireUserEventTriggered(new Refused(refusal));
    Channels.close(ctx);
  }
}

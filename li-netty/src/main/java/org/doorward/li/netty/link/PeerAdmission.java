package org.doorward.li.netty.link;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.fault.TransportException;

/**
 * Says when the handshake has shown who the peer is, and closes the connection when there is none or the
 * peer's certificate no longer holds. Fires {@link Admitted} or {@link Refused}. Confined to its channel's
 * event loop.
 */
public final class PeerAdmission extends ChannelInboundHandlerAdapter {
  private final TlsConnection tls;
  private final InstantSource clock;
  private boolean active;

  /**
   * For one connection.
   *
   * @param tls its TLS
   * @param clock tells when the peer's certificate ends
   */
  public PeerAdmission(TlsConnection tls, InstantSource clock) {
    this.tls = tls;
    this.clock = clock;
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
      watch(ctx, peer.notAfter());
      ctx.fireUserEventTriggered(new Admitted(peer));
    } catch (TransportException e) {
      refuse(ctx, tls.failure());
    }
  }

  /** A certificate holds to the end of its last second. */
  private void watch(ChannelHandlerContext ctx, Instant notAfter) {
    long seconds = Math.max(0, Duration.between(clock.instant(), notAfter).toSeconds()) + 1;
    var end = ctx.executor()
        .schedule(
            () -> {
              tls.objection().ifPresentOrElse(why -> refuse(ctx, why), () -> watch(ctx, notAfter));
            },
            seconds,
            TimeUnit.SECONDS);
    ctx.channel().closeFuture().addListener(closed -> end.cancel(false));
  }

  private static void refuse(ChannelHandlerContext ctx, HandshakeRefusal refusal) {
    ctx.fireUserEventTriggered(new Refused(refusal));
    Channels.close(ctx);
  }
}

package org.doorward.li.netty.link;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Stands right behind TLS: a connection that is to be closed is closed, at the latest a second later, whether
 * or not its peer reads what is still being said. In place of TLS's own time limit, which would write
 * the peer's address into the operational log. Confined to its channel's event loop.
 */
public final class SwiftClose extends ChannelOutboundHandlerAdapter {
  private static final long PATIENCE_MILLIS = 1000;

  private boolean closing;

  /**
   * For the connection that {@code tls} is on.
   *
   * @param tls loses its own time limit
   */
  public SwiftClose(SslHandler tls) {
    tls.setCloseNotifyFlushTimeoutMillis(0);
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (!closing && ctx.channel().isActive()) {
      closing = true;
      Future<?> forced = ctx.channel()
          .eventLoop()
          .schedule(() -> force(ctx), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      ctx.channel().closeFuture().addListener(closed -> forced.cancel(false));
    }
    var unused = ctx.close(promise);
  }

  /** From before TLS, which would wait for its peer. */
  private static void force(ChannelHandlerContext ctx) {
    ChannelHandlerContext first = ctx.pipeline().firstContext();
    if (first != null) {
      Channels.close(first);
    }
  }
}

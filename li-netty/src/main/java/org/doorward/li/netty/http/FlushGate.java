package org.doorward.li.netty.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Lets no flush through that there is nothing to flush for: an HTTP/2 codec flushes at the end of each read, and TLS
 * would set out to seal nothing. Confined to its channel's event loop.
 */
final class FlushGate extends ChannelOutboundHandlerAdapter {
  private boolean written;

  @Override
  public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
    written = true;
    var unused = ctx.write(msg, promise);
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    if (written) {
      written = false;
      ctx.flush();
    }
  }
}

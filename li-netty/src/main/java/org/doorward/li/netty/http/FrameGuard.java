package org.doorward.li.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;

/**
 * Stands before the HTTP/2 decoder: a peer that floods it with frames, or does not finish one in time, is cut
 * off. Confined to its channel's event loop.
 */
final class FrameGuard extends ChannelInboundHandlerAdapter {
  private final FrameScan scan;
  private final Deadline deadline;
  private final Duration limit;
  private boolean amidst;
  private boolean refused;

  private FrameGuard(FrameScan scan, Deadline deadline, Duration limit) {
    this.scan = scan;
    this.deadline = deadline;
    this.limit = limit;
  }

  /** Before the decoder of the side that answers. */
  static FrameGuard ofRequests(FrameBudget budget, Deadline deadline, Duration limit) {
    return new FrameGuard(new FrameScan(budget, FrameScan.PREFACE_OCTETS), deadline, limit);
  }

  /** Before the decoder of the side that asks. */
  static FrameGuard ofResponses(FrameBudget budget, Deadline deadline, Duration limit) {
    return new FrameGuard(new FrameScan(budget, 0), deadline, limit);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    if (refused) {
      ReferenceCountUtil.release(msg);
    } else if (scan.admits((ByteBuf) msg)) {
      watch();
      ctx.fireChannelRead(msg);
    } else {
      refused = true;
      ReferenceCountUtil.release(msg);
      ctx.fireExceptionCaught(
          Http2Exception.connectionError(Http2Error.ENHANCE_YOUR_CALM, "too many frames"));
    }
  }

  private void watch() {
    if (scan.isAmidst() && !amidst) {
      deadline.set(limit);
    } else if (!scan.isAmidst() && amidst) {
      deadline.lift();
    }
    amidst = scan.isAmidst();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    deadline.lift();
    ctx.fireChannelInactive();
  }
}

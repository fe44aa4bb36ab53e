package org.doorward.li.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.List;

/**
 * Cuts requests off the stream, one at a time: past the end of one it looks at nothing until it is asked for
 * the {@link #next}. Octets that come meanwhile wait here, and when there are any, the others in the network.
 * Stands right behind the encoder of responses. Confined to its channel's event loop.
 */
final class RequestDecoder extends HttpRequestDecoder {
  private final HeadGuard guard;
  private boolean holding;
  private boolean discarding;

  RequestDecoder(int maxHeadOctets, Runnable onHeadBegun) {
    super(HeadGuard.decoder(maxHeadOctets));
    this.guard = new HeadGuard(maxHeadOctets, onHeadBegun);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (discarding) {
      in.skipBytes(in.readableBytes());
    } else if (holding) {
      if (in.isReadable()) {
        ctx.channel().config().setAutoRead(false);
      }
    } else if (guard.admits(in, out)) {
      super.decode(ctx, in, out);
      holding = guard.decoded(out);
    }
  }

  /** Goes on with the next request; some of it may be here already. */
  void next(ChannelHandlerContext ctx) {
    holding = false;
    if (actualReadableBytes() > 0) {
      ctx.pipeline().context(HttpResponseEncoder.class).fireChannelRead(Unpooled.EMPTY_BUFFER);
    }
    if (!holding) {
      ctx.channel().config().setAutoRead(true);
    }
  }

  /** Throws away whatever is here and whatever still comes. */
  void discard(ChannelHandlerContext ctx) {
    discarding = true;
    ctx.channel().config().setAutoRead(true);
  }

  /** Leaves both fields in place: the rules refuse such a request. */
  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {}
}

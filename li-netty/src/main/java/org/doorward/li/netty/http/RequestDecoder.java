package org.doorward.li.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;

/** Cuts requests off the stream. Confined to its channel's event loop. */
final class RequestDecoder extends HttpRequestDecoder {
  private final HeadGuard guard;

  RequestDecoder(int maxHeadOctets, Runnable onHeadBegun) {
    super(HeadGuard.decoder(maxHeadOctets));
    this.guard = new HeadGuard(maxHeadOctets, onHeadBegun);
  }

  /** Whether octets lie here that belong to no message handed on so far. */
  boolean holdsOctets() {
    return actualReadableBytes() > 0;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (guard.admits(in, out)) {
      super.decode(ctx, in, out);
      guard.decoded(out);
    }
  }

  /** Leaves both fields in place: the rules refuse such a request. */
  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {}
}

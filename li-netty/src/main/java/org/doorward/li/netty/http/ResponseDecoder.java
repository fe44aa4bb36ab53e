package org.doorward.li.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.util.List;

/** Cuts responses off the stream. Confined to its channel's event loop. */
final class ResponseDecoder extends HttpResponseDecoder {
  private final HeadGuard guard;

  ResponseDecoder(int maxHeadOctets) {
    super(HeadGuard.decoder(maxHeadOctets));
    this.guard = new HeadGuard(maxHeadOctets, () -> {});
  }

  /** Whether octets lie here that belong to no message handed on so far. */
  boolean holdsOctets() {
    return actualReadableBytes() > 0;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (guard.admits(in, out)) {
      super.decode(ctx, in, out);
      boolean unused = guard.decoded(out);
    }
  }

  /** Leaves both fields in place: the rules refuse such a response. */
  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {}
}

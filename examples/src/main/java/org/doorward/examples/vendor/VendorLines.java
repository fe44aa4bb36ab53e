package org.doorward.examples.vendor;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.doorward.li.crypto.tls.TlsConnection;

/**
 * What both ends of a vendor's connection speak: TLS, then lines. The engineer sends {@code open} and the digest of his
 * grant, then one operation a line; each line is answered by one line of JSON.
 */
final class VendorLines {
  static final int MAX_LINE = 64 * 1024;
  static final int HANDSHAKE_SECONDS = 10;

  private VendorLines() {}

  static void begin(ChannelPipeline pipeline, TlsConnection tls) {
    SslHandler handler = new SslHandler(tls.engine());
    handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    ChannelHandler frames = new LineBasedFrameDecoder(MAX_LINE);
    pipeline.addLast(
        handler,
        frames,
        new StringDecoder(StandardCharsets.UTF_8),
        new StringEncoder(StandardCharsets.UTF_8));
  }
}

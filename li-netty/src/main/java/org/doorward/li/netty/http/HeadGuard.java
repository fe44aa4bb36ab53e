package org.doorward.li.netty.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Stands before an HTTP decoder and shows it no head that {@link HeadScan} has not passed. Confined to its
 * channel's event loop.
 */
final class HeadGuard {
  private static final int MAX_CHUNK_OCTETS = 16 * 1024;

  private final int maxHeadOctets;
  private final Runnable onHeadBegun;

  private HeadScan scan;
  private boolean inHead = true;
  private boolean begun;
  private boolean refused;

  /** Calls {@code onHeadBegun} at the first octet of each message. */
  HeadGuard(int maxHeadOctets, Runnable onHeadBegun) {
    this.maxHeadOctets = maxHeadOctets;
    this.onHeadBegun = onHeadBegun;
    this.scan = new HeadScan(maxHeadOctets);
  }

  /** What the decoder behind is made with: as strict as it can be by itself. */
  static HttpDecoderConfig decoder(int maxHeadOctets) {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(maxHeadOctets)
        .setMaxHeaderSize(maxHeadOctets)
        .setMaxChunkSize(MAX_CHUNK_OCTETS)
        .setAllowDuplicateContentLengths(false)
        .setStrictLineParsing(true)
        .setUseRfc9112TransferEncoding(true)
        .setValidateHeaders(true);
  }

  /** Whether the decoder may go on with these octets. */
  boolean admits(ByteBuf in, List<Object> out) {
    if (refused) {
      in.skipBytes(in.readableBytes());
      return false;
    }
    if (!inHead) {
      return true;
    }
    if (!begun && in.isReadable()) {
      begun = true;
      onHeadBegun.run();
    }
    HeadScan.Verdict verdict = scan.look(in);
    if (verdict == HeadScan.Verdict.MALFORMED || verdict == HeadScan.Verdict.TOO_LARGE) {
      refused = true;
      in.skipBytes(in.readableBytes());
      out.add(new MalformedHead(verdict == HeadScan.Verdict.TOO_LARGE));
    }
    inHead = verdict != HeadScan.Verdict.COMPLETE;
    return !inHead;
  }

  /** Looks at what the decoder has made of them: whether a message is over, and a head comes next. */
  boolean decoded(List<Object> out) {
    if (out.isEmpty() || !(out.get(out.size() - 1) instanceof LastHttpContent)) {
      return false;
    }
    inHead = true;
    begun = false;
    scan = new HeadScan(maxHeadOctets);
    return true;
  }
}

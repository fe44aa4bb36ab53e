package org.doorward.li.netty.http;

import io.netty.buffer.ByteBuf;

/**
 * Follows the frames of one HTTP/2 connection by their headers alone, before anything reads a meaning into
 * them: charges those that bring no request any further, and bounds how many a header block is spread over.
 * Confined to its channel's event loop.
 *
 * @clause RFC 9113, 3.4, 4.1 and 10.5
 */
final class FrameScan {
  /** What a client says before its first frame. */
  static final int PREFACE_OCTETS = 24;

  private static final int HEADER_OCTETS = 9;
  private static final int MAX_CONTINUATIONS = 8;
  private static final int FEW_OCTETS = 64;

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  private final FrameBudget budget;

  private int prefaceLeft;
  private int headerAt;
  private int length;
  private int type;
  private int flags;
  private int payloadLeft;
  private boolean inBlock;
  private int continuations;

  /** Skips so many octets before the first frame. */
  FrameScan(FrameBudget budget, int prefaceOctets) {
    this.budget = budget;
    this.prefaceLeft = prefaceOctets;
  }

  /** Whether the octets may go on to the decoder; they are not moved. */
  boolean admits(ByteBuf in) {
    int at = in.readerIndex();
    int end = in.writerIndex();
    int skipped = Math.min(prefaceLeft, end - at);
    prefaceLeft -= skipped;
    at += skipped;
    while (at < end) {
      if (payloadLeft > 0) {
        int some = Math.min(payloadLeft, end - at);
        payloadLeft -= some;
        at += some;
      } else {
        header(in.getUnsignedByte(at));
        at++;
        if (headerAt == HEADER_OCTETS && !begins()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a frame or a header block has begun that is not whole yet. */
  boolean isAmidst() {
    return headerAt > 0 || payloadLeft > 0 || inBlock;
  }

  private void header(int octet) {
    if (headerAt < 3) {
      length = length << 8 | octet;
    } else if (headerAt == 3) {
      type = octet;
    } else if (headerAt == 4) {
      flags = octet;
    }
    headerAt++;
  }

  private boolean begins() {
    payloadLeft = length;
    int octets = length;
    headerAt = 0;
    length = 0;
    if (inBlock) {
      continuations++;
      inBlock = (flags & END_HEADERS) == 0;
      return continuations <= MAX_CONTINUATIONS;
    }
    if (type == HEADERS) {
      continuations = 0;
      inBlock = (flags & END_HEADERS) == 0;
      return true;
    }
    return budget.spend(cost(octets));
  }

  private int cost(int octets) {
    return switch (type) {
      case DATA -> octets < FEW_OCTETS && (flags & END_STREAM) == 0 ? 1 : 0;
      case RST_STREAM, SETTINGS -> 4;
      default -> 1;
    };
  }
}

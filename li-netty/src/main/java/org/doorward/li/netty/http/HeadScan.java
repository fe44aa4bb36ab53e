package org.doorward.li.netty.http;

import io.netty.buffer.ByteBuf;

/**
 * Looks over the head of one HTTP message, octet by octet, before anything reads a meaning into it: lines end
 * with CR LF and with nothing else, no line continues the one before it, and there are no control characters.
 * Two readers of a head that passed cannot disagree where it ends. Confined to its channel's event loop.
 *
 * @clause RFC 9112, 2.2 and 5.2
 */
final class HeadScan {
  private final int maxOctets;

  private int scanned;
  private int lineOctets;
  private boolean firstLine = true;
  private boolean afterCarriageReturn;

  HeadScan(int maxOctets) {
    this.maxOctets = maxOctets;
  }

  /** What a look at the octets that are there has shown. */
  enum Verdict {
    /** The end of the head is not there yet. */
    INCOMPLETE,
    /** The head is there, whole and clean. */
    COMPLETE,
    /** It breaks a rule. */
    MALFORMED,
    /** It is over the limit. */
    TOO_LARGE
  }

  /**
   * Goes on where the last look ended.
   *
   * @param in holds the head from its first octet; not moved
   */
  Verdict look(ByteBuf in) {
    while (scanned < in.readableBytes()) {
      if (scanned == maxOctets) {
        return Verdict.TOO_LARGE;
      }
      byte octet = in.getByte(in.readerIndex() + scanned);
      scanned++;
      if (afterCarriageReturn) {
        if (octet != '\n' || (lineOctets == 0 && firstLine)) {
          return Verdict.MALFORMED;
        }
        if (lineOctets == 0) {
          return Verdict.COMPLETE;
        }
        afterCarriageReturn = false;
        firstLine = false;
        lineOctets = 0;
      } else if (octet == '\r') {
        afterCarriageReturn = true;
      } else if (!isAllowed(octet) || (lineOctets == 0 && isBlank(octet))) {
        return Verdict.MALFORMED;
      } else {
        lineOctets++;
      }
    }
    return Verdict.INCOMPLETE;
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  private static boolean isAllowed(byte octet) {
    return octet == '\t' || (octet >= ' ' && octet < 0x7F);
  }
}

package org.doorward.li.identifier;

import java.util.Arrays;
import java.util.UUID;

/** The one lexical form that TS 103 280 gives a UUID; {@link UUID#fromString} accepts many others. */
final class Uuids {
  private static final int LENGTH = 36;
  private static final int MALFORMED = -1;

  /** The value of each lower-case hexadecimal digit. */
  private static final byte[] DIGITS = digits();

  private Uuids() {}

  /**
   * @throws IllegalArgumentException if {@code text} is not lower-case 8-4-4-4-12; the message does not
   *     quote it
   */
  static UUID parse(String text, String what) {
    if (text.length() != LENGTH
        || text.charAt(8) != '-'
        || text.charAt(13) != '-'
        || text.charAt(18) != '-'
        || text.charAt(23) != '-') {
      throw malformed(what);
    }
    long timeLow = hex(text, 0, 8);
    long timeMid = hex(text, 9, 13);
    long timeHigh = hex(text, 14, 18);
    long clock = hex(text, 19, 23);
    long node = hex(text, 24, LENGTH);
    if ((timeLow | timeMid | timeHigh | clock | node) < 0) {
      throw malformed(what);
    }
    return new UUID(timeLow << 32 | timeMid << 16 | timeHigh, clock << 48 | node);
  }

  /** The digits' value, at most 48 bits; negative if one is no lower-case hexadecimal digit. */
  private static long hex(String text, int from, int to) {
    long value = 0;
    long malformed = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      long digit = c < DIGITS.length ? DIGITS[c] : MALFORMED;
      malformed |= digit;
      value = value << 4 | digit;
    }
    return malformed < 0 ? MALFORMED : value;
  }

  private static byte[] digits() {
    byte[] digits = new byte[128];
    Arrays.fill(digits, (byte) MALFORMED);
    for (int digit = 0; digit < 16; digit++) {
      digits[Character.forDigit(digit, 16)] = (byte) digit;
    }
    return digits;
  }

  private static IllegalArgumentException malformed(String what) {
    return new IllegalArgumentException(what + " is not a lower-case 8-4-4-4-12 UUID");
  }
}

package org.doorward.li.x2x3;

import java.nio.ByteBuffer;

/** Whether octets are UTF-8, as the JDK's decoder sees it, without decoding them. Thread-safe. */
final class Utf8 {
  private static final long NOT_ASCII = 0x8080808080808080L;

  private Utf8() {}

  static boolean valid(ByteBuffer in, int from, int length) {
    int end = from + length;
    int at = from;
    while (end - at >= Long.BYTES && (in.getLong(at) & NOT_ASCII) == 0) {
      at += Long.BYTES;
    }
    while (at < end) {
      int first = in.get(at);
      if (first >= 0) {
        at++;
      } else {
        int octets = sequence(in, at, end, first & 0xFF);
        if (octets == 0) {
          return false;
        }
        at += octets;
      }
    }
    return true;
  }

  /** The octets of one character beyond ASCII; 0 if they are none. Unicode 15, table 3-7. */
  private static int sequence(ByteBuffer in, int at, int end, int first) {
    int octets = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (octets == 0 || octets > end - at) {
      return 0;
    }
    int second = in.get(at + 1) & 0xFF;
    int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int i = 2; i < octets; i++) {
      if ((in.get(at + i) & 0xC0) != 0x80) {
        return 0;
      }
    }
    return octets;
  }
}

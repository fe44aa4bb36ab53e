package org.doorward.li.intercept.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Octets that grow to what was needed most so far, and are written over again and again. Not thread-safe. */
final class OctetText {
  private byte[] octets = new byte[128];
  private int length;

  int length() {
    return length;
  }

  byte at(int index) {
    return octets[index];
  }

  /** The octets themselves; only the first {@link #length} are any. */
  byte[] array() {
    return octets;
  }

  byte[] copy() {
    return Arrays.copyOf(octets, length);
  }

  /** The octets, with zeros behind them up to a multiple of {@code block}. */
  byte[] padded(int block) {
    int to = (length + block - 1) / block * block;
    room(to - length);
    Arrays.fill(octets, length, to, (byte) 0);
    return octets;
  }

  OctetText clear() {
    length = 0;
    return this;
  }

  void put(int octet) {
    if (length == octets.length) {
      room(1);
    }
    octets[length++] = (byte) octet;
  }

  void put(byte[] from, int at, int count) {
    room(count);
    System.arraycopy(from, at, octets, length, count);
    length += count;
  }

  void put(ByteBuffer from, int at, int count) {
    room(count);
    from.get(at, octets, length, count);
    length += count;
  }

  /** The eight octets of {@code word}, highest first. */
  void putLong(long word) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((int) (word >>> shift));
    }
  }

  /** Decimal digits, zeros in front up to {@code count}. */
  void putDigits(long value, int count) {
    room(count);
    long left = value;
    for (int i = length + count - 1; i >= length; i--) {
      octets[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += count;
  }

  /** A decimal number without zeros in front. */
  void putNumber(long value) {
    int count = 1;
    for (long left = value; left >= 10; left /= 10) {
      count++;
    }
    putDigits(value, count);
  }

  void putHex(long value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      put("0123456789abcdef".charAt((int) (value >>> shift) & 0xF));
    }
  }

  /** In UTF-8. A half of a surrogate pair alone becomes a question mark, as the JDK has it. */
  void put(CharSequence text) {
    int count = text.length();
    room(count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        put(c);
      } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
      } else if (!Character.isSurrogate(c)) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < count
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        put(0xF0 | (point >> 18));
        put(0x80 | ((point >> 12) & 0x3F));
        put(0x80 | ((point >> 6) & 0x3F));
        put(0x80 | (point & 0x3F));
      } else {
        put('?');
      }
    }
  }

  private void room(int count) {
    if (octets.length - length < count) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + count));
    }
  }
}

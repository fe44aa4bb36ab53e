package org.doorward.li.netty.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Grows with the octets that have come, never ahead of them, and clears what it leaves behind. Not thread-safe. */
final class BodyBuffer {
  private static final int FIRST_OCTETS = 2048;

  private byte[] octets = new byte[0];
  private int length;

  int length() {
    return length;
  }

  void add(ByteBuf more) {
    int count = more.readableBytes();
    if (count > octets.length - length) {
      byte[] larger = new byte[Math.max(FIRST_OCTETS, Math.max(2 * octets.length, length + count))];
      System.arraycopy(octets, 0, larger, 0, length);
      Arrays.fill(octets, (byte) 0);
      octets = larger;
    }
    more.readBytes(octets, length, count);
    length += count;
  }

  /** The octets; the buffer is empty afterwards. */
  byte[] take() {
    byte[] taken = Arrays.copyOf(octets, length);
    Arrays.fill(octets, (byte) 0);
    octets = new byte[0];
    length = 0;
    return taken;
  }
}

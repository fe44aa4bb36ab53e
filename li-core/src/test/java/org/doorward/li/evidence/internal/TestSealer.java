package org.doorward.li.evidence.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Seals nothing: the index, and the detail as it is. For tests of the log, not of the sealing. */
public final class TestSealer implements DetailSealer {
  private TestSealer() {}

  /** A sealer that lets everybody read. */
  public static DetailSealer open() {
    return new TestSealer();
  }

  @Override
  public byte[] openPeriod() {
    return new byte[80];
  }

  @Override
  public byte[] seal(long index, byte[] detail) {
    return ByteBuffer.allocate(8 + detail.length).putLong(index).put(detail).array();
  }

  static byte[] open(long index, byte[] sealed) {
    if (ByteBuffer.wrap(sealed).getLong() != index) {
      throw new IllegalArgumentException("the detail of another entry");
    }
    return Arrays.copyOfRange(sealed, 8, sealed.length);
  }
}

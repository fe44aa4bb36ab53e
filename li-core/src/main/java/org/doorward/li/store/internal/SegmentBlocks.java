package org.doorward.li.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.crypto.spec.SecretKeySpec;
import org.doorward.li.fault.EvidenceException;

/** Opens the blocks of one segment, best in their order. Not thread-safe. */
final class SegmentBlocks {
  private static final int WINDOW_BLOCKS = 64;
  private static final byte[] NOTHING_CLEAR = new byte[0];

  private final DiskFile file;
  private final SegmentHeader header;
  private final SegmentCipher cipher;
  private final byte[] window = new byte[WINDOW_BLOCKS * SegmentFormat.BLOCK_OCTETS];
  private final byte[] plain = new byte[SegmentFormat.PLAIN_OCTETS];
  private int windowStart = -WINDOW_BLOCKS;

  SegmentBlocks(DiskFile file, SegmentHeader header, SecretKeySpec log) {
    this.file = file;
    this.header = header;
    this.cipher = header.cipher(log);
  }

  /** Opens a block; returns whether it is one of this segment, in its place. */
  boolean open(int block) throws IOException {
    if (block < windowStart || block >= windowStart + WINDOW_BLOCKS) {
      int count = Math.min(WINDOW_BLOCKS, header.blocks() - block);
      file.read(
          (long) block * SegmentFormat.BLOCK_OCTETS, window, count * SegmentFormat.BLOCK_OCTETS);
      windowStart = block;
    }
    int offset = (block - windowStart) * SegmentFormat.BLOCK_OCTETS;
    return cipher.open(block, NOTHING_CLEAR, window, offset, plain) && used() <= mostUsed();
  }

  /** Where the group of the block that was opened last begins. */
  int group() {
    return ByteBuffer.wrap(plain).getInt(0);
  }

  /** Where the first record begins in it, or {@link SegmentFormat#NO_RECORD}. */
  int firstRecord() {
    return Short.toUnsignedInt(ByteBuffer.wrap(plain).getShort(6));
  }

  /** What it says. */
  ByteBuffer payload() {
    return ByteBuffer.wrap(plain, SegmentFormat.PREFIX_OCTETS, used());
  }

  private int used() {
    return Short.toUnsignedInt(ByteBuffer.wrap(plain).getShort(4));
  }

  private static int mostUsed() {
    return SegmentFormat.PAYLOAD_OCTETS;
  }

  static EvidenceException damaged(long segment, int block) {
    return new EvidenceException("segment " + segment + ", block " + block + " is damaged");
  }
}

package org.doorward.li.store.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The segment that is being written. Each block is sealed and written once, and a group always begins in a fresh one.
 * Not thread-safe.
 */
final class SegmentHead implements Closeable {
  private static final int OUT_BLOCKS = 64;
  private static final byte[] NOTHING_CLEAR = new byte[0];

  private final SegmentHeader header;
  private final DiskFile file;
  private final SegmentCipher cipher;
  private final ByteBuffer plain = ByteBuffer.allocate(SegmentFormat.PLAIN_OCTETS);
  private final byte[] out = new byte[OUT_BLOCKS * SegmentFormat.BLOCK_OCTETS];
  private int outBlocks;
  private int next = 1;
  private boolean open;

  private SegmentHead(SegmentHeader header, DiskFile file, SegmentCipher cipher) {
    this.header = header;
    this.file = file;
    this.cipher = cipher;
  }

  /** Makes a segment's file, durable and whole before anything is written to it. */
  static SegmentHead create(SegmentFiles files, SegmentHeader header) throws IOException {
    byte[] content = Noise.octets(header.blocks() * SegmentFormat.BLOCK_OCTETS);
    header.writeTo(content, files.key());
    files.disk().replace(files.file(header.number()), content);
    return new SegmentHead(
        header, files.disk().open(files.file(header.number())), header.cipher(files.key()));
  }

  SegmentHeader header() {
    return header;
  }

  /** Whether a block is open and has room. */
  boolean hasRoom() {
    return open && plain.hasRemaining();
  }

  boolean isFull() {
    return next == header.blocks();
  }

  /** The index of the block that is open, or will be next. */
  int block() {
    return next;
  }

  /** Opens a block; there is none open, and the segment is not full. */
  void begin(int group) {
    Arrays.fill(plain.array(), (byte) 0);
    plain.clear();
    plain.putInt(group).putShort((short) 0).putShort((short) SegmentFormat.NO_RECORD);
    open = true;
  }

  /** Says that a record begins here. */
  void beginRecord() {
    if (Short.toUnsignedInt(plain.getShort(6)) == SegmentFormat.NO_RECORD) {
      plain.putShort(6, (short) (plain.position() - SegmentFormat.PREFIX_OCTETS));
    }
  }

  /** Takes what fits into the open block. */
  void put(ByteBuffer octets) {
    int count = Math.min(octets.remaining(), plain.remaining());
    plain.put(octets.slice().limit(count));
    octets.position(octets.position() + count);
  }

  /** Seals the open block, if there is one. */
  void end() throws IOException {
    if (!open) {
      return;
    }
    plain.putShort(4, (short) (plain.position() - SegmentFormat.PREFIX_OCTETS));
    cipher.seal(next, NOTHING_CLEAR, plain.array(), out, outBlocks * SegmentFormat.BLOCK_OCTETS);
    open = false;
    next++;
    outBlocks++;
    if (outBlocks == OUT_BLOCKS) {
      write();
    }
  }

  private void write() throws IOException {
    if (outBlocks > 0) {
      long position = (long) (next - outBlocks) * SegmentFormat.BLOCK_OCTETS;
      file.write(position, out, outBlocks * SegmentFormat.BLOCK_OCTETS);
      outBlocks = 0;
    }
  }

  /** Makes durable what was put. */
  void force() throws IOException {
    end();
    write();
    file.force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package org.doorward.li.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * Records that each stand in a sealed segment of their own, which is there whole or not at all: one that is damaged
 * hides no other, and each can be erased alone. The segments are those of {@link SegmentLog}, each the first of its
 * log. Thread-safe.
 */
public final class SealedRecords {
  /** Files have a multiple of so many blocks, so that their lengths tell little. */
  private static final int STEP_BLOCKS = 80;

  private static final byte[] NOTHING_CLEAR = new byte[0];

  private final SegmentFiles files;

  private SealedRecords(SegmentFiles files) {
    this.files = files;
  }

  /**
   * Opens the records in a directory.
   *
   * @param disk where the directory is
   * @param directory the records' own; made if need be
   * @param format names what the records are, as {@link SegmentLog#open} says
   * @param key 32 octets, the caller's to zero
   * @throws IOException if the directory cannot be made
   */
  public static SealedRecords open(Disk disk, Path directory, String format, byte[] key)
      throws IOException {
    disk.createDirectories(directory);
    return new SealedRecords(new SegmentFiles(disk, directory, SegmentCipher.logKey(key), format));
  }

  /** The numbers of the records that are there, lowest first. */
  public List<Long> numbers() throws IOException {
    return files.numbers();
  }

  /**
   * Looks whether another version of this library may read what is there. What is damaged is no matter of this.
   *
   * @throws EvidenceException if a record is of another version or format
   * @throws IOException if the system does not let one be read
   */
  public void requireKnown() throws EvidenceException, IOException {
    for (long number : numbers()) {
      try (DiskFile file = files.disk().open(files.file(number))) {
        byte[] block = new byte[(int) Math.min(file.size(), SegmentFormat.BLOCK_OCTETS)];
        file.read(0, block, block.length);
        SegmentHeader.requireKnown(block, files.key(), number, files.format());
      }
    }
  }

  /** How many octets a record has on the disk. */
  public static long octetsOnDisk(int recordOctets) {
    return (long) blocks(recordOctets) * SegmentFormat.BLOCK_OCTETS;
  }

  private static int blocks(int recordOctets) {
    int payload = SegmentFormat.RECORD_PREFIX_OCTETS + recordOctets;
    int blocks = 1 + (payload + SegmentFormat.PAYLOAD_OCTETS - 1) / SegmentFormat.PAYLOAD_OCTETS;
    return (blocks + STEP_BLOCKS - 1) / STEP_BLOCKS * STEP_BLOCKS;
  }

  /**
   * Writes a record. It is durable, and whole, when this returns.
   *
   * @param number no other record's, before or after
   * @param record what it says
   * @throws IOException if the system refuses it; there may be nothing, or the record
   */
  public void write(long number, byte[] record) throws IOException {
    int blocks = blocks(record.length);
    SegmentHeader header = new SegmentHeader(
        files.format(),
        number,
        Octets.of(Noise.random(SegmentFormat.SALT_OCTETS)),
        blocks,
        number,
        0,
        SegmentHeader.NONE);
    byte[] file = new byte[blocks * SegmentFormat.BLOCK_OCTETS];
    header.writeTo(file, files.key());
    SegmentCipher cipher = header.cipher(files.key());
    ByteBuffer octets = ByteBuffer.allocate(SegmentFormat.RECORD_PREFIX_OCTETS + record.length)
        .put(SegmentFormat.USER_RECORD)
        .putInt(record.length)
        .put(record)
        .flip();
    byte[] plain = new byte[SegmentFormat.PLAIN_OCTETS];
    int block = 1;
    for (; octets.hasRemaining(); block++) {
      int used = Math.min(octets.remaining(), SegmentFormat.PAYLOAD_OCTETS);
      Arrays.fill(plain, (byte) 0);
      ByteBuffer.wrap(plain)
          .putInt(1)
          .putShort((short) used)
          .putShort((short) (block == 1 ? 0 : SegmentFormat.NO_RECORD))
          .put(octets.slice().limit(used));
      octets.position(octets.position() + used);
      cipher.seal(block, NOTHING_CLEAR, plain, file, block * SegmentFormat.BLOCK_OCTETS);
    }
    byte[] noise = Noise.octets((blocks - block) * SegmentFormat.BLOCK_OCTETS);
    System.arraycopy(noise, 0, file, block * SegmentFormat.BLOCK_OCTETS, noise.length);
    files.disk().replace(files.file(number), file);
  }

  /**
   * Reads a record.
   *
   * @param number of a record that is there
   * @return what it says
   * @throws EvidenceException if it is damaged, or of another key, format or version
   * @throws IOException if the system does not let it be read
   */
  public byte[] read(long number) throws EvidenceException, IOException {
    try (DiskFile file = files.disk().open(files.file(number))) {
      SegmentHeader header = files.header(number, file);
      SegmentBlocks blocks = new SegmentBlocks(file, header, files.key());
      ByteBuffer first = open(blocks, header, 1);
      if (first.remaining() < SegmentFormat.RECORD_PREFIX_OCTETS
          || first.get() != SegmentFormat.USER_RECORD) {
        throw SegmentBlocks.damaged(number, 1);
      }
      int octets = first.getInt();
      if (octets < first.remaining() || blocks(octets) != header.blocks()) {
        throw SegmentBlocks.damaged(number, 1);
      }
      ByteBuffer record = ByteBuffer.allocate(octets).put(first);
      for (int block = 2; record.hasRemaining(); block++) {
        ByteBuffer next = open(blocks, header, block);
        if (!next.hasRemaining() || next.remaining() > record.remaining()) {
          throw SegmentBlocks.damaged(number, block);
        }
        record.put(next);
      }
      return record.array();
    }
  }

  private static ByteBuffer open(SegmentBlocks blocks, SegmentHeader header, int block)
      throws IOException, EvidenceException {
    if (!blocks.open(block)) {
      throw SegmentBlocks.damaged(header.number(), block);
    }
    return blocks.payload();
  }

  /**
   * Erases a record: first what its key is made of, so that nobody opens it again, and then the file.
   *
   * @param number of a record that is there, or not
   * @throws IOException if it may still be there
   */
  public void erase(long number) throws IOException {
    erase(files.file(number));
  }

  private void erase(Path path) throws IOException {
    try (DiskFile file = files.disk().open(path)) {
      byte[] noise = Noise.random(SegmentFormat.BLOCK_OCTETS);
      file.write(0, noise, noise.length);
      file.force();
    }
    files.disk().delete(path);
  }

  /**
   * Erases what a process that was killed left half written, which stands beside the records.
   *
   * @throws IOException if something of it may still be there
   */
  public void eraseUnfinished() throws IOException {
    for (Path path : files.unfinished()) {
      erase(path);
    }
  }
}

package org.doorward.li.store.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * The first block of a segment. It fixes where the segment before it ends, so that only the last segment of a log can
 * end in a torn group. Immutable.
 *
 * @param format names what the records are
 * @param number the segment's, from 1
 * @param salt makes its key
 * @param blocks how many there are in the file, this one included
 * @param first the first segment that counts
 * @param previousEnd how many blocks of the segment before count; 0 if there is none
 * @param previousSalt its salt
 */
record SegmentHeader(
    String format,
    long number,
    Octets salt,
    int blocks,
    long first,
    int previousEnd,
    Octets previousSalt) {
  static final Octets NONE = Octets.of(new byte[SegmentFormat.SALT_OCTETS]);

  private byte[] clear() {
    return ByteBuffer.allocate(SegmentFormat.CLEAR_OCTETS)
        .put(SegmentFormat.title())
        .put(salt.asByteBuffer())
        .putInt(blocks)
        .array();
  }

  private static byte[] padded(String format) {
    byte[] padded = new byte[SegmentFormat.FORMAT_OCTETS];
    Arrays.fill(padded, (byte) ' ');
    ByteBuffer.wrap(padded).put(format.getBytes(StandardCharsets.US_ASCII));
    return padded;
  }

  private static int plainOctets() {
    return SegmentFormat.PLAIN_OCTETS - SegmentFormat.CLEAR_OCTETS;
  }

  SegmentCipher cipher(SecretKeySpec log) {
    return new SegmentCipher(log, salt.toByteArray(), number);
  }

  /** Writes the header to the beginning of a segment's file. */
  void writeTo(byte[] file, SecretKeySpec log) {
    byte[] plain = ByteBuffer.allocate(plainOctets())
        .put(padded(format))
        .putLong(number)
        .putLong(first)
        .putInt(previousEnd)
        .put(previousSalt.asByteBuffer())
        .array();
    byte[] clear = clear();
    System.arraycopy(clear, 0, file, 0, clear.length);
    cipher(log).seal(0, clear, plain, file, clear.length);
  }

  /**
   * Reads a header.
   *
   * @param block the file's first
   * @param log the key of all segments
   * @param number the segment's, by the file's name
   * @param format what the records have to be
   * @throws EvidenceException if it is of another version or format, damaged, or sealed with another key
   */
  static SegmentHeader read(byte[] block, SecretKeySpec log, long number, String format)
      throws EvidenceException {
    requireVersion(block, number);
    ByteBuffer clear = ByteBuffer.wrap(block).position(SegmentFormat.title().length);
    byte[] salt = new byte[SegmentFormat.SALT_OCTETS];
    clear.get(salt);
    int blocks = clear.getInt();
    ByteBuffer in = opened(block, log, number)
        .orElseThrow(() -> new EvidenceException(
            "header of segment " + number + " is damaged, or sealed with another key"));
    requireFormat(in, number, format);
    if (in.getLong() != number) {
      throw new EvidenceException("segment " + number + " says that it is another one");
    }
    long first = in.getLong();
    int previousEnd = in.getInt();
    byte[] previousSalt = new byte[SegmentFormat.SALT_OCTETS];
    in.get(previousSalt);
    return new SegmentHeader(
        format, number, Octets.of(salt), blocks, first, previousEnd, Octets.of(previousSalt));
  }

  /**
   * Refuses a segment that another version of this library may read; says nothing of one that is damaged.
   *
   * @param block the file's first, or less
   * @param log the key of all segments
   * @param number the segment's, by the file's name
   * @param format what the records have to be
   * @throws EvidenceException if it is of another version or format
   */
  static void requireKnown(byte[] block, SecretKeySpec log, long number, String format)
      throws EvidenceException {
    if (block.length == SegmentFormat.BLOCK_OCTETS) {
      requireVersion(block, number);
      Optional<ByteBuffer> opened = opened(block, log, number);
      if (opened.isPresent()) {
        requireFormat(opened.get(), number, format);
      }
    }
  }

  private static void requireVersion(byte[] block, long number) throws EvidenceException {
    if (SegmentFormat.isOfAnotherVersion(block)) {
      throw new EvidenceException("segment " + number + " is written in another version");
    }
  }

  private static void requireFormat(ByteBuffer header, long number, String format)
      throws EvidenceException {
    byte[] name = new byte[SegmentFormat.FORMAT_OCTETS];
    header.get(name);
    if (!Arrays.equals(name, padded(format))) {
      throw new EvidenceException("segment " + number + " is not of the format " + format);
    }
  }

  /** What is sealed in a header, if the key opens it. */
  private static Optional<ByteBuffer> opened(byte[] block, SecretKeySpec log, long number) {
    int clearOctets = SegmentFormat.title().length + SegmentFormat.SALT_OCTETS + Integer.BYTES;
    byte[] salt = Arrays.copyOfRange(
        block,
        SegmentFormat.title().length,
        SegmentFormat.title().length + SegmentFormat.SALT_OCTETS);
    byte[] plain = new byte[plainOctets()];
    boolean opened = new SegmentCipher(log, salt, number)
        .open(0, Arrays.copyOf(block, clearOctets), block, clearOctets, plain);
    return opened ? Optional.of(ByteBuffer.wrap(plain)) : Optional.empty();
  }
}

package org.doorward.li.store.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * How a journal stands in its file, big-endian:
 *
 * <pre>
 * header, 64 octets: "doorward journal 1 " format name, spaces up to 59, LF, CRC-32C of these 60
 * record:            length (4) | CRC-32C of index and length (4) | octets | zeros up to a multiple of 4
 *                    | CRC-32C of index, octets and zeros (4)
 * </pre>
 *
 * The index, 8 octets, counts records from 0 and is not written: a record out of its place does not verify.
 * A length is never 0, so that unwritten zeros are no record.
 */
final class JournalFrame {
  static final int HEADER_OCTETS = 64;
  static final int LENGTH_OCTETS = 8;
  static final int CHECK_OCTETS = 4;
  static final int MAX_RECORD_OCTETS = 16 << 20;

  private static final String TITLE = "doorward journal 1 ";
  private static final int TEXT_OCTETS = HEADER_OCTETS - CHECK_OCTETS;

  private JournalFrame() {}

  static byte[] header(String format) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_OCTETS);
    Arrays.fill(header.array(), 0, TEXT_OCTETS - 1, (byte) ' ');
    header.put((TITLE + format).getBytes(StandardCharsets.US_ASCII));
    header.put(TEXT_OCTETS - 1, (byte) '\n');
    header.putInt(TEXT_OCTETS, check(header.array(), 0, TEXT_OCTETS));
    return header.array();
  }

  static boolean isIntact(byte[] header) {
    return ByteBuffer.wrap(header).getInt(TEXT_OCTETS) == check(header, 0, TEXT_OCTETS);
  }

  static int paddedOctets(int length) {
    return (length + 3) & ~3;
  }

  /** What a record of {@code length} octets takes in the file. */
  static int frameOctets(int length) {
    return LENGTH_OCTETS + paddedOctets(length) + CHECK_OCTETS;
  }

  static void write(ByteBuffer out, long index, byte[] record) {
    out.putInt(record.length).putInt(lengthCheck(index, record.length));
    int start = out.position();
    out.put(record);
    while (out.position() < start + paddedOctets(record.length)) {
      out.put((byte) 0);
    }
    out.putInt(recordCheck(index, out.duplicate().limit(out.position()).position(start)));
  }

  static int lengthCheck(long index, int length) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(12).putLong(index).putInt(length).flip());
    return (int) crc.getValue();
  }

  static int recordCheck(long index, ByteBuffer padded) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(8).putLong(index).flip());
    crc.update(padded);
    return (int) crc.getValue();
  }

  private static int check(byte[] octets, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(octets, offset, length);
    return (int) crc.getValue();
  }
}

package org.doorward.li.store.internal;

import java.nio.charset.StandardCharsets;

/**
 * How sealed segments stand in their files, big-endian. A segment is one file of a fixed length, cut into blocks of
 * 4096 octets. Each block is sealed with AES-256-GCM under the segment's own key, with the block's index as nonce,
 * and is written once:
 *
 * <pre>
 * segment key: HMAC-SHA-256(key of the log, title | salt)
 * nonce:       zeros (8) | index of the block (4)
 * header:      title "doorward segments 1\n" (20) | salt (32) | blocks in the file (4) | sealed (4040)
 *   sealed:    format, spaces behind it (32) | number of the segment (8) | number of the first segment that counts (8)
 *              | blocks of the segment before that count (4) | its salt, zeros if there is none (32) | zeros
 *   AAD:       number of the segment (8) | index 0 (4) | what stands before the sealed part (56)
 * block:       index of the block that its group begins in, 0 if in an earlier segment (4)
 *              | octets used (2) | where the first record begins among them, FFFF if none does (2)
 *              | octets of records (4072)
 *   AAD:       number of the segment (8) | index of the block (4)
 * record:      type (1) | length (4) | octets
 *   types:     1 a record of the user; 2 the number of the first segment that counts from now on (8)
 * </pre>
 *
 * A record may go on in the next block and in the next segment, but not in the next group. Behind what was written a
 * file holds random octets, so that it does not show how much that is.
 */
final class SegmentFormat {
  static final int VERSION = 1;
  static final int BLOCK_OCTETS = 4096;
  static final int TAG_OCTETS = 16;
  static final int PLAIN_OCTETS = BLOCK_OCTETS - TAG_OCTETS;
  static final int PREFIX_OCTETS = 8;
  static final int PAYLOAD_OCTETS = PLAIN_OCTETS - PREFIX_OCTETS;
  static final int NO_RECORD = 0xFFFF;

  static final int SALT_OCTETS = 32;
  static final int FORMAT_OCTETS = 32;
  static final int CLEAR_OCTETS = 20 + SALT_OCTETS + 4;

  static final int RECORD_PREFIX_OCTETS = 5;
  static final byte USER_RECORD = 1;
  static final byte FIRST_SEGMENT = 2;

  private static final String TITLE = "doorward segments ";

  private SegmentFormat() {}

  static byte[] title() {
    return (TITLE + VERSION + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether a file of another version begins like this. */
  static boolean isOfAnotherVersion(byte[] block) {
    byte[] title = title();
    String begin = new String(block, 0, title.length, StandardCharsets.US_ASCII);
    return begin.startsWith(TITLE) && !begin.equals(TITLE + VERSION + "\n");
  }
}

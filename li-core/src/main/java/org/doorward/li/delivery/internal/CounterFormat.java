package org.doorward.li.delivery.internal;

import java.nio.charset.StandardCharsets;

/**
 * How the counters of delivery stand in their file. It has a fixed length, is whole before it is used, and is mapped
 * into memory, so that what was written outlives the process that is killed, though not the loss of power. Words have
 * 8 octets, little-endian:
 *
 * <pre>
 * header (4096): title "doorward counters 1\n" (20) | salt (32) | contexts (4) | accounts (4) | losses (4), big-endian
 *                | tag of an empty text under the file's key, with what stands before as AAD and nonce 0 (16) | random
 * slots:         contexts of 192 octets, accounts of 320, losses of 128
 * slot:          mark (8) | sealed identity (120; 56 of a loss, unused) | words
 *   keys:        HMAC-SHA-256(key, title | salt | "marks"), and | "seals"
 *   mark, mask:  the halves of AES-256-ECB(key of marks, kind of slot (8) | index (8)); a slot whose mark is another is
 *                free and random; each word has the mask added
 *   sealed:      nonce (12) | AES-256-GCM(key of seals) of the identity and zeros to 92 octets, AAD kind (8) | index (8)
 * context:       identity: interface (1) | wire XID (16) | correlation (8) | XID (16) | serial (8)
 *   words:       accepted | next number
 * account:       identity: that of its context | DID (16) | first number (8)
 *   words:       next number | how often the state changed; its last bit picks the copy that counts | copy | copy
 *   copy:        acknowledged | settled: all below are acknowledged or lost | lost | next number, if higher
 *                | lost and in a record that is closed | first and last number of the open record | octets (56 bits)
 *                and causes (8 bits) of it
 * loss:          words: serial | account | first | last | count | octets | causes | lost of the account with it
 * </pre>
 */
final class CounterFormat {
  static final int HEADER_OCTETS = 4096;
  static final int TITLE_OCTETS = 20;
  static final int SALT_OCTETS = 32;
  static final int CLEAR_OCTETS = TITLE_OCTETS + SALT_OCTETS + 3 * Integer.BYTES;
  static final int TAG_OCTETS = 16;
  static final int NONCE_OCTETS = 12;
  static final int IDENTITY_OCTETS = 92;

  private CounterFormat() {}

  static byte[] title() {
    return "doorward counters 1\n".getBytes(StandardCharsets.US_ASCII);
  }

  /** What a slot is for. */
  enum Kind {
    CONTEXT(1, 192, 128),
    ACCOUNT(2, 320, 128),
    LOSS(3, 128, 64);

    final long number;

    /** How long a slot is. */
    final int octets;

    /** Where its words begin. */
    final int wordsAt;

    Kind(long number, int octets, int wordsAt) {
      this.number = number;
      this.octets = octets;
      this.wordsAt = wordsAt;
    }
  }
}

package org.doorward.li.crypto.evidence.internal;

import java.util.Arrays;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Seals the records of a journal so that only the audit key opens them: a journal of its own, in which a record is
 * either a period's seed or a sealed text. Who has the journal and this process learns nothing of what was sealed
 * before. Not thread-safe.
 */
public final class RecordSealer {
  /** Stands before a seed. */
  public static final byte SEED = 1;

  /** Stands before a sealed text. */
  public static final byte TEXT = 2;

  private static final int BLOCK_OCTETS = 256;
  private static final byte END = (byte) 0x80;

  private final AuditSealer sealer;

  /**
   * A sealer for one journal.
   *
   * @param auditKey public half of the audit key, 32 octets
   * @param origin of the journal
   */
  public RecordSealer(Octets auditKey, String origin) {
    this.sealer = new AuditSealer(auditKey, origin);
  }

  /**
   * Opens a period; the first record that is written after the journal was opened.
   *
   * @return the record
   */
  public byte[] openPeriod() {
    return tagged(SEED, sealer.openPeriod());
  }

  /**
   * Seals one record; its length shows in steps of 256 octets only.
   *
   * @param index the record's number in the journal
   * @param text stays the caller's
   * @return the record
   */
  public byte[] seal(long index, byte[] text) {
    byte[] padded = Arrays.copyOf(text, (text.length + BLOCK_OCTETS) / BLOCK_OCTETS * BLOCK_OCTETS);
    padded[text.length] = END;
    return tagged(TEXT, sealer.seal(index, padded));
  }

  /**
   * Takes off what {@link #seal} added to the text.
   *
   * @param padded a text and its padding
   * @return the text; null if there is no padding
   */
  public static byte @Nullable [] unpadded(byte[] padded) {
    int end = padded.length - 1;
    while (end >= 0 && padded[end] == 0) {
      end--;
    }
    return end < 0 || padded[end] != END ? null : Arrays.copyOf(padded, end);
  }

  private static byte[] tagged(byte tag, byte[] content) {
    byte[] record = new byte[1 + content.length];
    record[0] = tag;
    System.arraycopy(content, 0, record, 1, content.length);
    return record;
  }
}

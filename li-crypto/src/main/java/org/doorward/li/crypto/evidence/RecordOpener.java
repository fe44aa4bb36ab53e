package org.doorward.li.crypto.evidence;

import java.util.Arrays;
import java.util.Optional;
import org.doorward.li.crypto.evidence.internal.DetailChain;
import org.doorward.li.crypto.evidence.internal.RecordSealer;
import org.doorward.li.crypto.evidence.internal.SealedSeed;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the sealed records of a journal with the audit key, in their order. Belongs to the auditor's process. Not
 * thread-safe.
 */
public final class RecordOpener implements AutoCloseable {
  private final AuditKey key;
  private final String origin;
  private @Nullable DetailChain chain;

  /**
   * An opener for one journal.
   *
   * @param key stays the caller's, who closes it
   * @param origin of the journal
   */
  public RecordOpener(AuditKey key, String origin) {
    this.key = key;
    this.origin = origin;
  }

  /**
   * Opens the next record; each has to be given, from the first one on.
   *
   * @param index its number in the journal
   * @param record its octets
   * @return what was sealed; empty for a record that opens a period
   * @throws EvidenceException if it does not open, or is not the next one
   */
  public Optional<byte[]> open(long index, byte[] record) throws EvidenceException {
    byte[] content = Arrays.copyOfRange(record, Math.min(1, record.length), record.length);
    if (record.length > 0 && record[0] == RecordSealer.SEED) {
      byte[] seed = SealedSeed.open(key.pair(), origin, content);
      close();
      chain = new DetailChain(seed);
      Arrays.fill(seed, (byte) 0);
      return Optional.empty();
    }
    if (chain == null || record.length == 0 || record[0] != RecordSealer.TEXT) {
      throw new EvidenceException("record " + index + " is neither sealed nor a period's seed");
    }
    byte[] text = RecordSealer.unpadded(chain.open(index, content));
    if (text == null) {
      throw new EvidenceException("record " + index + " has no end");
    }
    return Optional.of(text);
  }

  /** Erases the period's keys. */
  @Override
  public void close() {
    if (chain != null) {
      chain.close();
      chain = null;
    }
  }
}

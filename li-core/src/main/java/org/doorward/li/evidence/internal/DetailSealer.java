package org.doorward.li.evidence.internal;

/**
 * Seals the details of entries so that only the audit key opens them. One fresh seed a period is sealed to
 * the audit key (HPKE); the entries' keys come from it by a chain that erases what it has used. Confined to
 * the log's writer.
 */
public interface DetailSealer {
  /** How many octets longer a sealed detail is, at most. */
  int OVERHEAD_OCTETS = 64;

  /**
   * Opens a period: draws a seed, forgets the one before.
   *
   * @return the seed sealed to the audit key, for the entry that opens the period
   */
  byte[] openPeriod();

  /**
   * Seals one detail under the next key of the chain.
   *
   * @param index the entry's number in the log, authenticated with the detail
   * @param detail what only the auditor may read
   * @return the sealed detail
   */
  byte[] seal(long index, byte[] detail);
}

package org.doorward.li.evidence.internal;

/** Signs the log's checkpoints with the log key, Ed25519. Thread-safe; may block on hardware. */
public interface NoteSigner {
  /**
   * The log's public key.
   *
   * @return 32 octets, raw Ed25519
   */
  byte[] publicKey();

  /**
   * Signs the text of a note.
   *
   * @param text the octets to sign
   * @return 64 octets
   * @throws org.doorward.li.fault.EvidenceException if the key cannot be used now
   */
  byte[] sign(byte[] text) throws org.doorward.li.fault.EvidenceException;
}

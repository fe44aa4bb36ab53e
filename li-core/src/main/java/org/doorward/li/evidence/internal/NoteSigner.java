package org.doorward.li.evidence.internal;

import org.doorward.li.evidence.NoteVerifier;
import org.doorward.li.fault.EvidenceException;

/**
 * Signs the log's checkpoints with the log key, Ed25519, and verifies what it finds on the disk. Thread-safe;
 * may block on hardware.
 */
public interface NoteSigner extends NoteVerifier {
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
   * @throws EvidenceException if the key cannot be used now
   */
  byte[] sign(byte[] text) throws EvidenceException;
}

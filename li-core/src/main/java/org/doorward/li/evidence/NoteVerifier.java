package org.doorward.li.evidence;

import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * Verifies Ed25519 signatures; {@code org.doorward.li.crypto.evidence} has the one to use. Called on the
 * thread that opens a note. Thread-safe.
 */
@FunctionalInterface
public interface NoteVerifier {
  /**
   * Returns if the key made the signature.
   *
   * @param publicKey 32 octets
   * @param message what was signed
   * @param signature 64 octets
   * @throws EvidenceException if it did not
   */
  void verify(Octets publicKey, byte[] message, Octets signature) throws EvidenceException;
}

package org.doorward.li.crypto.evidence.internal;

import java.security.GeneralSecurityException;
import java.security.Signature;
import org.doorward.li.evidence.NoteVerifier;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/** Verifies the signatures of notes. Thread-safe. */
public final class Ed25519Notes implements NoteVerifier {
  /** The one instance. */
  public static final Ed25519Notes INSTANCE = new Ed25519Notes();

  private Ed25519Notes() {}

  @Override
  public void verify(Octets publicKey, byte[] message, Octets signature) throws EvidenceException {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(Ed25519Key.of(publicKey));
      verifier.update(message);
      if (verifier.verify(signature.toByteArray())) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw new EvidenceException("note: a malformed key or signature", e);
    }
    throw new EvidenceException("note: the signature does not verify");
  }
}

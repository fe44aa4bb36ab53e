package org.doorward.li.crypto.evidence.internal;

import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.authority.internal.SignatureVerifier.Verdict;
import org.doorward.li.crypto.signature.internal.Signatures;
import org.doorward.li.evidence.NoteVerifier;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/** Verifies the signatures of notes, as officers' signatures are verified. Thread-safe. */
public final class Ed25519Notes implements NoteVerifier {
  /** The one instance. */
  public static final Ed25519Notes INSTANCE = new Ed25519Notes();

  private Ed25519Notes() {}

  @Override
  public void verify(Octets publicKey, byte[] message, Octets signature) throws EvidenceException {
    Verdict verdict = Signatures.verifier()
        .verify(
            SignatureAlgorithm.ED25519,
            Ed25519Key.spki(publicKey),
            message,
            signature.toByteArray());
    if (verdict != Verdict.GOOD) {
      throw new EvidenceException("note: the signature does not verify");
    }
  }
}

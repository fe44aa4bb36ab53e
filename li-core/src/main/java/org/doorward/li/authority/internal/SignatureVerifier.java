package org.doorward.li.authority.internal;

import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.identifier.Octets;

/** Tells whether a signature is good. Implemented once, in {@code org.doorward.li.crypto}. Thread-safe. */
@FunctionalInterface
public interface SignatureVerifier {
  /** What verifying found; nothing is decided by an exception. */
  enum Verdict {
    /** The key made this signature over exactly these octets. */
    GOOD,
    /** It did not, or key or signature are malformed. */
    BAD
  }

  /**
   * Verifies one signature.
   *
   * @param algorithm from the trust policy's key record
   * @param spki the public key, SubjectPublicKeyInfo in DER
   * @param message the signed octets
   * @param signature the signature
   * @return the verdict
   */
  Verdict verify(SignatureAlgorithm algorithm, Octets spki, byte[] message, byte[] signature);
}

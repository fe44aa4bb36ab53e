package org.doorward.li.crypto.signature.internal;

import java.nio.ByteBuffer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.authority.internal.SignatureVerifier;
import org.doorward.li.identifier.Octets;

/**
 * Verifies officers' signatures, the same way everywhere: implementations differ on odd points and keys, and two of
 * them could disagree on who signed. Immutable.
 */
public final class Signatures {
  private static final int SPKI_PREFIX_OCTETS = 12;

  private Signatures() {}

  /**
   * The verifier.
   *
   * @return for every algorithm of {@link SignatureAlgorithm}
   */
  public static SignatureVerifier verifier() {
    return (algorithm, spki, message, signature) -> switch (algorithm) {
      case ED25519 -> ed25519(spki, message, signature);
    };
  }

  /** RFC 8032, 5.1.7, without the cofactor; keys outside the prime-order group are bad. */
  private static SignatureVerifier.Verdict ed25519(Octets spki, byte[] message, byte[] signature) {
    if (spki.length() != SPKI_PREFIX_OCTETS + Ed25519.PUBLIC_KEY_SIZE
        || signature.length != Ed25519.SIGNATURE_SIZE) {
      return SignatureVerifier.Verdict.BAD;
    }
    byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
    ByteBuffer octets = spki.asByteBuffer();
    octets.position(SPKI_PREFIX_OCTETS).get(key);
    boolean good = Ed25519.validatePublicKeyFull(key, 0)
        && Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
    return good ? SignatureVerifier.Verdict.GOOD : SignatureVerifier.Verdict.BAD;
  }
}

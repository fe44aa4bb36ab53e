package org.doorward.li.crypto.signature.internal;

import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * ML-DSA-65 over whole messages, with an empty context.
 *
 * @clause FIPS 204, 5.2 and 5.3
 */
public final class MlDsa65 {
  /** Octets of the seed that a private key is made from. */
  public static final int SEED_OCTETS = 32;

  private MlDsa65() {}

  static boolean verifies(byte[] key, byte[] message, byte[] signature) {
    try {
      MLDSASigner verifier = new MLDSASigner();
      verifier.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_65, key));
      verifier.update(message, 0, message.length);
      return verifier.verifySignature(signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Signs with the key of a seed; two signatures of the same message differ. */
  public static byte[] sign(byte[] seed, byte[] message) {
    try {
      MLDSASigner signer = new MLDSASigner();
      signer.init(true, new ParametersWithRandom(key(seed)));
      signer.update(message, 0, message.length);
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("no signature of a message that is there", e);
    }
  }

  private static MLDSAPrivateKeyParameters key(byte[] seed) {
    return new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_65, seed);
  }
}

package org.doorward.li.crypto.signature.internal;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/**
 * ECDSA on P-256 with SHA-256; r and s of 32 octets each. Signing takes its nonce from the key and the message, as
 * RFC 6979 says; verifying does not depend on where a nonce came from, and takes either s.
 *
 * @clause FIPS 186-5, 6
 */
public final class EcdsaP256 {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256r1");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
  private static final int COORDINATE_OCTETS = 32;
  private static final int SIGNATURE_OCTETS = 2 * COORDINATE_OCTETS;
  private static final byte UNCOMPRESSED = 4;

  private EcdsaP256() {}

  /** Whether a key made a signature; {@code point} is x and y, and may lie anywhere. */
  static boolean verifies(byte[] point, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_OCTETS || point.length != 2 * COORDINATE_OCTETS) {
      return false;
    }
    byte[] encoded = new byte[1 + point.length];
    encoded[0] = UNCOMPRESSED;
    System.arraycopy(point, 0, encoded, 1, point.length);
    ECDSASigner verifier = new ECDSASigner();
    try {
      // refuses what is not on the curve
      verifier.init(
          false, new ECPublicKeyParameters(CURVE.getCurve().decodePoint(encoded), DOMAIN));
    } catch (IllegalArgumentException e) {
      return false;
    }
    return verifier.verifySignature(
        digest(message), half(signature, 0), half(signature, COORDINATE_OCTETS));
  }

  /** Signs with a private number. */
  public static byte[] sign(BigInteger key, byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(key, DOMAIN));
    BigInteger[] parts = signer.generateSignature(digest(message));
    byte[] signature = new byte[SIGNATURE_OCTETS];
    put(parts[0], signature, 0);
    put(parts[1], signature, COORDINATE_OCTETS);
    return signature;
  }

  private static byte[] digest(byte[] message) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(message, 0, message.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }

  private static BigInteger half(byte[] signature, int from) {
    return new BigInteger(1, Arrays.copyOfRange(signature, from, from + COORDINATE_OCTETS));
  }

  private static void put(BigInteger part, byte[] out, int at) {
    byte[] octets = part.toByteArray(); // with a sign octet, or shorter
    int length = Math.min(octets.length, COORDINATE_OCTETS);
    System.arraycopy(octets, octets.length - length, out, at + COORDINATE_OCTETS - length, length);
  }
}

package org.doorward.li.crypto.key;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.crypto.signature.internal.MlDsa65;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A key in software that is kept as the seed it is made from, Ed25519 or ML-DSA-65. Bouncy Castle computes the
 * signature; for Ed25519 the same octets as the JDK's, which takes many times as long. Thread-safe.
 *
 * @clause RFC 8032, 5.1.6; FIPS 204, 5.2
 */
final class SeedKey implements SigningKey {
  /** How a seed signs. */
  private interface Signing {
    byte[] sign(byte[] seed, byte[] message);
  }

  private final PublicKey publicKey;
  private final byte[] seed;
  private final Signing signing;
  private boolean forgotten;

  private SeedKey(PublicKey publicKey, byte[] seed, Signing signing) {
    this.publicKey = publicKey;
    this.seed = seed;
    this.signing = signing;
  }

  static SigningKey ed25519(KeyPair pair) throws TransportException {
    byte[] seed =
        pair.getPrivate() instanceof EdECPrivateKey key ? key.getBytes().orElse(null) : null;
    byte[] whole = checked(SignatureAlgorithm.ED25519, pair.getPublic(), seed);
    byte[] point = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(whole, 0, point, 0);
    return new SeedKey(pair.getPublic(), whole, (of, message) -> {
      byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
      Ed25519.sign(of, 0, point, 0, message, 0, message.length, signature, 0);
      return signature;
    });
  }

  static SigningKey mlDsa65(KeyPair pair) throws TransportException {
    byte[] seed = pair.getPrivate() instanceof MLDSAPrivateKey key ? key.getSeed() : null;
    byte[] whole = checked(SignatureAlgorithm.ML_DSA_65, pair.getPublic(), seed);
    return new SeedKey(pair.getPublic(), whole, MlDsa65::sign);
  }

  /** Both algorithms have seeds of 32 octets. */
  private static byte[] checked(
      SignatureAlgorithm algorithm, PublicKey publicKey, byte @Nullable [] seed)
      throws TransportException {
    if (seed == null
        || seed.length != MlDsa65.SEED_OCTETS
        || !algorithm.hasForm(Octets.of(publicKey.getEncoded()))) {
      throw new TransportException(
          "a signing key has to be one for " + algorithm + " in software, with its seed");
    }
    return seed;
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public synchronized byte[] sign(byte[] message) throws TransportException {
    if (forgotten) {
      throw new TransportException("the key vault is closed");
    }
    return signing.sign(seed, message);
  }

  @Override
  public synchronized void forget() {
    forgotten = true;
    Arrays.fill(seed, (byte) 0);
  }
}

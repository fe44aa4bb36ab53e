package org.doorward.li.crypto.key;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.doorward.li.fault.TransportException;

/**
 * An Ed25519 key in software that signs. Bouncy Castle computes the signature: the same octets as the JDK's, which
 * takes many times as long. Thread-safe.
 *
 * @clause RFC 8032, 5.1.6
 */
final class SigningKey {
  private final byte[] seed;
  private final byte[] publicPoint = new byte[Ed25519.PUBLIC_KEY_SIZE];
  private final PublicKey publicKey;
  private boolean forgotten;

  private SigningKey(byte[] seed, PublicKey publicKey) {
    this.seed = seed;
    this.publicKey = publicKey;
    Ed25519.generatePublicKey(seed, 0, publicPoint, 0);
  }

  /**
   * The key of a pair that belongs together.
   *
   * @throws TransportException if it is no Ed25519 key, or does not give its number away
   */
  static SigningKey of(KeyPair pair) throws TransportException {
    byte[] seed = pair.getPrivate() instanceof EdECPrivateKey key
        ? key.getBytes().orElse(new byte[0])
        : new byte[0];
    if (seed.length != Ed25519.SECRET_KEY_SIZE) {
      throw new TransportException("a signing key has to be an Ed25519 key in software");
    }
    return new SigningKey(seed, pair.getPublic());
  }

  PublicKey publicKey() {
    return publicKey;
  }

  /**
   * Signs.
   *
   * @return 64 octets
   * @throws TransportException if the key was forgotten
   */
  synchronized byte[] sign(byte[] message) throws TransportException {
    if (forgotten) {
      throw new TransportException("the key vault is closed");
    }
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, publicPoint, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  synchronized void forget() {
    forgotten = true;
    Arrays.fill(seed, (byte) 0);
  }
}

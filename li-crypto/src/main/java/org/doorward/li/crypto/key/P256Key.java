package org.doorward.li.crypto.key;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.crypto.signature.internal.EcdsaP256;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A P-256 key in software that signs with ECDSA. Its number is dropped when it is to be forgotten; Java does not let it
 * be overwritten. Thread-safe.
 */
final class P256Key implements SigningKey {
  private final PublicKey publicKey;
  private volatile @Nullable BigInteger number;

  private P256Key(BigInteger number, PublicKey publicKey) {
    this.number = number;
    this.publicKey = publicKey;
  }

  static SigningKey of(KeyPair pair) throws TransportException {
    if (!(pair.getPrivate() instanceof ECPrivateKey key)
        || !SignatureAlgorithm.ECDSA_P256_SHA256.hasForm(
            Octets.of(pair.getPublic().getEncoded()))) {
      throw new TransportException("a key for ECDSA has to be a P-256 key in software");
    }
    return new P256Key(key.getS(), pair.getPublic());
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) throws TransportException {
    BigInteger key = number;
    if (key == null) {
      throw new TransportException("the key vault is closed");
    }
    return EcdsaP256.sign(key, message);
  }

  @Override
  public void forget() {
    number = null;
  }
}

package org.doorward.li.crypto.key;

import java.security.KeyPair;
import java.security.PublicKey;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.fault.TransportException;

/** A key in software that signs. Thread-safe. */
sealed interface SigningKey permits SeedKey, P256Key {
  /**
   * The key of a pair that belongs together.
   *
   * @throws TransportException if it is no key of that algorithm, or does not give its number away
   */
  static SigningKey of(SignatureAlgorithm algorithm, KeyPair pair) throws TransportException {
    return switch (algorithm) {
      case ED25519 -> SeedKey.ed25519(pair);
      case ECDSA_P256_SHA256 -> P256Key.of(pair);
      case ML_DSA_65 -> SeedKey.mlDsa65(pair);
    };
  }

  PublicKey publicKey();

  /**
   * Signs.
   *
   * @return as many octets as every signature of the algorithm has
   * @throws TransportException if the key was forgotten
   */
  byte[] sign(byte[] message) throws TransportException;

  void forget();
}

package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Octets;

/**
 * A public key with which an officer signs. The algorithm stands here, and never in what is signed.
 *
 * @param algorithm the algorithm of every signature of this key
 * @param spki the key as SubjectPublicKeyInfo in DER
 */
public record OfficerKey(SignatureAlgorithm algorithm, Octets spki) {
  /**
   * Checks that the key has the form of its algorithm.
   *
   * @param algorithm not null
   * @param spki a key of that algorithm
   * @throws IllegalArgumentException if {@code spki} has another form
   */
  public OfficerKey {
    requireNonNull(algorithm, "algorithm");
    algorithm.checkForm(spki);
  }

  /**
   * The key's digest, by which it is compared with pins.
   *
   * @return SHA-256 of {@link #spki()}
   */
  public Octets spkiSha256() {
    return Sha256.of(spki.toByteArray());
  }

  /**
   * What a signature of this key may carry as its hint.
   *
   * @return the first 16 hexadecimal digits of {@link #spkiSha256()}
   */
  public String keyId() {
    return spkiSha256().toHex().substring(0, 16);
  }
}

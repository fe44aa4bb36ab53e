package org.doorward.li.authority;

import org.doorward.li.identifier.Octets;

/** The algorithms an officer's key may have. The trust policy's key record chooses; an envelope never does. */
public enum SignatureAlgorithm {
  /** Ed25519, RFC 8032: 64-octet signatures. */
  ED25519("302a300506032b6570032100", 32, 64),
  /** ECDSA on P-256 with SHA-256, FIPS 186-5: r and s of 32 octets each, as IEEE P1363 has it. */
  ECDSA_P256_SHA256("3059301306072a8648ce3d020106082a8648ce3d03010703420004", 64, 64),
  /** ML-DSA-65, FIPS 204, with an empty context: 3309-octet signatures. */
  ML_DSA_65("308207b2300b0609608648016503040312038207a100", 1952, 3309);

  /** SubjectPublicKeyInfo up to the key's own octets, in hexadecimal digits; RFC 8410, 4, RFC 5480, 2, RFC 9881, 4. */
  private final String spkiPrefix;

  private final int keyOctets;
  private final int signatureOctets;

  SignatureAlgorithm(String spkiPrefix, int keyOctets, int signatureOctets) {
    this.spkiPrefix = spkiPrefix;
    this.keyOctets = keyOctets;
    this.signatureOctets = signatureOctets;
  }

  /**
   * Whether a quantum computer would leave its signatures standing.
   *
   * @return true of ML-DSA
   */
  public boolean postQuantum() {
    return this == ML_DSA_65;
  }

  /**
   * How long every signature is.
   *
   * @return length in octets
   */
  public int signatureOctets() {
    return signatureOctets;
  }

  /**
   * Where the key's own octets stand.
   *
   * @return how many octets of a SubjectPublicKeyInfo come before them
   */
  public int keyOffset() {
    return spkiPrefix.length() / 2;
  }

  /**
   * Whether octets have the one form of a key of this algorithm.
   *
   * @param spki SubjectPublicKeyInfo in DER
   * @return true if length and everything but the key's own octets are right
   */
  public boolean hasForm(Octets spki) {
    return spki.length() == keyOffset() + keyOctets
        && spki.toHex().startsWith(spkiPrefix); // keys are few and short
  }

  /** @throws IllegalArgumentException if {@code spki} is not the one encoding of a key of this algorithm */
  void checkForm(Octets spki) {
    if (!hasForm(spki)) {
      throw new IllegalArgumentException("key is not a SubjectPublicKeyInfo of " + name());
    }
  }
}

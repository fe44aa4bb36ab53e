package org.doorward.li.authority;

import org.doorward.li.identifier.Octets;

/** The algorithms an officer's key may have. The trust policy's key record chooses; an envelope never does. */
public enum SignatureAlgorithm {
  /** Ed25519, RFC 8032: 64-octet signatures. */
  ED25519("302a300506032b6570032100", 32, 64);

  /** SubjectPublicKeyInfo up to the key's own octets, in hexadecimal digits; RFC 8410, 4. */
  private final String spkiPrefix;

  private final int keyOctets;
  private final int signatureOctets;

  SignatureAlgorithm(String spkiPrefix, int keyOctets, int signatureOctets) {
    this.spkiPrefix = spkiPrefix;
    this.keyOctets = keyOctets;
    this.signatureOctets = signatureOctets;
  }

  /**
   * How long every signature is.
   *
   * @return length in octets
   */
  public int signatureOctets() {
    return signatureOctets;
  }

  /** @throws IllegalArgumentException if {@code spki} is not the one encoding of a key of this algorithm */
  void checkForm(Octets spki) {
    if (spki.length() != spkiPrefix.length() / 2 + keyOctets
        || !spki.toHex().startsWith(spkiPrefix)) {
      throw new IllegalArgumentException("key is not a SubjectPublicKeyInfo of " + name());
    }
  }
}

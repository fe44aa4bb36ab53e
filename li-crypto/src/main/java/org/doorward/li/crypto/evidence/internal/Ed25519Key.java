package org.doorward.li.crypto.evidence.internal;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * The two forms of an Ed25519 public key: raw, and in a SubjectPublicKeyInfo.
 *
 * @clause RFC 8410, 4
 */
final class Ed25519Key {
  static final int RAW_OCTETS = 32;

  /** Everything of the SubjectPublicKeyInfo but the key: DER leaves no choice. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519Key() {}

  static byte[] raw(PublicKey key) throws EvidenceException {
    byte[] spki = key.getEncoded();
    if (spki == null
        || spki.length != PREFIX.length + RAW_OCTETS
        || !Arrays.equals(spki, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      throw new EvidenceException("the log key is not an Ed25519 key");
    }
    return Arrays.copyOfRange(spki, PREFIX.length, spki.length);
  }

  static Octets spki(Octets raw) {
    byte[] spki = Arrays.copyOf(PREFIX, PREFIX.length + raw.length());
    raw.asByteBuffer().get(spki, PREFIX.length, raw.length());
    return Octets.of(spki);
  }
}

package org.doorward.li.authority;

import java.nio.ByteBuffer;
import org.doorward.li.identifier.Octets;

/** Digests by which a key that stands alone is compared with pins. RFC 8410, 4. */
final class Spki {
  private static final Octets X25519 = Octets.ofHex("302a300506032b656e032100");
  private static final Octets ED25519 = Octets.ofHex("302a300506032b6570032100");

  private Spki() {}

  /** SHA-256 of the SubjectPublicKeyInfo of an X25519 key. */
  static Octets x25519(Octets key) {
    return digest(X25519, key);
  }

  /** SHA-256 of the SubjectPublicKeyInfo of an Ed25519 key. */
  static Octets ed25519(Octets key) {
    return digest(ED25519, key);
  }

  private static Octets digest(Octets prefix, Octets key) {
    byte[] spki = new byte[prefix.length() + key.length()];
    ByteBuffer.wrap(spki).put(prefix.asByteBuffer()).put(key.asByteBuffer());
    return Sha256.of(spki);
  }
}

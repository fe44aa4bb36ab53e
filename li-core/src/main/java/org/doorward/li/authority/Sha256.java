package org.doorward.li.authority;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.doorward.li.identifier.Octets;

/** The one digest of this package. */
final class Sha256 {
  static final int OCTETS = 32;

  private Sha256() {}

  static Octets of(byte[] octets) {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** @throws IllegalArgumentException if {@code digest} has another length */
  static void require(Octets digest, String what) {
    if (digest.length() != OCTETS) {
      throw new IllegalArgumentException(what + " has " + digest.length() + " octets of " + OCTETS);
    }
  }
}

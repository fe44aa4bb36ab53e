package org.doorward.li.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two hashes of RFC 6962, 2.1: a leaf can never pass for a node. Not thread-safe. */
final class TreeHasher {
  static final int HASH_OCTETS = 32;

  private static final byte LEAF_PREFIX = 0x00;
  private static final byte NODE_PREFIX = 0x01;

  private final MessageDigest sha256 = sha256();

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  byte[] empty() {
    return sha256.digest();
  }

  byte[] leaf(byte[] entry) {
    sha256.update(LEAF_PREFIX);
    return sha256.digest(entry);
  }

  byte[] node(byte[] left, byte[] right) {
    sha256.update(NODE_PREFIX);
    sha256.update(left);
    return sha256.digest(right);
  }
}

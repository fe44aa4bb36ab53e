package org.doorward.li.authority;

/** The algorithms an officer's key may have. The trust policy's key record chooses; an envelope never does. */
public enum SignatureAlgorithm {
  /** Ed25519, RFC 8032: 64-octet signatures. */
  ED25519
}

package org.doorward.li.crypto.evidence;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.doorward.li.identifier.Octets;

/**
 * The auditor's key: X25519, both halves. It belongs to the auditor's process; an element knows the public
 * half alone. Thread-safe.
 */
public final class AuditKey implements AutoCloseable {
  /** The length of either half. */
  public static final int OCTETS = 32;

  private final byte[] secret;
  private final Octets publicKey;
  private volatile boolean closed;

  private AuditKey(byte[] secret) {
    this.secret = secret;
    byte[] encoded = new X25519PrivateKeyParameters(secret).generatePublicKey().getEncoded();
    this.publicKey = Octets.of(encoded);
  }

  /**
   * A fresh key.
   *
   * @return the key
   */
  public static AuditKey generate() {
    byte[] secret = new byte[OCTETS];
    new SecureRandom().nextBytes(secret);
    return new AuditKey(secret);
  }

  /**
   * The key whose private half these octets are.
   *
   * @param secret 32 octets as in RFC 7748; copied, the caller's own to zero
   * @return the key
   */
  public static AuditKey of(byte[] secret) {
    if (secret.length != OCTETS) {
      throw new IllegalArgumentException("an X25519 key of " + secret.length + " octets");
    }
    return new AuditKey(secret.clone());
  }

  /**
   * The half that the trust policy names.
   *
   * @return 32 octets
   */
  public Octets publicKey() {
    return publicKey;
  }

  /**
   * The private half, for whoever keeps it.
   *
   * @return 32 octets, the caller's own to zero
   */
  public byte[] secret() {
    return opened().clone();
  }

  AsymmetricCipherKeyPair pair() {
    X25519PrivateKeyParameters key = new X25519PrivateKeyParameters(opened());
    return new AsymmetricCipherKeyPair(key.generatePublicKey(), key);
  }

  private byte[] opened() {
    if (closed) {
      throw new IllegalStateException("the audit key is closed");
    }
    return secret;
  }

  /** Zeroes the private half. */
  @Override
  public void close() {
    closed = true;
    Arrays.fill(secret, (byte) 0);
  }
}

package org.doorward.li.crypto.transfer;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.doorward.li.crypto.store.internal.ExportHeader;
import org.doorward.li.crypto.store.internal.SealedShare;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.identifier.Octets;

/**
 * A root officer's key for exported state: X25519, both halves. It belongs to the officer; the trust policy names the
 * public half. Thread-safe.
 */
public final class SealingKey implements AutoCloseable {
  /** The length of either half. */
  public static final int OCTETS = 32;

  private final byte[] secret;
  private final Octets publicKey;
  private volatile boolean closed;

  private SealingKey(byte[] secret) {
    this.secret = secret;
    this.publicKey =
        Octets.of(new X25519PrivateKeyParameters(secret).generatePublicKey().getEncoded());
  }

  /**
   * A fresh key.
   *
   * @return the key
   */
  public static SealingKey generate() {
    byte[] secret = new byte[OCTETS];
    new SecureRandom().nextBytes(secret);
    return new SealingKey(secret);
  }

  /**
   * The key whose private half these octets are.
   *
   * @param secret 32 octets as in RFC 7748; copied, the caller's own to zero
   * @return the key
   */
  public static SealingKey of(byte[] secret) {
    if (secret.length != OCTETS) {
      throw new IllegalArgumentException("an X25519 key of " + secret.length + " octets");
    }
    return new SealingKey(secret.clone());
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
    requireOpen();
    return secret.clone();
  }

  /**
   * Opens the officer's share of an export. With as many of them as the export says, whoever has its file can read it.
   *
   * @param export whose share
   * @return the share
   * @throws AuthorityException if no share of this export is sealed to this key
   */
  public OpenedShare open(StateExport export) throws AuthorityException {
    requireOpen();
    X25519PrivateKeyParameters key = new X25519PrivateKeyParameters(secret);
    ExportHeader header = export.header();
    for (int i = 0; i < header.shares().size(); i++) {
      if (header.shares().get(i).key().equals(publicKey)) {
        return new OpenedShare(
            header.id(),
            i + 1,
            SealedShare.open(
                new AsymmetricCipherKeyPair(key.generatePublicKey(), key), header, i + 1));
      }
    }
    throw new AuthorityException("no share of the export is sealed to this key");
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the sealing key is closed");
    }
  }

  /** Zeroes the private half. */
  @Override
  public void close() {
    closed = true;
    Arrays.fill(secret, (byte) 0);
  }
}

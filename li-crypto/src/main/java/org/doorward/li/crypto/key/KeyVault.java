package org.doorward.li.crypto.key;

import java.security.PublicKey;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.fault.TransportException;

/**
 * The keys of one component. It signs with them; key octets never come out. Called on worker threads, may
 * block on hardware. Thread-safe.
 */
public interface KeyVault extends AutoCloseable {
  /** What a key is for; each use has a key of its own. */
  enum Use {
    /** Signs the evidence log's checkpoints, Ed25519. */
    LOG(SignatureAlgorithm.ED25519),
    /** An officer's signature, Ed25519. */
    OFFICER(SignatureAlgorithm.ED25519),
    /** Wraps the key of what an element keeps; signs nothing. */
    STATE(SignatureAlgorithm.ED25519),
    /** An officer's signature, ECDSA on P-256: r and s, 32 octets each. */
    OFFICER_P256(SignatureAlgorithm.ECDSA_P256_SHA256),
    /** An officer's post-quantum signature, ML-DSA-65. */
    OFFICER_ML_DSA(SignatureAlgorithm.ML_DSA_65);

    private final SignatureAlgorithm algorithm;

    Use(SignatureAlgorithm algorithm) {
      this.algorithm = algorithm;
    }

    /**
     * What kind of key it is.
     *
     * @return the one algorithm of keys for this use
     */
    public SignatureAlgorithm algorithm() {
      return algorithm;
    }

    /**
     * Whether it is an officer's.
     *
     * @return false for the keys of components
     */
    public boolean officers() {
      return this == OFFICER || this == OFFICER_P256 || this == OFFICER_ML_DSA;
    }
  }

  /**
   * The certificate and key that the component shows in TLS.
   *
   * @return a key manager that knows exactly one identity
   * @throws TransportException if the vault has no such key, or cannot be reached
   */
  X509ExtendedKeyManager tlsIdentity() throws TransportException;

  /**
   * The public half of a key.
   *
   * @param use which key
   * @return the public key
   * @throws TransportException if the vault has no such key, or cannot be reached
   */
  PublicKey publicKey(Use use) throws TransportException;

  /**
   * Signs with the key for {@code use}.
   *
   * @param use which key; not {@link Use#STATE}
   * @param message the octets to sign
   * @return the signature
   * @throws TransportException if the vault has no such key, or cannot be reached
   */
  byte[] sign(Use use, byte[] message) throws TransportException;

  /**
   * Wraps a key with the key for {@link Use#STATE}, so that only this vault can unwrap it.
   *
   * @param key at most 64 octets, the caller's to zero
   * @return the wrapped key
   * @throws TransportException if the vault has no such key, or cannot be reached
   */
  byte[] wrap(byte[] key) throws TransportException;

  /**
   * Unwraps a key.
   *
   * @param wrapped what {@link #wrap} returned
   * @return the key, the caller's to zero
   * @throws TransportException if this vault did not wrap it, has no such key any more, or cannot be reached
   */
  byte[] unwrap(byte[] wrapped) throws TransportException;

  /** Forgets what is in memory. */
  @Override
  void close();
}

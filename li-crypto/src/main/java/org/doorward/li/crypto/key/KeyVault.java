package org.doorward.li.crypto.key;

import java.security.PublicKey;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.li.fault.TransportException;

/**
 * The keys of one component. It signs with them; key octets never come out. Called on worker threads, may
 * block on hardware. Thread-safe.
 */
public interface KeyVault extends AutoCloseable {
  /** What a key is for; each use has a key of its own. */
  enum Use {
    /** Signs the evidence log's checkpoints, Ed25519. */
    LOG,
    /** An officer's signature, Ed25519. */
    OFFICER
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
   * @param use which key
   * @param message the octets to sign
   * @return the signature
   * @throws TransportException if the vault has no such key, or cannot be reached
   */
  byte[] sign(Use use, byte[] message) throws TransportException;

  /** Forgets what is in memory. */
  @Override
  void close();
}

package org.doorward.li.crypto.key;

import java.security.PublicKey;
import java.util.Set;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.li.fault.TransportException;

/**
 * A vault whose keys are made with it and die with it. For tests, and for a component whose identity need not
 * outlive its process. Thread-safe.
 */
public final class EphemeralKeyVault implements KeyVault {
  private final KeyRing keys;

  private EphemeralKeyVault(KeyRing keys) {
    this.keys = keys;
  }

  /**
   * A vault with fresh signing keys and no TLS key, as an officer has it.
   *
   * @param uses which signing keys to make
   * @return the vault
   * @throws TransportException if the Java runtime cannot make such keys
   */
  public static EphemeralKeyVault create(Set<Use> uses) throws TransportException {
    return new EphemeralKeyVault(new KeyRing(KeyMaterial.generate(uses, null)));
  }

  /**
   * A vault with fresh signing keys and a fresh TLS key.
   *
   * @param uses which signing keys to make
   * @param certifier issues the certificate of the TLS key
   * @return the vault
   * @throws TransportException if the keys cannot be made or are not certified
   */
  public static EphemeralKeyVault create(Set<Use> uses, Certifier certifier)
      throws TransportException {
    return new EphemeralKeyVault(new KeyRing(KeyMaterial.generate(uses, certifier)));
  }

  @Override
  public X509ExtendedKeyManager tlsIdentity() throws TransportException {
    return keys.tlsIdentity();
  }

  @Override
  public PublicKey publicKey(Use use) throws TransportException {
    return keys.publicKey(use);
  }

  @Override
  public byte[] sign(Use use, byte[] message) throws TransportException {
    return keys.sign(use, message);
  }

  @Override
  public byte[] wrap(byte[] key) throws TransportException {
    return keys.wrap(key);
  }

  @Override
  public byte[] unwrap(byte[] wrapped) throws TransportException {
    return keys.unwrap(wrapped);
  }

  @Override
  public void close() {
    keys.close();
  }
}

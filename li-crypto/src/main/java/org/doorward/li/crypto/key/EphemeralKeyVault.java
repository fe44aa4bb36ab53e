package org.doorward.li.crypto.key;

import java.util.Set;
import org.doorward.li.fault.TransportException;

/**
 * A vault whose keys are made with it and die with it. For tests, and for a component whose identity need not
 * outlive its process. The vault is thread-safe.
 */
public final class EphemeralKeyVault {
  private EphemeralKeyVault() {}

  /**
   * A vault with fresh signing keys and no TLS key, as an officer has it.
   *
   * @param uses which signing keys to make
   * @return the vault
   * @throws TransportException if the Java runtime cannot make such keys
   */
  public static KeyVault create(Set<KeyVault.Use> uses) throws TransportException {
    return new KeyRing(KeyMaterial.generate(uses, null));
  }

  /**
   * A vault with fresh signing keys and a fresh TLS key.
   *
   * @param uses which signing keys to make
   * @param certifier issues the certificate of the TLS key
   * @return the vault
   * @throws TransportException if the keys cannot be made or are not certified
   */
  public static KeyVault create(Set<KeyVault.Use> uses, Certifier certifier)
      throws TransportException {
    return new KeyRing(KeyMaterial.generate(uses, certifier));
  }
}

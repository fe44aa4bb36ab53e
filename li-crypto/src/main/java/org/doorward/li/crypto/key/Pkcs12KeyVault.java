package org.doorward.li.crypto.key;

import java.nio.file.Path;
import java.util.Set;
import org.doorward.li.crypto.keystore.KeyStoreFile;
import org.doorward.li.fault.TransportException;

/**
 * A vault in a PKCS#12 file, for labs and small deployments. The keys are read into memory when it is opened;
 * a deployment that must not have them there uses hardware.
 *
 * <p>The entries of the file are named {@code tls} (EC P-256 or P-384, with its certificate chain),
 * {@code log}, {@code officer} and {@code state} (Ed25519); each may be missing. One password protects file and entries.
 * The vault is thread-safe.
 */
public final class Pkcs12KeyVault {
  private Pkcs12KeyVault() {}

  /**
   * Opens a file.
   *
   * @param file a PKCS#12 file that only its owner and group can read and only its owner can write
   * @param password still the caller's: clear it afterwards
   * @return the vault
   * @throws TransportException if the file cannot be read, is open to others, or holds a key of another kind
   */
  public static KeyVault open(Path file, char[] password) throws TransportException {
    return new KeyRing(VaultEntries.keys(KeyStoreFile.read(file, password), password));
  }

  /**
   * Makes fresh signing keys, writes them to a new file, and opens it.
   *
   * @param file where nothing is yet; made so that only its owner can read it
   * @param password still the caller's: clear it afterwards
   * @param uses which signing keys to make
   * @return the vault
   * @throws TransportException if the file exists or cannot be written
   */
  public static KeyVault create(Path file, char[] password, Set<KeyVault.Use> uses)
      throws TransportException {
    return create(file, password, KeyMaterial.generate(uses, null));
  }

  /**
   * Makes fresh signing keys and a fresh TLS key, writes them to a new file, and opens it.
   *
   * @param file where nothing is yet; made so that only its owner can read it
   * @param password still the caller's: clear it afterwards
   * @param uses which signing keys to make
   * @param certifier issues the certificate of the TLS key
   * @return the vault
   * @throws TransportException if the file exists or cannot be written, or the key is not certified
   */
  public static KeyVault create(
      Path file, char[] password, Set<KeyVault.Use> uses, Certifier certifier)
      throws TransportException {
    return create(file, password, KeyMaterial.generate(uses, certifier));
  }

  private static KeyVault create(Path file, char[] password, KeyMaterial keys)
      throws TransportException {
    KeyStoreFile.write(file, VaultEntries.store(keys, password), password);
    return new KeyRing(keys);
  }
}

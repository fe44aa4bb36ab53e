package org.doorward.li.crypto.signature;

import static java.util.Objects.requireNonNull;

import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.OfficerSigner;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;

/** One of an officer's keys in a vault. Thread-safe if the vault is. */
public final class VaultOfficerSigner implements OfficerSigner {
  private final KeyVault vault;
  private final KeyVault.Use use;

  /**
   * The officer's Ed25519 key of {@code vault}.
   *
   * @param vault holds a key for {@link KeyVault.Use#OFFICER}; the caller closes it
   */
  public VaultOfficerSigner(KeyVault vault) {
    this(vault, KeyVault.Use.OFFICER);
  }

  /**
   * One of the officer's keys of {@code vault}.
   *
   * @param vault holds that key; the caller closes it
   * @param use one of an officer's
   * @throws IllegalArgumentException if it is for something else
   */
  public VaultOfficerSigner(KeyVault vault, KeyVault.Use use) {
    this.vault = requireNonNull(vault, "vault");
    this.use = use;
    if (!use.officers()) {
      throw new IllegalArgumentException("no officer signs with a key for " + use);
    }
  }

  @Override
  public OfficerKey key() throws TransportException {
    byte[] spki = vault.publicKey(use).getEncoded();
    return new OfficerKey(use.algorithm(), Octets.of(spki));
  }

  @Override
  public Octets sign(Octets message) throws TransportException {
    return Octets.of(vault.sign(use, message.toByteArray()));
  }
}

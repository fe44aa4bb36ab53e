package org.doorward.li.crypto.signature;

import static java.util.Objects.requireNonNull;

import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.OfficerSigner;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;

/** An officer's key in a vault. Thread-safe if the vault is. */
public final class VaultOfficerSigner implements OfficerSigner {
  private final KeyVault vault;

  /**
   * The officer's key of {@code vault}.
   *
   * @param vault holds a key for {@link KeyVault.Use#OFFICER}; the caller closes it
   */
  public VaultOfficerSigner(KeyVault vault) {
    this.vault = requireNonNull(vault, "vault");
  }

  @Override
  public OfficerKey key() throws TransportException {
    byte[] spki = vault.publicKey(KeyVault.Use.OFFICER).getEncoded();
    return new OfficerKey(SignatureAlgorithm.ED25519, Octets.of(spki));
  }

  @Override
  public Octets sign(Octets message) throws TransportException {
    return Octets.of(vault.sign(KeyVault.Use.OFFICER, message.toByteArray()));
  }
}

package org.doorward.li.crypto.evidence.internal;

import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.evidence.internal.NoteSigner;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;

/** Signs checkpoints with the log key of a vault. Thread-safe if the vault is; blocks as the vault does. */
public final class LogSigner implements NoteSigner {
  private final KeyVault vault;
  private final Octets publicKey;

  private LogSigner(KeyVault vault, Octets publicKey) {
    this.vault = vault;
    this.publicKey = publicKey;
  }

  /**
   * A signer with the vault's log key.
   *
   * @param vault stays open for as long as the signer is used
   * @return the signer
   * @throws EvidenceException if the vault has no such key, or it is not an Ed25519 key
   */
  public static LogSigner of(KeyVault vault) throws EvidenceException {
    try {
      return new LogSigner(vault, Octets.of(Ed25519Key.raw(vault.publicKey(KeyVault.Use.LOG))));
    } catch (TransportException e) {
      throw new EvidenceException("the key vault gives no log key", e);
    }
  }

  @Override
  public byte[] publicKey() {
    return publicKey.toByteArray();
  }

  @Override
  public byte[] sign(byte[] text) throws EvidenceException {
    try {
      return vault.sign(KeyVault.Use.LOG, text);
    } catch (TransportException e) {
      throw new EvidenceException("the log key cannot be used now", e);
    }
  }

  @Override
  public void verify(Octets key, byte[] message, Octets signature) throws EvidenceException {
    Ed25519Notes.INSTANCE.verify(key, message, signature);
  }
}

package org.doorward.li.crypto.evidence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.doorward.li.crypto.evidence.internal.LogSigner;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.evidence.Cosignature;
import org.doorward.li.evidence.SignedNote;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * Cosigns checkpoints with the log key of a vault, which a witness uses for nothing else. It signs what it is given:
 * whether that continues what was signed before is for the witness to see to. Thread-safe if the vault is; blocks as
 * the vault does.
 *
 * @clause C2SP tlog-cosignature
 */
public final class WitnessSigner {
  private final LogSigner signer;
  private final WitnessKey key;

  private WitnessSigner(LogSigner signer, WitnessKey key) {
    this.signer = signer;
    this.key = key;
  }

  /**
   * A signer with a vault's key for {@link KeyVault.Use#LOG}.
   *
   * @param vault stays open for as long as the signer is used
   * @param name of the witness
   * @return the signer
   * @throws EvidenceException if the vault has no such key
   */
  public static WitnessSigner of(KeyVault vault, String name) throws EvidenceException {
    LogSigner signer = LogSigner.of(vault);
    return new WitnessSigner(signer, new WitnessKey(name, Octets.of(signer.publicKey())));
  }

  /**
   * By what its cosignatures are believed.
   *
   * @return name and key
   */
  public WitnessKey key() {
    return key;
  }

  /**
   * Cosigns a checkpoint.
   *
   * @param note the checkpoint, verified by the caller
   * @param now the time that is signed with it, in whole seconds
   * @return the cosignature
   * @throws EvidenceException if the key cannot be used now
   */
  public Cosignature cosign(SignedNote note, Instant now) throws EvidenceException {
    Instant time = now.truncatedTo(ChronoUnit.SECONDS);
    return new Cosignature(time, Octets.of(signer.sign(Cosignature.message(time, note.text()))));
  }
}

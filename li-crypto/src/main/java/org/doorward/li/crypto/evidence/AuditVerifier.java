package org.doorward.li.crypto.evidence;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorward.li.crypto.evidence.internal.Ed25519Notes;
import org.doorward.li.evidence.AuditDirectory;
import org.doorward.li.evidence.Cosignature;
import org.doorward.li.evidence.EntryVisitor;
import org.doorward.li.evidence.LogVerifier;
import org.doorward.li.evidence.NoteVerifier;
import org.doorward.li.evidence.VerifiedLog;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.fault.EvidenceException;

/**
 * Verifies an exported audit log from its files alone, for anybody who has them and knows the log's key.
 * Thread-safe: it has no state.
 */
public final class AuditVerifier {
  private AuditVerifier() {}

  /**
   * Verifies the log in a directory.
   *
   * @param directory holds {@code checkpoint}, {@code log.vkey} and {@code tile/…}
   * @param trusted the log's key, known from elsewhere
   * @return what is proven
   * @throws EvidenceException if anything is missing, damaged or not signed; the message names the first
   *     entry, or the file, that is
   */
  public static VerifiedLog verify(Path directory, VerifierKey trusted) throws EvidenceException {
    return verify(directory, trusted, entry -> {});
  }

  /**
   * Verifies the log in a directory, and hands out its entries.
   *
   * @param directory holds {@code checkpoint}, {@code log.vkey} and {@code tile/…}
   * @param trusted the log's key, known from elsewhere
   * @param visitor takes the entries in order, before the whole is proven
   * @return what is proven
   * @throws EvidenceException if anything is missing, damaged or not signed; the message names the first
   *     entry, or the file, that is
   */
  public static VerifiedLog verify(Path directory, VerifierKey trusted, EntryVisitor visitor)
      throws EvidenceException {
    return LogVerifier.verify(directory, trusted, notes(), visitor);
  }

  /**
   * Says which witnesses have cosigned the checkpoint of a log that was verified. Who trusts a witness knows that no
   * other log of this name and size was shown to it.
   *
   * @param directory of the log
   * @param log what {@link #verify} found there
   * @param witnesses whose cosignatures are looked for, by keys known from elsewhere
   * @return what those added that cosigned, in the order of {@code witnesses}
   * @throws EvidenceException if the directory has another checkpoint by now, or a line of a witness does not verify
   */
  public static Map<WitnessKey, Cosignature> cosignatures(
      Path directory, VerifiedLog log, List<WitnessKey> witnesses) throws EvidenceException {
    return new AuditDirectory(directory).cosignatures(log.checkpoint(), witnesses, notes());
  }

  /**
   * How the signatures of notes are verified, for whoever reads single checkpoints.
   *
   * @return Ed25519
   */
  public static NoteVerifier notes() {
    return Ed25519Notes.INSTANCE;
  }
}

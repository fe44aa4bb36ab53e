package org.doorward.li.crypto.evidence;

import java.nio.file.Path;
import org.doorward.li.crypto.evidence.internal.Ed25519Notes;
import org.doorward.li.evidence.EntryVisitor;
import org.doorward.li.evidence.LogVerifier;
import org.doorward.li.evidence.NoteVerifier;
import org.doorward.li.evidence.VerifiedLog;
import org.doorward.li.evidence.VerifierKey;
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
   * How the signatures of notes are verified, for whoever reads single checkpoints.
   *
   * @return Ed25519
   */
  public static NoteVerifier notes() {
    return Ed25519Notes.INSTANCE;
  }
}

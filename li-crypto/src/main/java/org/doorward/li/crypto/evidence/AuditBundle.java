package org.doorward.li.crypto.evidence;

import java.nio.file.Path;
import org.doorward.li.evidence.BundleRange;
import org.doorward.li.evidence.BundleVerifier;
import org.doorward.li.evidence.BundleWriter;
import org.doorward.li.evidence.EntryVisitor;
import org.doorward.li.evidence.Question;
import org.doorward.li.evidence.VerifiedBundle;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;

/**
 * Makes and verifies proof bundles: the answer to one question about a log, in one file that proves it to anybody who
 * knows the log's key. Thread-safe: it has no state.
 */
public final class AuditBundle {
  private AuditBundle() {}

  /**
   * Makes a bundle of a log that was handed out.
   *
   * @param directory holds {@code checkpoint}, {@code log.vkey} and {@code tile/…}
   * @param trusted the log's key, known from elsewhere
   * @param question what to answer
   * @param range between which checkpoints
   * @param file where to; replaced if it is there
   * @return what the bundle proves
   * @throws EvidenceException if the log or a checkpoint does not verify, the file cannot be written, or what the
   *     question supposes is not so; the message names the entry that says otherwise
   */
  public static VerifiedBundle write(
      Path directory, VerifierKey trusted, Question question, BundleRange range, Path file)
      throws EvidenceException {
    return BundleWriter.write(directory, trusted, AuditVerifier.notes(), question, range, file);
  }

  /**
   * Verifies a bundle from its one file.
   *
   * @param file the bundle
   * @param trusted the log's key, known from elsewhere
   * @param visitor takes all entries of the range in order, before the whole is proven
   * @return what is proven; the question is the bundle's own
   * @throws EvidenceException if anything of it is not in its one form, not signed, or does not follow
   */
  public static VerifiedBundle verify(Path file, VerifierKey trusted, EntryVisitor visitor)
      throws EvidenceException {
    return BundleVerifier.verify(file, trusted, AuditVerifier.notes(), visitor);
  }
}

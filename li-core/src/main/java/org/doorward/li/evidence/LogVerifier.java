package org.doorward.li.evidence;

import java.nio.file.Path;
import org.doorward.li.fault.EvidenceException;

/**
 * Verifies a log from its files alone: no connection, no element. Every file that the checkpoint reaches is
 * read and compared with what its entries say it must hold. Thread-safe: it has no state.
 *
 * @clause C2SP tlog-tiles; RFC 6962, 2.1
 */
public final class LogVerifier {
  private LogVerifier() {}

  /**
   * Verifies the log in a directory, and hands out its entries.
   *
   * @param directory holds {@code checkpoint}, {@code log.vkey} and {@code tile/…}
   * @param trusted the log's key, known from elsewhere
   * @param signatures how to verify
   * @param visitor takes the entries, before the whole is proven
   * @return what is proven
   * @throws EvidenceException if anything is missing, damaged or not signed; the message names the first
   *     entry, or the file, that is
   */
  public static VerifiedLog verify(
      Path directory, VerifierKey trusted, NoteVerifier signatures, EntryVisitor visitor)
      throws EvidenceException {
    AuditDirectory audit = new AuditDirectory(directory);
    // 1. The directory speaks of the log that is meant.
    if (!audit.key().equals(trusted)) {
      throw new EvidenceException(AuditDirectory.KEY + " is the key of another log");
    }
    // 2. The head is signed.
    Checkpoint checkpoint = audit.checkpoint(trusted, signatures);
    // 3. The entries are entries, in order, and every full tile follows from them.
    TiledLog log = new TiledLog();
    EntrySequence sequence = new EntrySequence();
    while (log.size() < checkpoint.size()) {
      long first = log.size();
      int width = (int) Math.min(Tiles.WIDTH, checkpoint.size() - first);
      String path = Tiles.entries(first / Tiles.WIDTH, width);
      byte[] bundle = audit.read(path, EntryBundle.MAX_OCTETS);
      for (byte[] entry : EntryBundle.split(bundle, width, first)) {
        visitor.entry(sequence.next(entry));
        log.add(entry, audit::require);
      }
    }
    // 4. So does every tile that is not full.
    for (TileFile partial : log.partialFiles()) {
      audit.require(partial);
    }
    // 5. The head is the one that was signed.
    if (!log.root().equals(checkpoint.root())) {
      throw new EvidenceException("the entries have another root than the checkpoint");
    }
    return new VerifiedLog(trusted, checkpoint);
  }
}

package org.doorward.li.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * Verifies a proof bundle from its one file. Every entry of the range is in it, and hashes to both signed heads; the
 * answer is found anew from these entries and compared with the one that the bundle claims. Thread-safe: it has no state.
 *
 * @clause RFC 6962, 2.1; C2SP tlog-checkpoint
 */
public final class BundleVerifier {
  private BundleVerifier() {}

  /**
   * Verifies a bundle, and hands out the entries of its range.
   *
   * @param file the bundle
   * @param trusted the log's key, known from elsewhere
   * @param signatures how to verify
   * @param visitor takes the entries, before the whole is proven
   * @return what is proven; the question is the bundle's own
   * @throws EvidenceException if anything of it is not in its one form, not signed, or does not follow; the message
   *     names what
   */
  public static VerifiedBundle verify(
      Path file, VerifierKey trusted, NoteVerifier signatures, EntryVisitor visitor)
      throws EvidenceException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return verify(new BundleLines.Reader(in), trusted, signatures, visitor);
    } catch (IOException e) {
      throw new EvidenceException("the bundle cannot be read", e);
    }
  }

  private static VerifiedBundle verify(
      BundleLines.Reader lines, VerifierKey trusted, NoteVerifier signatures, EntryVisitor visitor)
      throws IOException, EvidenceException {
    BundleHead head = BundleHead.read(lines);
    // 1. Both heads are signed by the log that is meant.
    Checkpoint later = open(head.later(), trusted, signatures);
    Optional<Checkpoint> earlier = Optional.empty();
    if (head.earlier().isPresent()) {
      earlier = Optional.of(open(head.earlier().get(), trusted, signatures));
    }
    // 2. The earlier head is that of the subtrees.
    long first = earlier.map(Checkpoint::size).orElse(0L);
    requireRange(first, later);
    Subtrees tree = Subtrees.of(first, head.subtrees());
    if (earlier.isPresent()) {
      tree.require(earlier.get());
    }
    // 3. The entries are those that follow, in order.
    EntrySequence sequence = new EntrySequence(first);
    Inquiry inquiry = new Inquiry(head.question());
    while (lines.is(BundleHead.ENTRY)) {
      byte[] entry = BundleHead.base64(lines.take(BundleHead.ENTRY)).toByteArray();
      AuditEntry read = sequence.next(entry);
      tree.add(entry);
      inquiry.take(read);
      visitor.entry(read);
    }
    // 4. Subtrees and entries together have the later head: none is missing, none is another one.
    tree.require(later);
    // 5. The answer is the one that these entries give.
    if (!inquiry.answer().equals(head.answer())) {
      throw new EvidenceException("the answer does not follow from the entries");
    }
    lines.end();
    return new VerifiedBundle(head.question(), head.answer(), earlier, later);
  }

  /** The note has one signature, so that there is nothing in it that nobody verifies. */
  private static Checkpoint open(Octets note, VerifierKey key, NoteVerifier signatures)
      throws EvidenceException {
    byte[] octets = note.toByteArray();
    if (SignedNote.parse(octets).signatures().size() != 1) {
      throw new EvidenceException("bundle: a checkpoint with other signatures than the log's");
    }
    return Checkpoint.open(octets, key, signatures);
  }

  static void requireRange(long first, Checkpoint later) throws EvidenceException {
    if (first >= later.size()) {
      throw new EvidenceException("nothing lies between the checkpoints");
    }
  }
}

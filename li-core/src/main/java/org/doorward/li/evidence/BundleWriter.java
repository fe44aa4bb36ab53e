package org.doorward.li.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * Makes proof bundles of a log that was handed out. Verifies the log first and the bundle afterwards: it leaves either a
 * bundle that verifies, or none. Thread-safe: it has no state.
 */
public final class BundleWriter {
  private BundleWriter() {}

  /**
   * Makes a bundle.
   *
   * @param directory the log: {@code checkpoint}, {@code log.vkey} and {@code tile/…}
   * @param trusted the log's key, known from elsewhere
   * @param signatures how to verify
   * @param question what to answer
   * @param range between which checkpoints
   * @param file where to; replaced if it is there
   * @return what the bundle proves
   * @throws EvidenceException if the log or a checkpoint does not verify, the file cannot be written, or what the
   *     question supposes is not so; the message names the entry that says otherwise
   */
  public static VerifiedBundle write(
      Path directory,
      VerifierKey trusted,
      NoteVerifier signatures,
      Question question,
      BundleRange range,
      Path file)
      throws EvidenceException {
    byte[] now =
        new AuditDirectory(directory).read(AuditDirectory.CHECKPOINT, SignedNote.MAX_OCTETS);
    Octets later = signedByLog(range.later().orElse(Octets.of(now)), trusted, signatures);
    Optional<Octets> earlier = Optional.empty();
    if (range.earlier().isPresent()) {
      earlier = Optional.of(signedByLog(range.earlier().get(), trusted, signatures));
    }
    Gathering gathered = new Gathering(question, checkpoint(earlier), checkpoint(later));
    LogVerifier.verify(directory, trusted, signatures, gathered);
    BundleHead head =
        new BundleHead(question, gathered.inquiry.answer(), earlier, later, gathered.subtrees());
    Path unverified = file.resolveSibling(file.getFileName() + ".unverified");
    try {
      try {
        write(unverified, head, directory, trusted, signatures, gathered);
        VerifiedBundle verified =
            BundleVerifier.verify(unverified, trusted, signatures, entry -> {});
        Files.move(unverified, file, StandardCopyOption.REPLACE_EXISTING);
        return verified;
      } finally {
        Files.deleteIfExists(unverified);
      }
    } catch (IOException e) {
      throw new EvidenceException("the bundle cannot be written", e);
    }
  }

  private static void write(
      Path file,
      BundleHead head,
      Path directory,
      VerifierKey trusted,
      NoteVerifier signatures,
      Gathering range)
      throws IOException, EvidenceException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      BundleLines.Writer lines = new BundleLines.Writer(out);
      head.write(lines);
      LogVerifier.verify(directory, trusted, signatures, entry -> {
        if (range.includes(entry.number())) {
          write(lines, entry);
        }
      });
      lines.end();
    }
  }

  private static void write(BundleLines.Writer lines, AuditEntry entry) throws EvidenceException {
    try {
      lines.line(BundleHead.ENTRY, CanonicalBase64.encode(Octets.of(entry.encode())));
    } catch (IOException e) {
      throw new EvidenceException("the bundle cannot be written", e);
    }
  }

  /** The note with the log's own signature and no other, since the bundle's reader knows no other key. */
  private static Octets signedByLog(Octets note, VerifierKey key, NoteVerifier signatures)
      throws EvidenceException {
    byte[] octets = note.toByteArray();
    Checkpoint.open(octets, key, signatures);
    SignedNote parsed = SignedNote.parse(octets);
    SignedNote.Signature own = parsed.signatures().stream()
        .filter(line -> line.name().equals(key.name()) && line.keyId() == key.keyId())
        .findFirst()
        .orElseThrow();
    return Octets.of(new SignedNote(parsed.text(), List.of(own)).encode());
  }

  private static Optional<Checkpoint> checkpoint(Optional<Octets> note) throws EvidenceException {
    return note.isPresent() ? Optional.of(checkpoint(note.get())) : Optional.empty();
  }

  private static Checkpoint checkpoint(Octets note) throws EvidenceException {
    return Checkpoint.parse(SignedNote.parse(note.toByteArray()).text());
  }

  /** Follows the log through the range: its heads there, and what the entries say. */
  private static final class Gathering implements EntryVisitor {
    private final Inquiry inquiry;
    private final Optional<Checkpoint> earlier;
    private final Checkpoint later;
    private final long first;
    private final Subtrees tree = new Subtrees();
    private List<Octets> subtrees = List.of();

    Gathering(Question question, Optional<Checkpoint> earlier, Checkpoint later)
        throws EvidenceException {
      this.inquiry = new Inquiry(question);
      this.earlier = earlier;
      this.later = later;
      this.first = earlier.map(Checkpoint::size).orElse(0L);
      BundleVerifier.requireRange(first, later);
    }

    boolean includes(long number) {
      return number >= first && number < later.size();
    }

    @Override
    public void entry(AuditEntry entry) throws EvidenceException {
      if (entry.number() == first && earlier.isPresent()) {
        tree.require(earlier.get());
        subtrees = tree.hashes();
      }
      if (entry.number() < later.size()) {
        tree.add(entry.encode());
      }
      if (includes(entry.number())) {
        inquiry.take(entry);
      }
    }

    /** What there was at the earlier head; the later one is that of the entries, too. */
    List<Octets> subtrees() throws EvidenceException {
      tree.require(later);
      return subtrees;
    }
  }
}

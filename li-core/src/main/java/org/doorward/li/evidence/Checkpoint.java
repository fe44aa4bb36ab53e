package org.doorward.li.evidence;

import java.util.regex.Pattern;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * The head of a log: which log, how many entries, and the hash over all of them. Immutable. Signed, it is a
 * {@link SignedNote}.
 *
 * @param origin names the log, and its key
 * @param size how many entries
 * @param root the Merkle tree's head, 32 octets
 * @clause C2SP tlog-checkpoint
 */
public record Checkpoint(String origin, long size, Octets root) {
  private static final Pattern TEXT = Pattern.compile("([^\n]+)\n(0|[1-9][0-9]{0,18})\n([^\n]+)\n");

  /**
   * Refuses what cannot be written.
   *
   * @param origin a name that a note can carry
   * @param size not negative
   * @param root 32 octets
   */
  public Checkpoint {
    if (!NoteKeys.isName(origin)) {
      throw new IllegalArgumentException("not a name that a note can carry");
    }
    if (size < 0 || root.length() != TreeHasher.HASH_OCTETS) {
      throw new IllegalArgumentException("not the size or the root of a tree");
    }
  }

  /**
   * Reads the text of a note as a checkpoint.
   *
   * @param text origin, size and root, each on a line; Doorward writes no extension lines and reads none
   * @return the checkpoint
   * @throws EvidenceException if {@code text} is anything else
   */
  public static Checkpoint parse(String text) throws EvidenceException {
    var lines = TEXT.matcher(text);
    if (!lines.matches()) {
      throw new EvidenceException("checkpoint: not origin, size and root");
    }
    try {
      Octets root = CanonicalBase64.decode(lines.group(3), "checkpoint: the root");
      return new Checkpoint(lines.group(1), Long.parseLong(lines.group(2)), root);
    } catch (IllegalArgumentException e) {
      throw new EvidenceException("checkpoint: a value out of its range", e);
    }
  }

  /**
   * Reads a signed checkpoint, and verifies it.
   *
   * @param note the whole note
   * @param key of the log; its name must be the origin
   * @param verifier how to verify
   * @return the checkpoint that the log's key signed
   * @throws EvidenceException if {@code note} is anything else
   */
  public static Checkpoint open(byte[] note, VerifierKey key, NoteVerifier verifier)
      throws EvidenceException {
    String text = SignedNote.parse(note).requireSignedBy(key, verifier).text();
    Checkpoint checkpoint = parse(text);
    if (!checkpoint.origin().equals(key.name())) {
      throw new EvidenceException("checkpoint: of another log");
    }
    return checkpoint;
  }

  /**
   * What is signed.
   *
   * @return three lines
   */
  public String text() {
    return origin + "\n" + size + "\n" + CanonicalBase64.encode(root) + "\n";
  }
}

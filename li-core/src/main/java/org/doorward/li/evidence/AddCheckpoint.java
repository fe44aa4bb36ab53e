package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * What a log asks of a witness: to cosign a checkpoint, which continues the one that the witness saw last. Immutable.
 *
 * @param oldSize how many entries that one had, 0 if there was none
 * @param proof that the checkpoint continues it: none if it had none, or as many
 * @param note the signed checkpoint
 * @clause C2SP tlog-witness
 */
public record AddCheckpoint(long oldSize, List<Octets> proof, Octets note) {
  /** The most octets that a request may have. */
  public static final int MAX_OCTETS = 64 * 1024;

  /** The most hashes that a proof may have. */
  public static final int MAX_HASHES = 63;

  private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,18})");

  /**
   * Refuses what cannot be written.
   *
   * @param oldSize not negative
   * @param proof at most {@link #MAX_HASHES}, each 32 octets
   * @param note copied
   */
  public AddCheckpoint {
    proof = List.copyOf(proof);
    if (oldSize < 0 || proof.size() > MAX_HASHES) {
      throw new IllegalArgumentException("a size below 0, or a proof that is too long");
    }
    for (Octets hash : proof) {
      if (hash.length() != TreeHasher.HASH_OCTETS) {
        throw new IllegalArgumentException("a hash of " + hash.length() + " octets");
      }
    }
  }

  /**
   * Reads a request, and verifies nothing of it.
   *
   * @param octets the body
   * @return its parts
   * @throws EvidenceException if {@code octets} are anything else
   */
  public static AddCheckpoint parse(byte[] octets) throws EvidenceException {
    if (octets.length > MAX_OCTETS) {
      throw new EvidenceException("add-checkpoint: more than " + MAX_OCTETS + " octets");
    }
    String body =
        new String(octets, ISO_8859_1); // one character an octet: places are those of the octets
    int split = body.indexOf("\n\n");
    if (split < 0) {
      throw new EvidenceException("add-checkpoint: no empty line before the checkpoint");
    }
    String[] lines = body.substring(0, split).split("\n", -1);
    Matcher old = OLD.matcher(lines[0]);
    if (!old.matches()) {
      throw new EvidenceException("add-checkpoint: the first line is not the old size");
    }
    List<Octets> proof = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      proof.add(CanonicalBase64.decode(lines[i], "add-checkpoint: a hash"));
    }
    Octets note = Octets.of(Arrays.copyOfRange(octets, split + 2, octets.length));
    try {
      return new AddCheckpoint(Long.parseLong(old.group(1)), proof, note);
    } catch (IllegalArgumentException e) {
      throw new EvidenceException("add-checkpoint: a value out of its range", e);
    }
  }

  /**
   * The request as it is sent.
   *
   * @return the body
   */
  public byte[] encode() {
    StringBuilder head = new StringBuilder("old ").append(oldSize).append('\n');
    proof.forEach(hash -> head.append(CanonicalBase64.encode(hash)).append('\n'));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(head.append('\n').toString().getBytes(US_ASCII));
    body.writeBytes(note.toByteArray());
    return body.toByteArray();
  }
}

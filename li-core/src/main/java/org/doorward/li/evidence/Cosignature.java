package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * What a witness adds to a checkpoint: when it saw it, and its signature over both. A witness signs what continues
 * everything that it signed before of that log, and nothing else. Immutable.
 *
 * @param time when it signed, in whole seconds
 * @param signature Ed25519, 64 octets
 * @clause C2SP tlog-cosignature
 */
public record Cosignature(Instant time, Octets signature) {
  private static final int SIGNATURE_OCTETS = 64;

  /**
   * Refuses what no line can carry.
   *
   * @param time of 1970 or later, whole seconds
   * @param signature 64 octets
   */
  public Cosignature {
    requireSeconds(time);
    if (signature.length() != SIGNATURE_OCTETS) {
      throw new IllegalArgumentException("a signature of " + signature.length() + " octets");
    }
  }

  private static void requireSeconds(Instant time) {
    if (time.getEpochSecond() < 0 || time.getNano() != 0) {
      throw new IllegalArgumentException("not a whole second since 1970");
    }
  }

  /**
   * What a witness signs.
   *
   * @param time when, in whole seconds
   * @param text of the checkpoint's note
   * @return the octets
   */
  public static byte[] message(Instant time, String text) {
    requireSeconds(time);
    return ("cosignature/v1\ntime " + time.getEpochSecond() + "\n" + text).getBytes(UTF_8);
  }

  /**
   * Reads the signature of a line, and verifies nothing.
   *
   * @param line of a note
   * @return time and signature
   * @throws EvidenceException if the line has another form
   */
  public static Cosignature parse(SignedNote.Signature line) throws EvidenceException {
    if (line.signature().length() != Long.BYTES + SIGNATURE_OCTETS) {
      throw new EvidenceException(
          "cosignature: " + line.signature().length() + " octets in place of 72");
    }
    ByteBuffer octets = line.signature().asByteBuffer();
    try {
      return new Cosignature(Instant.ofEpochSecond(octets.getLong()), Octets.of(octets));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new EvidenceException("cosignature: a time out of its range", e);
    }
  }

  /**
   * Finds what a witness added to a note, and verifies it. Lines of other keys are ignored, one of this key that does
   * not verify is not.
   *
   * @param note whose checkpoint is cosigned
   * @param key of the witness
   * @param verifier how to verify
   * @return the latest, if it cosigned more than once; empty if it did not
   * @throws EvidenceException if a line is the witness's and does not verify
   */
  public static Optional<Cosignature> of(SignedNote note, WitnessKey key, NoteVerifier verifier)
      throws EvidenceException {
    int keyId = key.keyId();
    Optional<Cosignature> latest = Optional.empty();
    for (SignedNote.Signature line : note.signatures()) {
      if (line.keyId() == keyId && line.name().equals(key.name())) {
        Cosignature one = parse(line);
        verifier.verify(key.publicKey(), message(one.time(), note.text()), one.signature());
        if (latest.isEmpty() || one.time().isAfter(latest.get().time())) {
          latest = Optional.of(one);
        }
      }
    }
    return latest;
  }

  /**
   * The cosignature as a line of a note.
   *
   * @param key of the witness that made it
   * @return the line
   */
  public SignedNote.Signature line(WitnessKey key) {
    ByteBuffer octets = ByteBuffer.allocate(Long.BYTES + SIGNATURE_OCTETS);
    octets.putLong(time.getEpochSecond()).put(signature.asByteBuffer()).flip();
    return new SignedNote.Signature(key.name(), key.keyId(), Octets.of(octets));
  }
}

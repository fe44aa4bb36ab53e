package org.doorward.li.evidence;

import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * Whose signature on a note is believed: a name, and an Ed25519 key. Immutable.
 *
 * @param name without space and plus sign; a log's is its origin
 * @param publicKey 32 octets, as in RFC 8032
 * @clause C2SP signed-note
 */
public record VerifierKey(String name, Octets publicKey) {
  /**
   * Refuses a name that a note cannot carry, and a key of another length.
   *
   * @param name 1 to 255 characters
   * @param publicKey 32 octets
   */
  public VerifierKey {
    NoteKeys.require(name, publicKey);
  }

  /**
   * Reads the text form of a key.
   *
   * @param text name, key identifier in hexadecimal and key in base64, joined by plus signs
   * @return the key
   * @throws EvidenceException if {@code text} is anything else, or its parts do not belong together
   */
  public static VerifierKey parse(String text) throws EvidenceException {
    return NoteKeys.parse(text, NoteKeys.ED25519, VerifierKey::new);
  }

  /**
   * What tells keys of one name apart in a note.
   *
   * @return the first four octets of a hash over name, type and key
   */
  public int keyId() {
    return NoteKeys.id(name, NoteKeys.ED25519, publicKey);
  }

  /**
   * The text form of the key.
   *
   * @return one line without its end; {@link #parse} reads it
   */
  public String text() {
    return NoteKeys.text(name, NoteKeys.ED25519, publicKey);
  }
}

package org.doorward.li.evidence;

import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * Whose cosignatures are believed: the name of a witness, and the Ed25519 key that it cosigns with. Its identifier is
 * another than that of the same key in a {@link VerifierKey}, so neither signature can be taken for the other.
 * Immutable.
 *
 * @param name without space and plus sign
 * @param publicKey 32 octets, as in RFC 8032
 * @clause C2SP tlog-cosignature
 */
public record WitnessKey(String name, Octets publicKey) {
  /**
   * Refuses a name that a note cannot carry, and a key of another length.
   *
   * @param name 1 to 255 characters
   * @param publicKey 32 octets
   */
  public WitnessKey {
    NoteKeys.require(name, publicKey);
  }

  /**
   * Reads the text form of a key.
   *
   * @param text name, key identifier in hexadecimal and key in base64, joined by plus signs
   * @return the key
   * @throws EvidenceException if {@code text} is anything else, or its parts do not belong together
   */
  public static WitnessKey parse(String text) throws EvidenceException {
    return NoteKeys.parse(text, NoteKeys.COSIGNATURE, WitnessKey::new);
  }

  /**
   * What tells keys of one name apart in a note.
   *
   * @return the first four octets of a hash over name, type and key
   */
  public int keyId() {
    return NoteKeys.id(name, NoteKeys.COSIGNATURE, publicKey);
  }

  /**
   * The text form of the key, as a trust policy shows it.
   *
   * @return one line without its end; {@link #parse} reads it
   */
  public String text() {
    return NoteKeys.text(name, NoteKeys.COSIGNATURE, publicKey);
  }
}

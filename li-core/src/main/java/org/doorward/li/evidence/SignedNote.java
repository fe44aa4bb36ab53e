package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * A text with signatures below it, in a form that people can read. Immutable. Reading one verifies nothing;
 * {@link #requireSignedBy} does.
 *
 * @param text ends with a line feed
 * @param signatures one a line
 * @clause C2SP signed-note
 */
public record SignedNote(String text, List<Signature> signatures) {
  /** The most octets that a note may have. */
  public static final int MAX_OCTETS = 1 << 20;

  /** The most signatures that a note may have. */
  public static final int MAX_SIGNATURES = 100;

  private static final int KEY_ID_OCTETS = 4;
  private static final String PREFIX = "\u2014 ";

  /**
   * One signature line.
   *
   * @param name of the key
   * @param keyId tells keys of one name apart
   * @param signature what the key made; its form depends on the key's type
   */
  public record Signature(String name, int keyId, Octets signature) {}

  /**
   * Copies the list.
   *
   * @param text ends with a line feed
   * @param signatures copied
   */
  public SignedNote {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("a note's text ends with a line feed");
    }
    signatures = List.copyOf(signatures);
  }

  /**
   * Reads a note.
   *
   * @param octets the whole note
   * @return its text and signatures, none of them verified
   * @throws EvidenceException if {@code octets} are no note
   */
  public static SignedNote parse(byte[] octets) throws EvidenceException {
    if (octets.length > MAX_OCTETS) {
      throw new EvidenceException("note: more than " + MAX_OCTETS + " octets");
    }
    String note = decode(octets);
    if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new EvidenceException("note: a control character");
    }
    int split = note.lastIndexOf("\n\n");
    if (split < 0) {
      throw new EvidenceException("note: no empty line before the signatures");
    }
    String lines = note.substring(split + 2);
    if (!lines.endsWith("\n")) {
      throw new EvidenceException("note: no signatures, or the last line does not end");
    }
    List<Signature> signatures = new ArrayList<>();
    for (int from = 0, to; from < lines.length(); from = to + 1) {
      to = lines.indexOf('\n', from);
      if (signatures.size() == MAX_SIGNATURES) {
        throw new EvidenceException("note: more than " + MAX_SIGNATURES + " signatures");
      }
      signatures.add(parseLine(lines.substring(from, to)));
    }
    return new SignedNote(note.substring(0, split + 1), signatures);
  }

  private static String decode(byte[] octets) throws EvidenceException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw new EvidenceException("note: not UTF-8", e);
    }
  }

  private static Signature parseLine(String line) throws EvidenceException {
    int space = line.indexOf(' ', PREFIX.length());
    if (!line.startsWith(PREFIX) || space < 0) {
      throw new EvidenceException("note: not a signature line");
    }
    String name = line.substring(PREFIX.length(), space);
    if (!NoteKeys.isName(name)) {
      throw new EvidenceException("note: not a key's name");
    }
    Octets blob = CanonicalBase64.decode(line.substring(space + 1), "note: a signature");
    if (blob.length() <= KEY_ID_OCTETS) {
      throw new EvidenceException("note: a signature without octets");
    }
    byte[] signature = Arrays.copyOfRange(blob.toByteArray(), KEY_ID_OCTETS, blob.length());
    return new Signature(name, blob.asByteBuffer().getInt(), Octets.of(signature));
  }

  /**
   * Returns if a key signed the note. Lines of other keys are ignored, a line of this one that does not
   * verify is not.
   *
   * @param key whose signature is needed
   * @param verifier how to verify
   * @return this note
   * @throws EvidenceException if no line is the key's, or one is and does not verify
   */
  public SignedNote requireSignedBy(VerifierKey key, NoteVerifier verifier)
      throws EvidenceException {
    int keyId = key.keyId();
    boolean signed = false;
    for (Signature line : signatures) {
      if (line.keyId() == keyId && line.name().equals(key.name())) {
        verifier.verify(key.publicKey(), text.getBytes(UTF_8), line.signature());
        signed = true;
      }
    }
    if (!signed) {
      throw new EvidenceException("note: not signed by the expected key");
    }
    return this;
  }

  /**
   * The note as it is stored and sent.
   *
   * @return UTF-8
   */
  public byte[] encode() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (Signature line : signatures) {
      byte[] signature = line.signature().toByteArray();
      ByteBuffer blob = ByteBuffer.allocate(KEY_ID_OCTETS + signature.length);
      blob.putInt(line.keyId()).put(signature).flip();
      note.append(PREFIX).append(line.name()).append(' ');
      note.append(CanonicalBase64.encode(Octets.of(blob))).append('\n');
    }
    return note.toString().getBytes(UTF_8);
  }
}

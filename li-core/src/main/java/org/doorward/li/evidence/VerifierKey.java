package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
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
  private static final byte ED25519 = 0x01;
  private static final int KEY_OCTETS = 32;
  private static final int MAX_NAME_CHARACTERS = 255;
  private static final Pattern NAME = Pattern.compile("[^\\p{IsWhite_Space}\\p{Cc}+]+");
  private static final Pattern TEXT = Pattern.compile("([^+]*)\\+([0-9a-f]{8})\\+([^+].*)");

  /**
   * Refuses a name that a note cannot carry, and a key of another length.
   *
   * @param name 1 to 255 characters
   * @param publicKey 32 octets
   */
  public VerifierKey {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name that a note can carry");
    }
    if (publicKey.length() != KEY_OCTETS) {
      throw new IllegalArgumentException("an Ed25519 key of " + publicKey.length() + " octets");
    }
  }

  static boolean isName(String name) {
    return name.length() <= MAX_NAME_CHARACTERS && NAME.matcher(name).matches();
  }

  /**
   * Reads the text form of a key.
   *
   * @param text name, key identifier in hexadecimal and key in base64, joined by plus signs
   * @return the key
   * @throws EvidenceException if {@code text} is anything else, or its parts do not belong together
   */
  public static VerifierKey parse(String text) throws EvidenceException {
    var parts = TEXT.matcher(text);
    if (!parts.matches() || !isName(parts.group(1))) {
      throw new EvidenceException("verifier key: not name, identifier and key");
    }
    Octets typed = CanonicalBase64.decode(parts.group(3), "verifier key");
    if (typed.length() != 1 + KEY_OCTETS || typed.at(0) != ED25519) {
      throw new EvidenceException("verifier key: not an Ed25519 key");
    }
    byte[] octets = typed.toByteArray();
    Octets publicKey = Octets.of(Arrays.copyOfRange(octets, 1, octets.length));
    VerifierKey key = new VerifierKey(parts.group(1), publicKey);
    if (!HexFormat.of().toHexDigits(key.keyId()).equals(parts.group(2))) {
      throw new EvidenceException("verifier key: the identifier is that of another key");
    }
    return key;
  }

  /**
   * What tells keys of one name apart in a note.
   *
   * @return the first four octets of a hash over name, type and key
   */
  public int keyId() {
    MessageDigest sha256 = TreeHasher.sha256();
    sha256.update(name.getBytes(UTF_8));
    sha256.update((byte) '\n');
    sha256.update(ED25519);
    return ByteBuffer.wrap(sha256.digest(publicKey.toByteArray())).getInt();
  }

  /**
   * The text form of the key.
   *
   * @return one line without its end; {@link #parse} reads it
   */
  public String text() {
    byte[] typed = new byte[1 + KEY_OCTETS];
    typed[0] = ED25519;
    System.arraycopy(publicKey.toByteArray(), 0, typed, 1, KEY_OCTETS);
    return name
        + "+"
        + HexFormat.of().toHexDigits(keyId())
        + "+"
        + CanonicalBase64.encode(Octets.of(typed));
  }
}

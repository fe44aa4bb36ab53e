package org.doorward.li.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * How keys of notes are written and told apart: a name, an octet for what their signatures are, and 32 octets.
 *
 * @clause C2SP signed-note
 */
final class NoteKeys {
  static final byte ED25519 = 0x01;
  static final byte COSIGNATURE = 0x04;

  private static final int KEY_OCTETS = 32;
  private static final int MAX_NAME_CHARACTERS = 255;
  private static final Pattern NAME = Pattern.compile("[^\\p{IsWhite_Space}\\p{Cc}+]+");
  private static final Pattern TEXT = Pattern.compile("([^+]*)\\+([0-9a-f]{8})\\+([^+].*)");

  private NoteKeys() {}

  static boolean isName(String name) {
    return name.length() <= MAX_NAME_CHARACTERS && NAME.matcher(name).matches();
  }

  static void require(String name, Octets publicKey) {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name that a note can carry");
    }
    if (publicKey.length() != KEY_OCTETS) {
      throw new IllegalArgumentException("an Ed25519 key of " + publicKey.length() + " octets");
    }
  }

  static <T> T parse(String text, byte type, BiFunction<String, Octets, T> made)
      throws EvidenceException {
    var parts = TEXT.matcher(text);
    if (!parts.matches() || !isName(parts.group(1))) {
      throw new EvidenceException("verifier key: not name, identifier and key");
    }
    Octets typed = CanonicalBase64.decode(parts.group(3), "verifier key");
    if (typed.length() != 1 + KEY_OCTETS || typed.at(0) != type) {
      throw new EvidenceException(
          "verifier key: not an Ed25519 key" + (type == COSIGNATURE ? " of a witness" : ""));
    }
    byte[] octets = typed.toByteArray();
    Octets publicKey = Octets.of(Arrays.copyOfRange(octets, 1, octets.length));
    if (!HexFormat.of().toHexDigits(id(parts.group(1), type, publicKey)).equals(parts.group(2))) {
      throw new EvidenceException("verifier key: the identifier is that of another key");
    }
    return made.apply(parts.group(1), publicKey);
  }

  /** The first four octets of a hash over name, type and key. */
  static int id(String name, byte type, Octets publicKey) {
    MessageDigest sha256 = TreeHasher.sha256();
    sha256.update(name.getBytes(UTF_8));
    sha256.update((byte) '\n');
    sha256.update(type);
    return ByteBuffer.wrap(sha256.digest(publicKey.toByteArray())).getInt();
  }

  static String text(String name, byte type, Octets publicKey) {
    byte[] typed = new byte[1 + KEY_OCTETS];
    typed[0] = type;
    System.arraycopy(publicKey.toByteArray(), 0, typed, 1, KEY_OCTETS);
    return name
        + "+"
        + HexFormat.of().toHexDigits(id(name, type, publicKey))
        + "+"
        + CanonicalBase64.encode(Octets.of(typed));
  }
}

package org.doorward.li.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorward.li.identifier.Octets;

/**
 * Somebody outside the element who cosigns checkpoints of its log.
 *
 * @param name what its lines in a note are known by
 * @param publicKey Ed25519, 32 octets
 * @param spkiPins SHA-256 of the public keys that it may show in TLS; none if elements do not ask it
 * @param address where elements ask it; empty if they do not, and others show it their checkpoints
 * @clause C2SP tlog-cosignature
 */
public record Witness(
    String name, Octets publicKey, List<Octets> spkiPins, Optional<InetSocketAddress> address) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./_-]{0,254}");
  private static final byte COSIGNATURE = 0x04;
  private static final int KEY_OCTETS = 32;
  private static final int ID_OCTETS = 4;

  /**
   * Checks the form; no two names look alike.
   *
   * @param name 1 to 255 of a-z A-Z 0-9 . / _ -, the first a letter or digit
   * @param publicKey 32 octets
   * @param spkiPins digests, none twice; at least one if there is an address, and none otherwise
   * @param address no name, no port 0
   * @throws IllegalArgumentException if one of them has another form
   */
  public Witness {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name of a witness is not 1 to 255 of a-z A-Z 0-9 . / _ -");
    }
    if (publicKey.length() != KEY_OCTETS) {
      throw new IllegalArgumentException(
          "key of a witness has " + publicKey.length() + " octets of " + KEY_OCTETS);
    }
    spkiPins = List.copyOf(spkiPins);
    Names.distinct(spkiPins, "pin of a witness");
    spkiPins.forEach(pin -> Sha256.require(pin, "pin of a witness"));
    address.ifPresent(one -> Names.requireSocket(one, "address of a witness"));
    if (spkiPins.isEmpty() == address.isPresent()) {
      throw new IllegalArgumentException("a witness has an address and pins, or neither");
    }
  }

  /**
   * A witness that elements do not ask.
   *
   * @param name 1 to 255 of a-z A-Z 0-9 . / _ -, the first a letter or digit
   * @param publicKey 32 octets
   * @throws IllegalArgumentException if either has another form
   */
  public Witness(String name, Octets publicKey) {
    this(name, publicKey, List.of(), Optional.empty());
  }

  /**
   * The key as C2SP signed-note writes it, for timestamped cosignatures.
   *
   * @return name, key identifier in hexadecimal, and type and key in base64, joined by plus signs
   */
  public String verifierKey() {
    byte[] typed = new byte[1 + KEY_OCTETS];
    ByteBuffer.wrap(typed).put(COSIGNATURE).put(publicKey.asByteBuffer());
    byte[] line = (name + "\n").getBytes(US_ASCII);
    byte[] hashed = new byte[line.length + typed.length];
    ByteBuffer.wrap(hashed).put(line).put(typed);
    String id = HexFormat.of().formatHex(Sha256.of(hashed).toByteArray(), 0, ID_OCTETS);
    return name + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
  }

  /** What its key is compared with others by. */
  Octets spkiSha256() {
    return Spki.ed25519(publicKey);
  }
}

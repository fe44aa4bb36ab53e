package org.doorward.examples.officertool.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.identifier.Octets;

/** Public keys in PEM files: bare ones, and those of certificates. */
public final class PublicKeys {
  private static final Pattern BLOCK = Pattern.compile(
      "-----BEGIN (PUBLIC KEY|CERTIFICATE)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");
  private static final Base64.Encoder PEM =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
  private static final String X25519 = "302a300506032b656e032100";
  private static final int X25519_OCTETS = 32;

  private PublicKeys() {}

  /**
   * The keys in a file, each as SubjectPublicKeyInfo.
   *
   * @throws DraftException if it holds none, or anything else
   */
  public static List<Octets> read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    List<Octets> keys = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    for (MatchResult block : matcher.results().toList()) {
      keys.add(key(file, block.group(1), block.group(2)));
    }
    if (keys.isEmpty() || !BLOCK.matcher(text).replaceAll("").isBlank()) {
      throw new DraftException(file + ": holds something other than public keys or certificates");
    }
    return keys;
  }

  private static Octets key(Path file, String label, String base64) throws IOException {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return Octets.of(
          label.equals("CERTIFICATE")
              ? CertificateFactory.getInstance("X.509")
                  .generateCertificate(new java.io.ByteArrayInputStream(der))
                  .getPublicKey()
                  .getEncoded()
              : der);
    } catch (CertificateException | IllegalArgumentException e) {
      throw new DraftException(file + ": holds a key or certificate that cannot be read");
    }
  }

  /** The one key in a file. */
  public static Octets only(Path file) throws IOException {
    List<Octets> keys = read(file);
    if (keys.size() != 1) {
      throw new DraftException(file + ": holds " + keys.size() + " keys, expected one");
    }
    return keys.get(0);
  }

  /** An officer's key: its form says of which algorithm it is. */
  static OfficerKey officer(Path file, Octets spki) throws DraftException {
    Optional<SignatureAlgorithm> algorithm = Arrays.stream(SignatureAlgorithm.values())
        .filter(one -> one.hasForm(spki))
        .findFirst();
    if (algorithm.isEmpty()) {
      throw new DraftException(file + ": holds a key that officers do not sign with");
    }
    return new OfficerKey(algorithm.get(), spki);
  }

  /** The X25519 key in a file, its own octets only. */
  static Octets x25519(Path file) throws IOException {
    String spki = only(file).toHex();
    if (!spki.startsWith(X25519) || spki.length() != X25519.length() + 2 * X25519_OCTETS) {
      throw new DraftException(file + ": expected an X25519 key");
    }
    return Octets.ofHex(spki.substring(X25519.length()));
  }

  /** An X25519 key as SubjectPublicKeyInfo. */
  public static Octets ofX25519(Octets key) {
    return Octets.ofHex(X25519 + key.toHex());
  }

  /** A key as a PEM file holds it. */
  public static String pem(Octets spki) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + PEM.encodeToString(spki.toByteArray())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** SHA-256 of octets. */
  public static Octets sha256(byte[] octets) {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

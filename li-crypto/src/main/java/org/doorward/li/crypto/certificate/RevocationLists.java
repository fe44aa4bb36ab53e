package org.doorward.li.crypto.certificate;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.fault.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * What the LI authorities have revoked, by the lists (CRL, RFC 5280) in one file that somebody else keeps up to date.
 * Nothing is fetched. Whoever is asked about a certificate without a list of its issuer that is signed, complete and
 * recent does not vouch for it. Thread-safe.
 */
public final class RevocationLists {
  /** The largest file that is read. */
  public static final int MAX_OCTETS = 32 << 20;

  /** What the lists say of a certificate. */
  public enum Standing {
    /** Its issuer has a recent list, and it is not there. */
    GOOD,
    /** Its issuer has revoked it. */
    REVOKED,
    /** There is no list of its issuer, or only one that is too old. */
    UNKNOWN
  }

  private final Path file;
  private final Duration grace;
  private volatile Content content;

  private RevocationLists(Path file, Duration grace, Content content) {
    this.file = file;
    this.grace = grace;
    this.content = content;
  }

  /** What the file held, and how it looked then: modified, length, and what tells it from one that took its place. */
  private record Content(
      List<Signed> lists,
      Object modified,
      long octets,
      @Nullable Object identity) {}

  /** A list, and the one key that its signature was last found to be of. */
  private static final class Signed {
    private final X509CRL list;
    private volatile @Nullable PublicKey signer;

    Signed(X509CRL list) {
      this.list = list;
    }

    boolean isOf(PublicKey issuer) {
      if (issuer.equals(signer)) {
        return true;
      }
      try {
        list.verify(issuer);
        signer = issuer;
        return true;
      } catch (GeneralSecurityException e) {
        return false;
      }
    }
  }

  /**
   * Reads a file.
   *
   * @param file of one list or several, in PEM or DER; replaced as a whole when there are newer ones
   * @param grace how long a list is still good after its next update was due
   * @return the lists
   * @throws TransportException if the file cannot be read, is larger than {@link #MAX_OCTETS}, or holds anything else;
   *     or a list has no next update, is of a part of the certificates only, or is signed in a way that can be forged
   */
  public static RevocationLists read(Path file, Duration grace) throws TransportException {
    if (grace.isNegative()) {
      throw new IllegalArgumentException("a time of grace is not negative");
    }
    return new RevocationLists(requireNonNull(file, "file"), grace, contentOf(file));
  }

  /**
   * Reads the file again if it has changed. If that fails, what was read before stays, for as long as it is recent.
   *
   * @return whether there are other lists now
   * @throws TransportException as when it was read first
   */
  public synchronized boolean reload() throws TransportException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Content known = content;
      if (now.lastModifiedTime().equals(known.modified)
          && now.size() == known.octets
          && Objects.equals(now.fileKey(), known.identity)) {
        return false;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    content = contentOf(file);
    return true;
  }

  private static Content contentOf(Path file) throws TransportException {
    try (InputStream in = Files.newInputStream(file)) {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      byte[] octets = in.readNBytes(MAX_OCTETS + 1);
      if (octets.length > MAX_OCTETS) {
        throw new TransportException("the file " + file + " is larger than " + MAX_OCTETS);
      }
      List<Signed> lists = new ArrayList<>();
      for (CRL one :
          CertificateFactory.getInstance("X.509").generateCRLs(new ByteArrayInputStream(octets))) {
        X509CRL list = (X509CRL) one;
        requireUsable(list);
        lists.add(new Signed(list));
      }
      if (lists.isEmpty()) {
        throw new TransportException("the file " + file + " holds no list of revocations");
      }
      return new Content(List.copyOf(lists), now.lastModifiedTime(), now.size(), now.fileKey());
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable(file, e);
    }
  }

  private static TransportException unreadable(Path file, Exception e) {
    return new TransportException(
        "the file " + file + " does not hold the LI authorities' lists of revocations", e);
  }

  /** Lists of a part, of changes only, and of other issuers' certificates say so in critical extensions. */
  private static void requireUsable(X509CRL list) throws TransportException {
    Set<String> critical = list.getCriticalExtensionOIDs();
    String signature = list.getSigAlgName().toUpperCase(Locale.ROOT);
    if (list.getNextUpdate() == null || (critical != null && !critical.isEmpty())) {
      throw new TransportException(
          "a list of revocations has to be complete, and to say when the next one is due");
    }
    if (signature.contains("SHA1") || signature.contains("MD5") || signature.contains("MD2")) {
      throw new TransportException(
          "a list of revocations is signed in a way that can be forged: " + signature);
    }
  }

  /**
   * What the lists say of a certificate now.
   *
   * @param certificate whose path to a trusted authority was verified
   * @param issuer the certificate above it on that path
   * @param now the time
   * @return its standing; a list that {@code issuer} did not sign says nothing
   */
  public Standing of(X509Certificate certificate, X509Certificate issuer, Instant now) {
    boolean recent = false;
    for (Signed signed : content.lists) {
      X509CRL list = signed.list;
      if (list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
          && signed.isOf(issuer.getPublicKey())
          && !now.isBefore(list.getThisUpdate().toInstant())) {
        if (list.getRevokedCertificate(certificate.getSerialNumber()) != null) {
          return Standing.REVOKED;
        }
        recent |= !now.isAfter(list.getNextUpdate().toInstant().plus(grace));
      }
    }
    return recent ? Standing.GOOD : Standing.UNKNOWN;
  }

  /**
   * When the first of the lists is due to be replaced.
   *
   * @return the time, without the grace
   */
  public Instant nextUpdate() {
    Optional<Instant> first = content.lists.stream()
        .map(signed -> signed.list.getNextUpdate().toInstant())
        .min(Instant::compareTo);
    return first.orElseThrow();
  }
}

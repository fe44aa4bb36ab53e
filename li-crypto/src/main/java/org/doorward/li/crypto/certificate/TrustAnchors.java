package org.doorward.li.crypto.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.doorward.li.fault.TransportException;

/**
 * The LI certificate authorities that a component trusts, and no others: the Java runtime's own list is never
 * looked at. Immutable.
 *
 * @param certificates at least one, each of an authority
 */
public record TrustAnchors(List<X509Certificate> certificates) {
  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));

  /**
   * Copies the list.
   *
   * @param certificates at least one, each of an authority
   * @throws IllegalArgumentException if there is none, or one is not an authority's
   */
  public TrustAnchors {
    certificates = List.copyOf(certificates);
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("there is no LI certificate authority to trust");
    }
    if (certificates.stream().anyMatch(c -> c.getBasicConstraints() < 0)) {
      throw new IllegalArgumentException(
          "a trust anchor is not a certificate authority's certificate");
    }
  }

  /**
   * The given authorities.
   *
   * @param certificates at least one, each of an authority
   * @return the anchors
   */
  public static TrustAnchors of(X509Certificate... certificates) {
    return new TrustAnchors(List.of(certificates));
  }

  /**
   * Reads a PEM file.
   *
   * @param file one certificate or several
   * @return the anchors
   * @throws TransportException if the file cannot be read or holds anything else
   */
  public static TrustAnchors read(Path file) throws TransportException {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> certificates = new ArrayList<>();
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(c -> certificates.add((X509Certificate) c));
      return new TrustAnchors(certificates);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new TransportException(
          "the file " + file + " does not hold the LI authorities' certificates", e);
    }
  }

  /**
   * The anchors as a PEM file holds them.
   *
   * @return what {@link #read} reads
   * @throws TransportException if a certificate has no encoding
   */
  public String toPem() throws TransportException {
    StringBuilder pem = new StringBuilder();
    try {
      for (X509Certificate certificate : certificates) {
        pem.append("-----BEGIN CERTIFICATE-----\n")
            .append(PEM.encodeToString(certificate.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      }
    } catch (CertificateEncodingException e) {
      throw new TransportException("a certificate has no encoding", e);
    }
    return pem.toString();
  }
}

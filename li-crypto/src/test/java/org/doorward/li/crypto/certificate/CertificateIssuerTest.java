package org.doorward.li.crypto.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.doorward.li.crypto.key.KeyVault.Use;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.fault.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateIssuerTest {
  private static final char[] PASSWORD = "correct horse".toCharArray();
  private static final Validity DAY =
      Validity.from(Instant.parse("2026-11-23T10:00:00Z"), Duration.ofDays(1));

  @TempDir
  private Path directory;

  private static PublicKey key() throws Exception {
    return KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
  }

  @Test
  void aSavedAuthorityGoesOnIssuing() throws Exception {
    Path file = directory.resolve("ca.p12");
    CertificateIssuer root = CertificateIssuer.root("LI CA", DAY);
    root.save(file, PASSWORD);
    List<X509Certificate> issued =
        CertificateIssuer.open(file, PASSWORD).issue(key(), ComponentCertificate.named("ne", DAY));

    assertEquals(1, issued.size());
    issued.get(0).verify(root.certificate().getPublicKey());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aSavedSubordinateStillShowsWhoStandsAboveIt() throws Exception {
    Path file = directory.resolve("sub.p12");
    CertificateIssuer sub =
        CertificateIssuer.root("LI CA", DAY).subordinate("middle", DAY).subordinate("low", DAY);
    sub.save(file, PASSWORD);
    ComponentCertificate contents = ComponentCertificate.named("ne", DAY);

    List<X509Certificate> issued = CertificateIssuer.open(file, PASSWORD).issue(key(), contents);
    assertEquals(sub.issue(key(), contents).subList(1, 3), issued.subList(1, 3));
  }

  @Test
  void anAuthorityNeverReplacesAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("ca.p12"), "something");
    CertificateIssuer root = CertificateIssuer.root("LI CA", DAY);

    assertThrows(TransportException.class, () -> root.save(file, PASSWORD));
  }

  @Test
  void aVaultIsNoAuthority() throws Exception {
    Path file = directory.resolve("vault.p12");
    Pkcs12KeyVault.create(file, PASSWORD, Set.of(Use.OFFICER)).close();

    assertThrows(TransportException.class, () -> CertificateIssuer.open(file, PASSWORD));
  }

  @Test
  void trustAnchorsAreReadBackFromPem() throws Exception {
    TrustAnchors anchors = TrustAnchors.of(
        CertificateIssuer.root("LI CA", DAY).certificate(),
        CertificateIssuer.root("LI CA 2", DAY).certificate());
    Path file = Files.writeString(directory.resolve("ca.pem"), anchors.toPem());

    assertEquals(anchors, TrustAnchors.read(file));
    assertThrows(
        TransportException.class,
        () -> TrustAnchors.read(Files.writeString(directory.resolve("empty.pem"), "")));
  }

  @Test
  void aComponentIsNoTrustAnchor() throws Exception {
    X509Certificate component = CertificateIssuer.root("LI CA", DAY)
        .issue(key(), ComponentCertificate.named("ne", DAY))
        .get(0);

    assertThrows(IllegalArgumentException.class, () -> TrustAnchors.of(component));
  }

  @Test
  void aValidityDoesNotEndBeforeItStarts() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Validity(DAY.notBefore(), DAY.notBefore().minusSeconds(1)));
  }
}

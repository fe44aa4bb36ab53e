package org.doorward.li.crypto.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.KeyVault.Use;
import org.doorward.li.fault.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemKeyVaultTest {
  private static final char[] PASSWORD = "correct horse".toCharArray();

  @TempDir
  private Path directory;

  private final KeyPair pair = pair("secp256r1");
  private final List<X509Certificate> chain = chain(pair);

  private static KeyPair pair(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<X509Certificate> chain(KeyPair pair) {
    try {
      Validity validity = Validity.from(Instant.now(), Duration.ofHours(1));
      CertificateIssuer issuer =
          CertificateIssuer.root("LI CA", validity).subordinate("LI CA below", validity);
      return issuer.issue(pair.getPublic(), ComponentCertificate.named("admf", validity));
    } catch (TransportException e) {
      throw new AssertionError(e);
    }
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN " + label + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END " + label + "-----\n";
  }

  private Path certificates(List<X509Certificate> certificates) throws Exception {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      text.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(directory.resolve("chain.pem"), text);
  }

  private Path key(String text) throws Exception {
    Path file = Files.writeString(directory.resolve("key.pem"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
  }

  private static String clear(PrivateKey key) {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  private static String encrypted(PrivateKey key, ASN1ObjectIdentifier algorithm) throws Exception {
    return pem(
        "ENCRYPTED PRIVATE KEY",
        new PKCS8EncryptedPrivateKeyInfoBuilder(PrivateKeyInfo.getInstance(key.getEncoded()))
            .build(new JceOpenSSLPKCS8EncryptorBuilder(algorithm)
                .setProvider(new BouncyCastleProvider())
                .setPassword(PASSWORD)
                .build())
            .getEncoded());
  }

  private void refused(String why, Path key, Path certificates) {
    TransportException e =
        assertThrows(TransportException.class, () -> PemKeyVault.open(key, certificates));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void aKeyInTheClearIsReadWithItsChain() throws Exception {
    try (KeyVault vault = PemKeyVault.open(key(clear(pair.getPrivate())), certificates(chain))) {
      assertEquals(chain, List.of(vault.tlsIdentity().getCertificateChain("tls")));
      assertThrows(TransportException.class, () -> vault.publicKey(Use.LOG));
    }
  }

  @Test
  void anEncryptedKeyIsReadWithItsPassword() throws Exception {
    Path key = key(encrypted(pair.getPrivate(), PKCS8Generator.AES_256_CBC));
    try (KeyVault vault = PemKeyVault.open(key, certificates(chain), PASSWORD)) {
      assertEquals(chain, List.of(vault.tlsIdentity().getCertificateChain("tls")));
    }
    TransportException e = assertThrows(
        TransportException.class,
        () -> PemKeyVault.open(key, certificates(chain), "wrong".toCharArray()));
    assertTrue(e.getMessage().contains("password is wrong"), e.getMessage());
    refused("its password is needed", key, certificates(chain));
  }

  @Test
  void aPasswordForAKeyInTheClearIsRefused() throws Exception {
    Path key = key(clear(pair.getPrivate()));
    TransportException e = assertThrows(
        TransportException.class, () -> PemKeyVault.open(key, certificates(chain), PASSWORD));
    assertTrue(e.getMessage().contains("not encrypted"), e.getMessage());
  }

  @Test
  void whatOpensslWritesIsRead() throws Exception {
    Path clear = key(clear(pair.getPrivate()));
    Path key = directory.resolve("openssl.pem");
    Process openssl;
    try {
      openssl = new ProcessBuilder(
              "openssl",
              "pkcs8",
              "-topk8",
              "-in",
              clear.toString(),
              "-out",
              key.toString(),
              "-v2",
              "aes256",
              "-passout",
              "pass:" + new String(PASSWORD))
          .inheritIO()
          .start();
    } catch (java.io.IOException e) {
      org.junit.jupiter.api.Assumptions.abort("no openssl here");
      return;
    }
    assertEquals(0, openssl.waitFor());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    try (KeyVault vault = PemKeyVault.open(key, certificates(chain), PASSWORD)) {
      assertEquals(chain, List.of(vault.tlsIdentity().getCertificateChain("tls")));
    }
  }

  @Test
  void aFileOpenToOthersIsRefused() throws Exception {
    Path key = key(clear(pair.getPrivate()));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    refused("open to others", key, certificates(chain));
  }

  @Test
  void weakEncryptionIsRefused() throws Exception {
    Path key =
        key(encrypted(pair.getPrivate(), PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC));
    assertThrows(
        TransportException.class, () -> PemKeyVault.open(key, certificates(chain), PASSWORD));
  }

  @Test
  void aFileWithAnythingElseIsRefused() throws Exception {
    Path certificates = certificates(chain);
    String clear = clear(pair.getPrivate());
    refused("no PEM with one PKCS#8 key", key("Bag Attributes\n" + clear), certificates);
    refused("no PEM with one PKCS#8 key", key(clear + clear), certificates);
    refused(
        "no PEM with one PKCS#8 key", key(clear.replace("PRIVATE", "EC PRIVATE")), certificates);
    refused("no EC key", key(pem("PRIVATE KEY", new byte[] {1, 2, 3})), certificates);
    refused("there is no key file", directory.resolve("none.pem"), certificates);
  }

  @Test
  void anotherCurveOrAnotherCertificateIsRefused() throws Exception {
    refused(
        "do not belong together", key(clear(pair("secp256r1").getPrivate())), certificates(chain));
    refused("P-256 or P-384", key(clear(pair("secp521r1").getPrivate())), certificates(chain));
  }

  @Test
  void certificatesOutOfOrderAreRefused() throws Exception {
    List<X509Certificate> turned = List.of(chain.get(1), chain.get(0));
    refused("not in order", key(clear(pair.getPrivate())), certificates(turned));
    refused("no certificate", key(clear(pair.getPrivate())), certificates(List.of()));
  }
}

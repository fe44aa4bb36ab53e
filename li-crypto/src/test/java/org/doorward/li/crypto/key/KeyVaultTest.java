package org.doorward.li.crypto.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.li.authority.internal.SignatureVerifier.Verdict;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.KeyVault.Use;
import org.doorward.li.crypto.signature.internal.Signatures;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-TLS-09. */
class KeyVaultTest {
  private static final char[] PASSWORD = "correct horse".toCharArray();
  private static final byte[] MESSAGE = {1, 2, 3};

  @TempDir
  private Path directory;

  private static Certifier certifier() throws TransportException {
    Validity validity = Validity.from(Instant.now(), Duration.ofHours(1));
    CertificateIssuer issuer = CertificateIssuer.root("LI CA", validity);
    return key -> issuer.issue(key, ComponentCertificate.named("element", validity));
  }

  private static boolean verifies(String algorithm, PublicKey key, byte[] signature)
      throws Exception {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key);
    verifier.update(MESSAGE);
    return verifier.verify(signature);
  }

  /** Ed25519 leaves no choice: whatever computes the signature, its octets are the same. */
  @Test
  void signsAsTheJdkDoes() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Signature jdk = Signature.getInstance("Ed25519");
    jdk.initSign(pair.getPrivate());
    jdk.update(MESSAGE);

    SigningKey key = SeedKey.ed25519(pair);

    assertArrayEquals(jdk.sign(), key.sign(MESSAGE));
    key.forget();
    assertThrows(TransportException.class, () -> key.sign(MESSAGE));
  }

  @Nested
  class InAFile {
    @Test
    void isReadBackWithTheSameKeys() throws Exception {
      Path file = directory.resolve("vault.p12");
      try (KeyVault made =
              Pkcs12KeyVault.create(file, PASSWORD, Set.of(Use.LOG, Use.OFFICER), certifier());
          KeyVault read = Pkcs12KeyVault.open(file, PASSWORD)) {
        assertEquals(made.publicKey(Use.LOG), read.publicKey(Use.LOG));
        assertEquals(made.publicKey(Use.OFFICER), read.publicKey(Use.OFFICER));
        assertTrue(verifies("Ed25519", made.publicKey(Use.LOG), read.sign(Use.LOG, MESSAGE)));
        assertArrayEquals(
            made.tlsIdentity().getCertificateChain("tls"),
            read.tlsIdentity().getCertificateChain("tls"));
      }
    }

    /** DC-05: an officer's keys of every algorithm. */
    @Test
    void keepsAnOfficersKeysOfEveryAlgorithm() throws Exception {
      Path file = directory.resolve("officer.p12");
      Set<Use> all = Set.of(Use.OFFICER, Use.OFFICER_P256, Use.OFFICER_ML_DSA);
      try (KeyVault made = Pkcs12KeyVault.create(file, PASSWORD, all);
          KeyVault read = Pkcs12KeyVault.open(file, PASSWORD)) {
        for (Use use : all) {
          Octets spki = Octets.of(read.publicKey(use).getEncoded());
          assertEquals(Octets.of(made.publicKey(use).getEncoded()), spki);
          assertEquals(
              Verdict.GOOD,
              Signatures.verifier()
                  .verify(use.algorithm(), spki, MESSAGE, read.sign(use, MESSAGE)));
        }
      }
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
      Path file = directory.resolve("vault.p12");
      Pkcs12KeyVault.create(file, PASSWORD, Set.of(Use.OFFICER)).close();

      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void isRefusedWhenOthersCanReadIt() throws Exception {
      Path file = directory.resolve("vault.p12");
      Pkcs12KeyVault.create(file, PASSWORD, Set.of(Use.OFFICER)).close();
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

      TransportException e =
          assertThrows(TransportException.class, () -> Pkcs12KeyVault.open(file, PASSWORD));
      assertTrue(e.getMessage().contains("open to others"), e.getMessage());
    }

    @Test
    void neverReplacesAnExistingFile() throws Exception {
      Path file = Files.writeString(directory.resolve("vault.p12"), "something");

      assertThrows(
          TransportException.class,
          () -> Pkcs12KeyVault.create(file, PASSWORD, Set.of(Use.OFFICER)));
      assertEquals("something", Files.readString(file));
    }

    @Test
    void needsItsPassword() throws Exception {
      Path file = directory.resolve("vault.p12");
      Pkcs12KeyVault.create(file, PASSWORD, Set.of(Use.OFFICER)).close();

      TransportException e = assertThrows(
          TransportException.class, () -> Pkcs12KeyVault.open(file, "wrong".toCharArray()));
      assertTrue(e.getMessage().contains("password"), e.getMessage());
    }

    @Test
    void thatIsMissingIsNamed() {
      TransportException e = assertThrows(
          TransportException.class,
          () -> Pkcs12KeyVault.open(directory.resolve("none.p12"), PASSWORD));
      assertTrue(e.getMessage().contains("none.p12"), e.getMessage());
    }
  }

  @Nested
  class TheTlsKey {
    @Test
    void signsButHasNoEncoding() throws Exception {
      try (KeyVault vault = EphemeralKeyVault.create(Set.of(), certifier())) {
        X509ExtendedKeyManager identity = vault.tlsIdentity();
        PrivateKey key = identity.getPrivateKey("tls");
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update(MESSAGE);

        PublicKey publicKey = identity.getCertificateChain("tls")[0].getPublicKey();
        assertTrue(verifies("SHA256withECDSA", publicKey, signer.sign()));
        assertNull(key.getEncoded());
        assertFalse(key.toString()
            .contains(((ECPublicKey) publicKey).getW().getAffineX().toString(16)));
        assertThrows(
            NotSerializableException.class,
            () -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(key));
      }
    }

    @Test
    void isRefusedBesideTheCertificateOfAnother() throws Exception {
      List<X509Certificate> another = List.of(
          EphemeralKeyVault.create(Set.of(), certifier()).tlsIdentity().getCertificateChain("tls"));

      TransportException e = assertThrows(
          TransportException.class, () -> EphemeralKeyVault.create(Set.of(), key -> another));
      assertTrue(e.getMessage().contains("belong together"), e.getMessage());
    }
  }

  @Test
  void aKeyThatIsNotThereIsNamed() throws Exception {
    try (KeyVault vault = EphemeralKeyVault.create(Set.of(Use.OFFICER))) {
      TransportException e =
          assertThrows(TransportException.class, () -> vault.sign(Use.LOG, MESSAGE));
      assertTrue(e.getMessage().contains("LOG"), e.getMessage());
      assertThrows(TransportException.class, vault::tlsIdentity);
    }
  }

  @Test
  void aClosedVaultSignsNothing() throws Exception {
    KeyVault vault = EphemeralKeyVault.create(Set.of(Use.LOG), certifier());
    X509ExtendedKeyManager identity = vault.tlsIdentity();
    vault.close();

    assertThrows(TransportException.class, () -> vault.sign(Use.LOG, MESSAGE));
    assertThrows(TransportException.class, vault::tlsIdentity);
    assertNull(identity.getPrivateKey("tls"));
  }
}

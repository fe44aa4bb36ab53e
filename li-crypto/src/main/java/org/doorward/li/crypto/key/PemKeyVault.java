package org.doorward.li.crypto.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doorward.li.fault.TransportException;

/**
 * A vault with a TLS key in PEM files and no other key: for an ADMF or an MDF in a lab, and for tools. The key is
 * read into memory when it is opened; a deployment that must not have it there uses hardware.
 *
 * <p>The key's file holds one EC key on P-256 or P-384 as PKCS#8, and nothing else. The certificates' file holds
 * the component's own first, then those of the authorities above it, in their order. The vault is thread-safe.
 */
public final class PemKeyVault {
  private PemKeyVault() {}

  /**
   * Opens a key that is encrypted, under PBES2.
   *
   * @param key a PEM file that only its owner and group can read and only its owner can write
   * @param certificates a PEM file
   * @param password still the caller's: clear it afterwards
   * @return the vault
   * @throws TransportException if a file cannot be read or holds anything else, the key's is open to others, or
   *     the key is not the certificate's
   */
  public static KeyVault open(Path key, Path certificates, char[] password)
      throws TransportException {
    return new KeyRing(new KeyMaterial(
        Map.of(), KeyMaterial.TlsKey.of(PemKey.read(key, password), chain(certificates))));
  }

  /**
   * Opens a key that is in the clear.
   *
   * @param key a PEM file that only its owner and group can read and only its owner can write
   * @param certificates a PEM file
   * @return the vault
   * @throws TransportException if a file cannot be read or holds anything else, the key's is open to others, or
   *     the key is not the certificate's
   */
  public static KeyVault open(Path key, Path certificates) throws TransportException {
    return new KeyRing(new KeyMaterial(
        Map.of(), KeyMaterial.TlsKey.of(PemKey.read(key, null), chain(certificates))));
  }

  private static List<X509Certificate> chain(Path file) throws TransportException {
    List<X509Certificate> chain = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(certificate -> chain.add((X509Certificate) certificate));
    } catch (IOException | GeneralSecurityException e) {
      throw new TransportException("the file " + file + " does not hold certificates", e);
    }
    for (int i = 1; i < chain.size(); i++) {
      X509Certificate below = chain.get(i - 1);
      if (!below.getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
        throw new TransportException(
            "the certificates in " + file + " are not in order, each followed by its issuer's");
      }
    }
    return chain;
  }
}

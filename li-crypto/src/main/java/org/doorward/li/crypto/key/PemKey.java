package org.doorward.li.crypto.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.doorward.li.crypto.keystore.KeyStoreFile;
import org.doorward.li.fault.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a private key from a PEM file that holds it and nothing else: PKCS#8, in the clear or encrypted under
 * PBES2.
 */
final class PemKey {
  private static final int MAX_OCTETS = 1 << 14;
  private static final Pattern FORM =
      Pattern.compile("-----BEGIN (ENCRYPTED )?PRIVATE KEY-----\\r?\\n([A-Za-z0-9+/=\\r\\n]+)"
          + "-----END (ENCRYPTED )?PRIVATE KEY-----(\\r?\\n)?");

  private PemKey() {}

  /**
   * Reads a key.
   *
   * @param password of the key; null if it is in the clear
   */
  static PrivateKey read(Path file, char @Nullable [] password) throws TransportException {
    byte[] der = new byte[0];
    try {
      KeyStoreFile.requireClosedToOthers(file);
      Matcher pem = FORM.matcher(text(file));
      if (!pem.matches() || (pem.group(1) == null) != (pem.group(3) == null)) {
        throw new TransportException("the key file " + file + " is no PEM with one PKCS#8 key");
      }
      if ((pem.group(1) == null) != (password == null)) {
        throw new TransportException(
            password == null
                ? "the key file " + file + " is encrypted; its password is needed"
                : "the key file " + file + " is not encrypted, though a password is given");
      }
      der = Base64.getMimeDecoder().decode(pem.group(2));
      if (password != null) {
        der = decrypted(der, password);
      }
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (NoSuchFileException e) {
      throw new TransportException("there is no key file " + file, e);
    } catch (IOException
        | IllegalArgumentException
        | OperatorCreationException
        | PKCSException
        | GeneralSecurityException e) {
      throw new TransportException(
          "the key file " + file + " holds no EC key, or the password is wrong", e);
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > MAX_OCTETS) {
      throw new IOException("longer than a key is");
    }
    return Files.readString(file, ISO_8859_1);
  }

  private static byte[] decrypted(byte[] der, char[] password)
      throws IOException, OperatorCreationException, PKCSException {
    PKCS8EncryptedPrivateKeyInfo sealed = new PKCS8EncryptedPrivateKeyInfo(der);
    if (!sealed
        .toASN1Structure()
        .getEncryptionAlgorithm()
        .getAlgorithm()
        .equals(PKCSObjectIdentifiers.id_PBES2)) {
      throw new IOException("encrypted, but not under PBES2");
    }
    return sealed
        .decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
            .setProvider(new BouncyCastleProvider())
            .build(password))
        .getEncoded();
  }
}

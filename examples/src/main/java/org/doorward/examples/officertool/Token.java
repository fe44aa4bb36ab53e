package org.doorward.examples.officertool;

import java.io.IOException;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import javax.security.auth.login.LoginException;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.OfficerSigner;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;

/**
 * A token, by the Java runtime's PKCS#11 provider. Keys are ECDSA on P-256, are made on the token, and never leave it.
 * Not thread-safe.
 */
final class Token implements AutoCloseable {
  private final Provider provider;
  private final KeyStore store;

  private Token(Provider provider, KeyStore store) {
    this.provider = provider;
    this.store = store;
  }

  /**
   * Opens a token.
   *
   * @param library the token's own
   * @param slot which of its slots, from 0
   * @param pin the caller's to clear
   */
  static Token open(Path library, int slot, char[] pin) throws TransportException {
    Provider general = Security.getProvider("SunPKCS11");
    if (general == null) {
      throw new TransportException("this Java runtime knows no PKCS#11");
    }
    try {
      Provider provider = general.configure("--"
          + "name = Officer\n"
          + "library = \"" + library + "\"\n"
          + "slotListIndex = " + slot + "\n"
          + "attributes(generate, CKO_PRIVATE_KEY, *) = {\n"
          + "  CKA_SENSITIVE = true\n  CKA_EXTRACTABLE = false\n  CKA_SIGN = true\n}\n");
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin);
      return new Token(provider, store);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new TransportException(
          "there is no token in slot " + slot + " of " + library + ", or it refuses the PIN", e);
    }
  }

  /** Makes a key on the token. */
  OfficerKey generate(String label) throws TransportException {
    try {
      if (store.containsAlias(label)) {
        throw new TransportException("there is a key with that label on the token already");
      }
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      // A key store knows no bare public key; this certificate carries it and is never shown to
      // anybody.
      Validity today = Validity.from(Instant.now(), Duration.ofDays(1));
      Certificate carrier = CertificateIssuer.root("carrier", today)
          .issue(pair.getPublic(), ComponentCertificate.named("officer", today))
          .get(0);
      store.setKeyEntry(label, pair.getPrivate(), null, new Certificate[] {carrier});
      return key(label);
    } catch (GeneralSecurityException e) {
      throw new TransportException("the token makes no ECDSA key on P-256", e);
    }
  }

  private OfficerKey key(String label) throws TransportException, GeneralSecurityException {
    Certificate carrier = store.getCertificate(label);
    if (carrier == null) {
      throw new TransportException("the token has no key with that label");
    }
    Octets spki = Octets.of(carrier.getPublicKey().getEncoded());
    if (!SignatureAlgorithm.ECDSA_P256_SHA256.hasForm(spki)) {
      throw new TransportException("the key with that label is not ECDSA on P-256");
    }
    return new OfficerKey(SignatureAlgorithm.ECDSA_P256_SHA256, spki);
  }

  /** Signs with a key of the token. */
  OfficerSigner signer(String label) throws TransportException {
    try {
      OfficerKey key = key(label);
      if (!(store.getKey(label, null) instanceof PrivateKey secret)) {
        throw new TransportException("the token has no private key with that label");
      }
      return new OfficerSigner() {
        @Override
        public OfficerKey key() {
          return key;
        }

        @Override
        public Octets sign(Octets message) throws TransportException {
          return signed(secret, message);
        }
      };
    } catch (GeneralSecurityException e) {
      throw new TransportException("the key with that label cannot be used", e);
    }
  }

  private Octets signed(PrivateKey secret, Octets message) throws TransportException {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format", provider);
      signature.initSign(secret);
      signature.update(message.toByteArray());
      return Octets.of(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new TransportException("the token does not sign", e);
    }
  }

  /** Logs out. */
  @Override
  public void close() throws TransportException {
    try {
      if (provider instanceof AuthProvider token) {
        token.logout();
      }
    } catch (LoginException e) {
      throw new TransportException("the token does not log out", e);
    }
  }
}

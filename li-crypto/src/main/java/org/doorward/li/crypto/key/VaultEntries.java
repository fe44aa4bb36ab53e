package org.doorward.li.crypto.key;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.crypto.key.KeyVault.Use;
import org.doorward.li.crypto.keystore.KeyStoreFile;
import org.doorward.li.fault.TransportException;
import org.jspecify.annotations.Nullable;

/** What stands in a vault's key store: which entry is what. */
final class VaultEntries {
  static final String TLS = "tls";

  private VaultEntries() {}

  static KeyMaterial keys(KeyStore store, char[] password) throws TransportException {
    try {
      Map<Use, KeyPair> signing = new EnumMap<>(Use.class);
      for (Use use : Use.values()) {
        if (!store.containsAlias(alias(use))) {
          continue;
        }
        KeyStore reading =
            use.algorithm() == SignatureAlgorithm.ML_DSA_65 ? foreign(store, password) : store;
        PrivateKey key = key(reading, alias(use), password);
        if (key != null) {
          PublicKey beside = reading.getCertificate(alias(use)).getPublicKey();
          signing.put(use, KeyMaterial.signingPair(use.algorithm(), key, beside));
        }
      }
      PrivateKey tls = key(store, TLS, password);
      return new KeyMaterial(
          signing, tls == null ? null : KeyMaterial.TlsKey.of(tls, KeyStoreFile.chain(store, TLS)));
    } catch (IOException | GeneralSecurityException e) {
      throw new TransportException("an entry of the key file cannot be read", e);
    }
  }

  private static @Nullable PrivateKey key(KeyStore store, String alias, char[] password)
      throws GeneralSecurityException, TransportException {
    if (!store.containsAlias(alias)) {
      return null;
    }
    if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
      throw new TransportException("the entry \"" + alias + "\" of the key file is no private key");
    }
    return key;
  }

  /** The same store by Bouncy Castle, which reads keys that the Java runtime of today does not. */
  private static KeyStore foreign(KeyStore store, char[] password)
      throws GeneralSecurityException, IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, password);
    KeyStore foreign = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
    foreign.load(new ByteArrayInputStream(file.toByteArray()), password);
    return foreign;
  }

  static KeyStore store(KeyMaterial keys, char[] password) throws TransportException {
    try {
      KeyStore store = KeyStoreFile.empty();
      for (Map.Entry<Use, KeyPair> entry : keys.signing().entrySet()) {
        String alias = alias(entry.getKey());
        Certificate[] carrier = {carrier(entry.getKey().algorithm(), entry.getValue(), alias)};
        store.setKeyEntry(alias, entry.getValue().getPrivate(), password, carrier);
      }
      KeyMaterial.TlsKey tls = keys.tls();
      if (tls != null) {
        store.setKeyEntry(TLS, tls.key(), password, tls.chain().toArray(Certificate[]::new));
      }
      return store;
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new TransportException("the keys cannot be put into a PKCS#12 store", e);
    }
  }

  /** PKCS#12 knows no bare public key; this certificate carries it and is never shown to anybody. */
  private static X509Certificate carrier(SignatureAlgorithm algorithm, KeyPair pair, String alias)
      throws OperatorCreationException, GeneralSecurityException {
    X500Name name = new X500Name("CN=" + alias);
    Date always = Date.from(Instant.EPOCH);
    return new JcaX509CertificateConverter()
        .getCertificate(new JcaX509v1CertificateBuilder(
                name, BigInteger.ONE, always, always, name, pair.getPublic())
            .build(signer(algorithm, pair.getPrivate())));
  }

  private static ContentSigner signer(SignatureAlgorithm algorithm, PrivateKey key)
      throws OperatorCreationException {
    return switch (algorithm) {
      case ED25519 -> new JcaContentSignerBuilder("Ed25519").build(key);
      case ECDSA_P256_SHA256 -> new JcaContentSignerBuilder("SHA256withECDSA").build(key);
      case ML_DSA_65 ->
        new JcaContentSignerBuilder("ML-DSA-65")
            .setProvider(new BouncyCastleProvider())
            .build(key);
    };
  }

  private static String alias(Use use) {
    return use.name().toLowerCase(Locale.ROOT);
  }
}

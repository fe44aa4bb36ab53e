package org.doorward.li.crypto.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.doorward.li.authority.SignatureAlgorithm;
import org.doorward.li.authority.internal.SignatureVerifier.Verdict;
import org.doorward.li.crypto.key.KeyVault.Use;
import org.doorward.li.crypto.signature.internal.Signatures;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Keys before they are in a vault: made or read, and each checked to be of its kind.
 *
 * @param signing keys by use, each of the algorithm of its use
 * @param tls the TLS key, if there is one
 */
record KeyMaterial(Map<Use, KeyPair> signing, @Nullable TlsKey tls) {
  private static final Set<Integer> CURVE_BITS = Set.of(256, 384);

  /**
   * The TLS key and the certificates that belong to it.
   *
   * @param key an EC private key
   * @param chain the component's certificate first
   */
  record TlsKey(ECPrivateKey key, List<X509Certificate> chain) {
    static TlsKey of(PrivateKey key, List<X509Certificate> chain) throws TransportException {
      if (chain.isEmpty()) {
        throw new TransportException("the TLS key has no certificate");
      }
      if (!(key instanceof ECPrivateKey ec)
          || !(chain.get(0).getPublicKey() instanceof ECPublicKey)
          || !CURVE_BITS.contains(ec.getParams().getCurve().getField().getFieldSize())) {
        throw new TransportException("the TLS key has to be an EC key on P-256 or P-384");
      }
      requirePair(key, chain.get(0).getPublicKey(), "SHA256withECDSA");
      return new TlsKey(ec, List.copyOf(chain));
    }
  }

  static KeyMaterial generate(Set<Use> uses, @Nullable Certifier certifier)
      throws TransportException {
    try {
      Map<Use, KeyPair> signing = new EnumMap<>(Use.class);
      for (Use use : uses) {
        signing.put(use, generate(use.algorithm()));
      }
      if (certifier == null) {
        return new KeyMaterial(signing, null);
      }
      KeyPair tls = generate(SignatureAlgorithm.ECDSA_P256_SHA256);
      return new KeyMaterial(
          signing, TlsKey.of(tls.getPrivate(), certifier.certify(tls.getPublic())));
    } catch (GeneralSecurityException e) {
      throw new TransportException("this Java runtime makes no EC P-256 or no Ed25519 keys", e);
    }
  }

  private static KeyPair generate(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case ED25519 -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      case ECDSA_P256_SHA256 -> {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        yield generator.generateKeyPair();
      }
      case ML_DSA_65 ->
        KeyPairGenerator.getInstance("ML-DSA-65", new BouncyCastleProvider()).generateKeyPair();
    };
  }

  /** A signing key that was read: signs and verifies once. */
  static KeyPair signingPair(
      SignatureAlgorithm algorithm, PrivateKey privateKey, PublicKey publicKey)
      throws TransportException {
    KeyPair pair = new KeyPair(publicKey, privateKey);
    byte[] probe = new byte[32];
    Octets spki = Octets.of(publicKey.getEncoded());
    SigningKey key = SigningKey.of(algorithm, pair);
    byte[] signature = key.sign(probe);
    key.forget();
    if (Signatures.verifier().verify(algorithm, spki, probe, signature) != Verdict.GOOD) {
      throw new TransportException("a key and the certificate beside it do not belong together");
    }
    return pair;
  }

  /** Signs and verifies once: a key beside the wrong certificate is found at start, not by a peer. */
  private static void requirePair(PrivateKey privateKey, PublicKey publicKey, String algorithm)
      throws TransportException {
    byte[] probe = new byte[32];
    try {
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(publicKey);
      verifier.update(probe);
      if (!verifier.verify(sign(privateKey, algorithm, probe))) {
        throw new TransportException("a key and the certificate beside it do not belong together");
      }
    } catch (GeneralSecurityException e) {
      throw new TransportException("a key is not one for " + algorithm, e);
    }
  }

  static byte[] sign(PrivateKey key, String algorithm, byte[] message)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }
}

package org.doorward.li.crypto.tls;

import java.math.BigInteger;
import java.net.Socket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.doorward.li.crypto.certificate.Validity;

/** An authority that issues what a good one never would: weak keys, forgeable signatures. */
final class TestAuthority {
  private final KeyPair keys;
  private final X500Name name;
  private final Validity validity;
  private final X509Certificate certificate;

  TestAuthority(KeyPair keys, Validity validity) throws Exception {
    this.keys = keys;
    this.name = new X500Name("CN=Careless CA");
    this.validity = validity;
    JcaX509v3CertificateBuilder builder = builder(keys, name);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    this.certificate = sign(
        builder,
        "RSA".equals(keys.getPublic().getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA");
  }

  static KeyPair ec(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  static KeyPair rsa(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  X509Certificate certificate() {
    return certificate;
  }

  X509Certificate issue(KeyPair component, String signature) throws Exception {
    JcaX509v3CertificateBuilder builder = builder(component, new X500Name("CN=component"));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
          KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
        }));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(
            GeneralName.uniformResourceIdentifier,
            "urn:etsi:li:103221-1:cert-binding:ADMF:admf1")));
    return sign(builder, signature);
  }

  private JcaX509v3CertificateBuilder builder(KeyPair subjectKeys, X500Name subject) {
    return new JcaX509v3CertificateBuilder(
        name,
        BigInteger.TEN,
        Date.from(validity.notBefore()),
        Date.from(validity.notAfter()),
        subject,
        subjectKeys.getPublic());
  }

  private X509Certificate sign(JcaX509v3CertificateBuilder builder, String algorithm)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate())));
  }

  /** The keys of a peer that does not use this library: shows its certificate whatever it is asked for. */
  static KeyManager[] keyManagers(KeyPair pair, X509Certificate certificate) {
    return new KeyManager[] {new Stubborn(pair, certificate)};
  }

  private static final class Stubborn extends X509ExtendedKeyManager {
    private final KeyPair pair;
    private final X509Certificate certificate;

    private Stubborn(KeyPair pair, X509Certificate certificate) {
      this.pair = pair;
      this.certificate = certificate;
    }

    @Override
    public String chooseEngineClientAlias(
        String[] keyTypes, Principal[] issuers, SSLEngine engine) {
      return "peer";
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
      return "peer";
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return "peer";
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return new String[] {"peer"};
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[] {"peer"};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return pair.getPrivate();
    }
  }
}

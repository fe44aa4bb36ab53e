package org.doorward.li.crypto.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.doorward.li.fault.TransportException;

/**
 * A small LI certificate authority, for labs and for deployments that have none. It certifies public keys that
 * components made themselves and never sees a component's private key. Thread-safe.
 */
public final class CertificateIssuer {
  private static final int SERIAL_BITS = 127;

  private final KeyPair keys;
  private final X509Certificate certificate;
  /** What a component shows above its own certificate: this authority's, unless it is the root. */
  private final List<X509Certificate> above;

  CertificateIssuer(KeyPair keys, X509Certificate certificate, List<X509Certificate> above) {
    this.keys = keys;
    this.certificate = certificate;
    this.above = List.copyOf(above);
  }

  /**
   * A new root authority with a fresh key.
   *
   * @param name for people
   * @param validity when its certificate holds
   * @return the authority
   * @throws TransportException if the Java runtime cannot make its key or sign with it
   */
  public static CertificateIssuer root(String name, Validity validity) throws TransportException {
    KeyPair keys = newKeys();
    X500Name subject = commonName(name);
    return new CertificateIssuer(
        keys, sign(authority(subject, subject, validity, keys.getPublic()), keys), List.of());
  }

  /**
   * A new authority with a fresh key, certified by this one.
   *
   * @param name for people
   * @param validity when its certificate holds
   * @return the authority
   * @throws TransportException if the Java runtime cannot make its key or sign for it
   */
  public CertificateIssuer subordinate(String name, Validity validity) throws TransportException {
    KeyPair below = newKeys();
    X509Certificate issued =
        sign(authority(issuerName(), commonName(name), validity, below.getPublic()), keys);
    List<X509Certificate> chain = new ArrayList<>(List.of(issued));
    chain.addAll(above);
    return new CertificateIssuer(below, issued, chain);
  }

  /**
   * This authority's own certificate.
   *
   * @return what components are given to trust
   */
  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * Certifies a component's key.
   *
   * @param key the component's
   * @param contents what the certificate is to say
   * @return the certificate, then those of the authorities above it, without the root
   * @throws TransportException if it cannot be signed
   */
  public List<X509Certificate> issue(PublicKey key, ComponentCertificate contents)
      throws TransportException {
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(sign(component(contents, key), keys));
    chain.addAll(above);
    return List.copyOf(chain);
  }

  private X500Name issuerName() {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private static JcaX509v3CertificateBuilder authority(
      X500Name issuer, X500Name subject, Validity validity, PublicKey key)
      throws TransportException {
    try {
      JcaX509v3CertificateBuilder builder = builder(issuer, subject, validity, key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return builder;
    } catch (IOException e) {
      throw new TransportException("a certificate cannot be written", e);
    }
  }

  private JcaX509v3CertificateBuilder component(ComponentCertificate contents, PublicKey key)
      throws TransportException {
    X500NameBuilder subject = new X500NameBuilder().addRDN(BCStyle.CN, contents.commonName());
    contents.subjectUids().forEach(uid -> subject.addRDN(BCStyle.UID, uid));
    try {
      JcaX509v3CertificateBuilder builder =
          builder(issuerName(), subject.build(), contents.validity(), key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      if (!contents.purposes().isEmpty()) {
        builder.addExtension(Extension.extendedKeyUsage, false, usage(contents));
      }
      GeneralName[] names = names(contents);
      if (names.length > 0) {
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      return builder;
    } catch (IOException e) {
      throw new TransportException("a certificate cannot be written", e);
    }
  }

  private static ExtendedKeyUsage usage(ComponentCertificate contents) {
    return new ExtendedKeyUsage(contents.purposes().stream()
        .sorted()
        .map(p -> p == CertificatePurpose.SERVER
            ? KeyPurposeId.id_kp_serverAuth
            : KeyPurposeId.id_kp_clientAuth)
        .toArray(KeyPurposeId[]::new));
  }

  private static GeneralName[] names(ComponentCertificate contents) {
    List<GeneralName> names = new ArrayList<>();
    contents
        .bindings()
        .forEach(uri -> names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    for (InetAddress address : contents.addresses()) {
      names.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress())));
    }
    return names.toArray(GeneralName[]::new);
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, Validity validity, PublicKey key) throws IOException {
    JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
        Date.from(validity.notBefore()),
        Date.from(validity.notAfter()),
        subject,
        key);
    try {
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    } catch (GeneralSecurityException e) {
      throw new IOException("no key identifier", e);
    }
    return builder;
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair by)
      throws TransportException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new TransportException("a certificate cannot be signed", e);
    }
  }

  private static X500Name commonName(String name) {
    return new X500NameBuilder().addRDN(BCStyle.CN, name).build();
  }

  private static KeyPair newKeys() throws TransportException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new TransportException("this Java runtime makes no EC P-256 keys", e);
    }
  }
}

package org.doorward.li.crypto.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
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
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.doorward.li.fault.TransportException;

/** What stands in the certificates that an issuer signs. */
final class CertificateFields {
  private static final int SERIAL_BITS = 127;

  private CertificateFields() {}

  /** Of an authority that may certify components and other authorities. */
  static JcaX509v3CertificateBuilder authority(
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

  /** Of a component. */
  static JcaX509v3CertificateBuilder component(
      X500Name issuer, ComponentCertificate contents, PublicKey key) throws TransportException {
    X500NameBuilder subject = new X500NameBuilder().addRDN(BCStyle.CN, contents.commonName());
    contents.subjectUids().forEach(uid -> subject.addRDN(BCStyle.UID, uid));
    try {
      JcaX509v3CertificateBuilder builder =
          builder(issuer, subject.build(), contents.validity(), key);
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
}

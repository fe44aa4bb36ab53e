package org.doorward.li.crypto.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.doorward.li.crypto.keystore.KeyStoreFile;
import org.doorward.li.fault.TransportException;

/**
 * A small LI certificate authority, for labs and for deployments that have none. It certifies public keys that
 * components made themselves and never sees a component's private key. Thread-safe.
 */
public final class CertificateIssuer {
  private static final String ALIAS = "authority";
  private static final String SIGNATURE = "SHA256withECDSA";

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
        keys,
        sign(CertificateFields.authority(subject, subject, validity, keys.getPublic()), keys),
        List.of());
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
    X509Certificate issued = sign(
        CertificateFields.authority(issuerName(), commonName(name), validity, below.getPublic()),
        keys);
    List<X509Certificate> chain = new ArrayList<>(List.of(issued));
    chain.addAll(above);
    return new CertificateIssuer(below, issued, chain);
  }

  /**
   * An authority that was {@link #save}d.
   *
   * @param file a PKCS#12 file that only its owner and group can read and only its owner can write
   * @param password still the caller's: clear it afterwards
   * @return the authority
   * @throws TransportException if the file cannot be read, is open to others, or holds no authority
   */
  public static CertificateIssuer open(Path file, char[] password) throws TransportException {
    KeyStore store = KeyStoreFile.read(file, password);
    try {
      List<X509Certificate> chain = KeyStoreFile.chain(store, ALIAS);
      if (chain.isEmpty()
          || chain.get(0).getBasicConstraints() < 0
          || !(store.getKey(ALIAS, password) instanceof PrivateKey key)) {
        throw new TransportException("the file " + file + " holds no certificate authority");
      }
      X509Certificate certificate = chain.get(0);
      boolean root =
          certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
      return new CertificateIssuer(
          new KeyPair(certificate.getPublicKey(), key), certificate, root ? List.of() : chain);
    } catch (GeneralSecurityException e) {
      throw new TransportException("the key of the certificate authority cannot be read", e);
    }
  }

  /**
   * Writes this authority, its private key included, to a new file.
   *
   * @param file where nothing is yet; made so that only its owner can read it
   * @param password still the caller's: clear it afterwards
   * @throws TransportException if the file exists or cannot be written
   */
  public void save(Path file, char[] password) throws TransportException {
    List<X509Certificate> chain = above.isEmpty() ? List.of(certificate) : above;
    try {
      KeyStore store = KeyStoreFile.empty();
      store.setKeyEntry(ALIAS, keys.getPrivate(), password, chain.toArray(Certificate[]::new));
      KeyStoreFile.write(file, store, password);
    } catch (IOException | GeneralSecurityException e) {
      throw new TransportException("the certificate authority cannot be written", e);
    }
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
    chain.add(sign(CertificateFields.component(issuerName(), contents, key), keys));
    chain.addAll(above);
    return List.copyOf(chain);
  }

  /**
   * A list of what this authority has revoked.
   *
   * @param validity from now until the next list is due
   * @param revoked certificates that this authority issued
   * @return the list, complete, as {@link RevocationLists} reads it
   * @throws TransportException if it cannot be signed
   */
  public X509CRL revocationList(Validity validity, Collection<X509Certificate> revoked)
      throws TransportException {
    X509v2CRLBuilder list = new X509v2CRLBuilder(issuerName(), Date.from(validity.notBefore()));
    list.setNextUpdate(Date.from(validity.notAfter()));
    for (X509Certificate certificate : revoked) {
      list.addCRLEntry(
          certificate.getSerialNumber(), Date.from(validity.notBefore()), CRLReason.keyCompromise);
    }
    try {
      return new JcaX509CRLConverter()
          .getCRL(list.build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate())));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new TransportException("a list of revocations cannot be signed", e);
    }
  }

  private X500Name issuerName() {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair by)
      throws TransportException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(SIGNATURE).build(by.getPrivate())));
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

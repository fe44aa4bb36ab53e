package org.doorward.li.crypto.certificate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.Binding;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Reads who a peer is out of the chain of certificates by which it was verified. Common names and DNS names
 * are not identity and are not read.
 *
 * @clause TS 103 221-1, 8.2.4 and annex G
 */
public final class PeerIdentities {
  /** The subject UID as {@link X500Principal#RFC2253} prints its type. */
  private static final String UID = "UID";

  private static final int SAN_URI = 6;

  private PeerIdentities() {}

  /**
   * The identity that a verified chain states.
   *
   * @param chain the peer's certificate first; every certificate limits how long the identity holds
   * @return the identity
   * @throws TransportException if a name in the certificate cannot be read
   */
  public static PeerIdentity of(List<X509Certificate> chain) throws TransportException {
    X509Certificate leaf = chain.get(0);
    Instant notAfter = chain.stream()
        .map(c -> c.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
    try {
      Set<Binding> bindings = new HashSet<>();
      addSubjectUids(leaf.getSubjectX500Principal(), bindings);
      addUris(leaf.getSubjectAlternativeNames(), bindings);
      return new PeerIdentity(sha256(leaf), spkiSha256(leaf), bindings, notAfter);
    } catch (CertificateParsingException | NamingException e) {
      throw new TransportException("the names of a peer's certificate cannot be read", e);
    }
  }

  /** One RDN may hold several attributes, and each UID among them counts. */
  private static void addSubjectUids(X500Principal subject, Set<Binding> to)
      throws NamingException {
    LdapName name = ldapName(subject);
    for (Rdn rdn : name.getRdns()) {
      Attribute uids = rdn.toAttributes().get(UID);
      for (int i = 0; uids != null && i < uids.size(); i++) {
        // A value that is no string is printed as its encoding and is nobody's identifier.
        if (uids.get(i) instanceof String uid && !uid.isEmpty()) {
          to.add(new Binding(ComponentRole.NE, uid, true));
        }
      }
    }
  }

  private static LdapName ldapName(X500Principal subject) throws InvalidNameException {
    return new LdapName(subject.getName(X500Principal.RFC2253));
  }

  private static void addUris(@Nullable Collection<List<?>> names, Set<Binding> to) {
    if (names == null) {
      return;
    }
    names.stream()
        .filter(name -> Objects.equals(name.get(0), SAN_URI) && name.get(1) instanceof String)
        .flatMap(name -> CertBinding.read((String) name.get(1)).stream())
        .forEach(to::add);
  }

  /**
   * The digest by which a certificate is named in the log.
   *
   * @param certificate any
   * @return 32 octets
   * @throws TransportException if the certificate has no encoding
   */
  public static Octets sha256(X509Certificate certificate) throws TransportException {
    try {
      return digest(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new TransportException("a certificate has no encoding", e);
    }
  }

  /**
   * The digest by which a public key is pinned: of its SubjectPublicKeyInfo.
   *
   * @param certificate whose key it is
   * @return 32 octets
   */
  public static Octets spkiSha256(X509Certificate certificate) {
    return digest(certificate.getPublicKey().getEncoded());
  }

  private static Octets digest(byte[] encoded) {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(encoded));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

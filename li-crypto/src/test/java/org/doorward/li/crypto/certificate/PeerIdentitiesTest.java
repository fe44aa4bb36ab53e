package org.doorward.li.crypto.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** INV-TLS-08. */
class PeerIdentitiesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Validity HOUR = Validity.from(NOW, Duration.ofHours(1));

  private static PublicKey key;
  private static CertificateIssuer issuer;

  @BeforeAll
  static void issuer() throws Exception {
    key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
    issuer = CertificateIssuer.root("LI CA", Validity.from(NOW, Duration.ofDays(1)));
  }

  private static PeerIdentity identity(ComponentCertificate contents) throws Exception {
    return PeerIdentities.of(issuer.issue(key, contents));
  }

  /** TS 103 221-1, annex G: the URI names role and identifier. */
  @Test
  void aUriBindsItsIdentifierInItsRoleOnly() throws Exception {
    PeerIdentity peer =
        identity(ComponentCertificate.named("x", HOUR).binding(ComponentRole.ADMF, "admf:one"));

    assertTrue(peer.binds(ComponentRole.ADMF, "admf:one"));
    assertFalse(peer.binds(ComponentRole.NE, "admf:one"));
    assertFalse(peer.binds(ComponentRole.ADMF, "admf:One"));
    assertFalse(peer.binds(ComponentRole.ADMF, "admf"));
  }

  /** TS 103 221-1, 8.2.4: the subject UID names no role. */
  @Test
  void aSubjectUidBindsInEveryRole() throws Exception {
    PeerIdentity peer =
        identity(ComponentCertificate.named("x", HOUR).subjectUid("ne1").subjectUid("b, c"));

    assertTrue(peer.binds(ComponentRole.ADMF, "ne1"));
    assertTrue(peer.binds(ComponentRole.NE, "ne1"));
    assertTrue(peer.binds(ComponentRole.NE, "b, c"));
  }

  /** One RDN may hold several attributes; the UID among them counts. */
  @Test
  void aSubjectUidBesideOtherAttributesInOneRdnBinds() throws Exception {
    X500Name subject = new X500NameBuilder()
        .addMultiValuedRDN(
            new ASN1ObjectIdentifier[] {BCStyle.CN, BCStyle.UID, BCStyle.OU},
            new String[] {"x", "ne7", "LI"})
        .build();
    KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    X509Certificate certificate = new JcaX509CertificateConverter()
        .getCertificate(new JcaX509v3CertificateBuilder(
                subject,
                BigInteger.ONE,
                Date.from(HOUR.notBefore()),
                Date.from(HOUR.notAfter()),
                subject,
                keys.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));

    assertTrue(PeerIdentities.of(List.of(certificate)).binds(ComponentRole.NE, "ne7"));
  }

  @Test
  void aCommonNameBindsNothing() throws Exception {
    assertEquals(Set.of(), identity(ComponentCertificate.named("admf1", HOUR)).bindings());
  }

  @Test
  void onlyTheTwoRolesOfAnnexGHaveAUri() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ComponentCertificate.named("x", HOUR).binding(ComponentRole.MDF, "mdf1"));
  }

  @Test
  void theEarliestEndOfTheChainLimitsTheIdentity() throws Exception {
    Validity minute = Validity.from(NOW, Duration.ofMinutes(1));
    List<X509Certificate> chain =
        issuer.subordinate("sub", minute).issue(key, ComponentCertificate.named("x", HOUR));

    assertEquals(2, chain.size());
    assertEquals(minute.notAfter(), PeerIdentities.of(chain).notAfter());
  }

  @Test
  void thePinIsTheDigestOfThePublicKeyWhateverTheCertificate() throws Exception {
    PeerIdentity first = identity(ComponentCertificate.named("x", HOUR));
    PeerIdentity second = identity(ComponentCertificate.named("x", HOUR));

    assertEquals(first.spkiSha256(), second.spkiSha256());
    assertFalse(first.certificateSha256().equals(second.certificateSha256()));
  }
}

package org.doorward.li.crypto.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.CertificatePurpose;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.EphemeralKeyVault;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.fault.TransportException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LiTlsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Validity DAY = new Validity(NOW.minusSeconds(3600), NOW.plusSeconds(86_400));
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private static CertificateIssuer issuer;
  private static TrustAnchors anchors;
  private static KeyVault element;

  @BeforeAll
  static void authority() throws Exception {
    issuer = CertificateIssuer.root("LI CA", DAY);
    anchors = TrustAnchors.of(issuer.certificate());
    element = vault(issuer, component(ComponentRole.NE, "ne1"));
  }

  private static boolean bound(PeerIdentity peer) {
    return !peer.bindings().isEmpty();
  }

  private static ComponentCertificate component(ComponentRole role, String identifier) {
    return ComponentCertificate.named("component", DAY).binding(role, identifier);
  }

  private static ComponentCertificate admf() {
    return component(ComponentRole.ADMF, "admf1");
  }

  private static KeyVault vault(CertificateIssuer by, ComponentCertificate contents)
      throws Exception {
    return EphemeralKeyVault.create(Set.of(), key -> by.issue(key, contents));
  }

  private static TlsConnection server() throws Exception {
    return LiTls.of(element, anchors, CLOCK).server(LiTlsTest::bound);
  }

  private static TlsConnection client(KeyVault vault) throws Exception {
    return LiTls.of(vault, anchors, CLOCK).client(LiTlsTest::bound);
  }

  /** What our server says of a peer that uses this library, with this certificate. */
  private static HandshakeRefusal refusalOf(CertificateIssuer by, ComponentCertificate contents)
      throws Exception {
    TlsConnection server = server();
    Handshake handshake = Handshake.run(client(vault(by, contents)).engine(), server.engine());
    assertNotNull(handshake.server().failure());
    assertThrows(TransportException.class, server::peer);
    return server.failure();
  }

  /** A peer of the Java runtime's own making, which trusts anybody. */
  private static SSLEngine foreignClient(KeyManager[] keys, String protocol, String... suites)
      throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, new TrustManager[] {new PeerTrust((chain, engine) -> true)}, null);
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {protocol});
    if (suites.length > 0) {
      parameters.setCipherSuites(suites);
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static KeyManager[] admfKeys() throws Exception {
    return new KeyManager[] {vault(issuer, admf()).tlsIdentity()};
  }

  @Test
  void twoComponentsOfOneAuthorityKnowEachOther() throws Exception {
    TlsConnection server = server();
    TlsConnection client = client(vault(issuer, admf()));
    Handshake.run(client.engine(), server.engine());

    assertTrue(server.peer().binds(ComponentRole.ADMF, "admf1"));
    assertTrue(client.peer().binds(ComponentRole.NE, "ne1"));
    assertEquals("TLSv1.3", server.engine().getSession().getProtocol());
    assertEquals("TLS_AES_256_GCM_SHA384", server.engine().getSession().getCipherSuite());
    assertEquals(Optional.empty(), server.objection());
  }

  @Test
  void aSubordinateAuthorityIsTrustedThroughItsRoot() throws Exception {
    TlsConnection server = server();
    Handshake.run(client(vault(issuer.subordinate("sub", DAY), admf())).engine(), server.engine());

    assertTrue(server.peer().binds(ComponentRole.ADMF, "admf1"));
  }

  @Test
  void nobodyIsKnownBeforeTheHandshakeIsDone() throws Exception {
    assertThrows(TransportException.class, server()::peer);
  }

  /** INV-TLS-01. */
  @Nested
  class Certificates {
    @Test
    void thatHaveEndedAreRefused() throws Exception {
      Validity past = new Validity(NOW.minusSeconds(7200), NOW.minusSeconds(1));
      assertEquals(
          Cause.EXPIRED,
          refusalOf(issuer, ComponentCertificate.named("x", past)).cause());
    }

    @Test
    void thatHaveNotBegunAreRefused() throws Exception {
      Validity future = new Validity(NOW.plusSeconds(1), NOW.plusSeconds(7200));
      assertEquals(
          Cause.NOT_YET_VALID,
          refusalOf(issuer, ComponentCertificate.named("x", future)).cause());
    }

    @Test
    void ofAnotherAuthorityAreRefusedEvenIfItHasTheSameName() throws Exception {
      HandshakeRefusal refusal = refusalOf(CertificateIssuer.root("LI CA", DAY), admf());

      assertEquals(Cause.UNTRUSTED_ISSUER, refusal.cause());
      assertEquals("CN=LI CA", refusal.presented().get(0).issuer());
    }

    @Test
    void forTheOtherEndOnlyAreRefused() throws Exception {
      assertEquals(
          Cause.WRONG_PURPOSE,
          refusalOf(issuer, admf().purposes(Set.of(CertificatePurpose.SERVER))).cause());
    }

    @Test
    void forNoPurposeAreRefused() throws Exception {
      assertEquals(
          Cause.WRONG_PURPOSE, refusalOf(issuer, admf().purposes(Set.of())).cause());
    }

    @Test
    void withNothingButACommonNameAreRefused() throws Exception {
      HandshakeRefusal refusal = refusalOf(issuer, ComponentCertificate.named("admf1", DAY));

      assertEquals(Cause.NOT_ACCEPTED, refusal.cause());
      assertEquals(1, refusal.presented().size());
    }

    @Test
    void ofAnEndedAuthorityAreRefused() throws Exception {
      Validity past = new Validity(NOW.minusSeconds(7200), NOW.minusSeconds(1));
      CertificateIssuer ended = CertificateIssuer.root("Ended CA", past);
      TlsConnection server =
          LiTls.of(element, TrustAnchors.of(ended.certificate()), CLOCK).server(LiTlsTest::bound);
      Handshake.run(client(vault(ended, admf())).engine(), server.engine());

      assertEquals(Cause.EXPIRED, server.failure().cause());
    }

    @Test
    void inAChainOfSevenAreRefused() throws Exception {
      CertificateIssuer deep = issuer;
      for (int depth = 1; depth <= 6; depth++) {
        deep = deep.subordinate("sub " + depth, DAY);
      }
      assertEquals(Cause.CHAIN_TOO_LONG, refusalOf(deep, admf()).cause());
    }

    @Test
    void areRefusedByTheClientToo() throws Exception {
      KeyVault onlyClient = vault(
          issuer, component(ComponentRole.NE, "ne1").purposes(Set.of(CertificatePurpose.CLIENT)));
      TlsConnection server = LiTls.of(onlyClient, anchors, CLOCK).server(LiTlsTest::bound);
      TlsConnection client = client(vault(issuer, admf()));
      Handshake.run(client.engine(), server.engine());

      assertEquals(Cause.WRONG_PURPOSE, client.failure().cause());
      assertThrows(TransportException.class, client::peer);
    }
  }

  /** INV-TLS-03. */
  @Nested
  class WeakAlgorithms {
    private Cause causeOf(KeyPair authorityKeys, KeyPair peerKeys, String signature)
        throws Exception {
      TestAuthority careless = new TestAuthority(authorityKeys, DAY);
      X509Certificate certificate = careless.issue(peerKeys, signature);
      TlsConnection server = LiTls.of(element, TrustAnchors.of(careless.certificate()), CLOCK)
          .server(LiTlsTest::bound);
      KeyManager[] keys = TestAuthority.keyManagers(peerKeys, certificate);
      Handshake handshake = Handshake.run(foreignClient(keys, "TLSv1.3"), server.engine());
      return handshake.server().failure() == null ? null : server.failure().cause();
    }

    @Test
    void aStrongRsaCertificateIsAccepted() throws Exception {
      assertNull(causeOf(TestAuthority.rsa(2048), TestAuthority.rsa(2048), "SHA256withRSA"));
    }

    @Test
    void anRsaKeyBelow2048BitsIsRefused() throws Exception {
      assertEquals(
          Cause.WEAK_ALGORITHM,
          causeOf(TestAuthority.rsa(2048), TestAuthority.rsa(1024), "SHA256withRSA"));
    }

    @Test
    void aSha1SignatureIsRefused() throws Exception {
      KeyPair authority = TestAuthority.ec("secp256r1");
      assertEquals(
          Cause.WEAK_ALGORITHM, causeOf(authority, TestAuthority.ec("secp256r1"), "SHA1withECDSA"));
    }

    @Test
    void anMd5SignatureIsRefused() throws Exception {
      KeyPair authority = TestAuthority.rsa(2048);
      assertEquals(
          Cause.WEAK_ALGORITHM, causeOf(authority, TestAuthority.ec("secp256r1"), "MD5withRSA"));
    }

    @Test
    void anAuthorityWithAWeakKeyIsNotTrustedAtAll() throws Exception {
      TrustAnchors weak =
          TrustAnchors.of(new TestAuthority(TestAuthority.rsa(1024), DAY).certificate());
      assertThrows(IllegalArgumentException.class, () -> LiTls.of(element, weak, CLOCK));
    }
  }

  /** INV-TLS-02. */
  @Nested
  class Versions {
    @Test
    void tls12IsRefusedUnlessItWasAskedFor() throws Exception {
      TlsConnection server = server();
      Handshake handshake = Handshake.run(foreignClient(admfKeys(), "TLSv1.2"), server.engine());

      assertNotNull(handshake.server().failure());
      assertEquals(Cause.NO_AGREEMENT, server.failure().cause());
    }

    @Test
    void tls12IsAcceptedFromThePeerThatIsNamed() throws Exception {
      KeyVault old = vault(issuer, admf());
      X509Certificate certificate = old.tlsIdentity().getCertificateChain("tls")[0];
      TlsConnection server = LiTls.of(element, anchors, CLOCK)
          .allowingTls12For(Set.of(PeerIdentities.spkiSha256(certificate)))
          .server(LiTlsTest::bound);
      Handshake.run(
          foreignClient(new KeyManager[] {old.tlsIdentity()}, "TLSv1.2"), server.engine());

      assertTrue(server.peer().binds(ComponentRole.ADMF, "admf1"));
      assertEquals("TLSv1.2", server.engine().getSession().getProtocol());
      assertTrue(server.engine().getSession().getCipherSuite().endsWith("_GCM_SHA384"));
    }

    /** INV-TLS-04. */
    @Test
    void tls12HasNoSecondHandshake() throws Exception {
      KeyVault old = vault(issuer, admf());
      X509Certificate certificate = old.tlsIdentity().getCertificateChain("tls")[0];
      TlsConnection server = LiTls.of(element, anchors, CLOCK)
          .allowingTls12For(Set.of(PeerIdentities.spkiSha256(certificate)))
          .server(LiTlsTest::bound);
      SSLEngine client = foreignClient(new KeyManager[] {old.tlsIdentity()}, "TLSv1.2");
      Handshake.run(client, server.engine());
      PeerIdentity peer = server.peer();

      Handshake second = Handshake.again(client, server.engine());
      assertNotNull(second.server().failure());
      assertEquals(peer, server.peer());
    }

    @Test
    void tls12IsRefusedFromEverybodyElse() throws Exception {
      X509Certificate another = element.tlsIdentity().getCertificateChain("tls")[0];
      TlsConnection server = LiTls.of(element, anchors, CLOCK)
          .allowingTls12For(Set.of(PeerIdentities.spkiSha256(another)))
          .server(LiTlsTest::bound);
      Handshake.run(foreignClient(admfKeys(), "TLSv1.2"), server.engine());

      assertEquals(Cause.OLD_PROTOCOL, server.failure().cause());
    }

    @Test
    void tls12WithoutAuthenticatedEncryptionIsRefused() throws Exception {
      X509Certificate peer = element.tlsIdentity().getCertificateChain("tls")[0];
      TlsConnection server = LiTls.of(element, anchors, CLOCK)
          .allowingTls12For(Set.of(PeerIdentities.spkiSha256(peer)))
          .server(LiTlsTest::bound);
      Handshake.run(
          foreignClient(admfKeys(), "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"),
          server.engine());

      assertEquals(Cause.NO_AGREEMENT, server.failure().cause());
    }
  }

  @Nested
  class Connections {
    @Test
    void withoutAPeerCertificateAreRefused() throws Exception {
      TlsConnection server = server();
      Handshake handshake =
          Handshake.run(foreignClient(new KeyManager[0], "TLSv1.3"), server.engine());

      assertNotNull(handshake.server().failure());
      assertEquals(Cause.NO_CERTIFICATE, server.failure().cause());
      assertEquals(List.of(), server.failure().presented());
    }

    private String toldTo(KeyVault refused) throws Exception {
      return Handshake.run(client(refused).engine(), server().engine())
          .client()
          .failure()
          .getMessage();
    }

    /** INV-TLS-05. */
    @Test
    void tellTheRefusedPeerNothingButThatItIs() throws Exception {
      Validity past = new Validity(NOW.minusSeconds(7200), NOW.minusSeconds(1));
      String toTheEnded = toldTo(vault(issuer, ComponentCertificate.named("x", past)));
      String toTheUnnamed = toldTo(vault(issuer, ComponentCertificate.named("x", DAY)));

      assertEquals(toTheEnded, toTheUnnamed);
      assertTrue(toTheEnded.endsWith("Received fatal alert: certificate_unknown"), toTheEnded);
    }

    /** INV-TLS-04. */
    @Test
    void areGivenNoTicketToComeBackWith() throws Exception {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(admfKeys(), new TrustManager[] {new PeerTrust((chain, engine) -> true)}, null);
      int[] octetsOfClient = new int[2];
      for (int attempt = 0; attempt < octetsOfClient.length; attempt++) {
        TlsConnection server = server();
        SSLEngine client = context.createSSLEngine("host.invalid", 1);
        client.setUseClientMode(true);
        octetsOfClient[attempt] =
            Handshake.run(client, server.engine()).server().octetsRead();
        assertTrue(server.peer().binds(ComponentRole.ADMF, "admf1"));
      }

      // A ticket makes the second hello longer by hundreds of octets; an ECDSA signature varies by
      // a few.
      assertEquals(octetsOfClient[0], octetsOfClient[1], 16);
    }

    @Test
    void areJudgedAgainWhenAskedTo() throws Exception {
      AtomicBoolean allowed = new AtomicBoolean(true);
      TlsConnection server = LiTls.of(element, anchors, CLOCK).server(peer -> allowed.get());
      Handshake.run(client(vault(issuer, admf())).engine(), server.engine());
      assertEquals(Optional.empty(), server.objection());

      allowed.set(false);
      assertEquals(Cause.NOT_ACCEPTED, server.objection().orElseThrow().cause());
    }

    @Test
    void areNotAcceptedPastTheEndOfTheirCertificate() throws Exception {
      AtomicReference<Instant> now = new AtomicReference<>(NOW);
      TlsConnection server = LiTls.of(element, anchors, now::get).server(LiTlsTest::bound);
      Handshake.run(client(vault(issuer, admf())).engine(), server.engine());
      assertEquals(DAY.notAfter(), server.peer().notAfter());

      now.set(DAY.notAfter());
      assertEquals(Optional.empty(), server.objection());
      now.set(DAY.notAfter().plus(Duration.ofMillis(1)));
      assertEquals(Cause.EXPIRED, server.objection().orElseThrow().cause());
    }
  }
}

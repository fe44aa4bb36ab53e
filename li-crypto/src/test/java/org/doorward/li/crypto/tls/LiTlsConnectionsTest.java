package org.doorward.li.crypto.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a connection is agreed upon, and what becomes of it. */
class LiTlsConnectionsTest extends TlsScene {
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
          .server(TlsScene::bound);
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
          .server(TlsScene::bound);
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
          .server(TlsScene::bound);
      Handshake.run(foreignClient(admfKeys(), "TLSv1.2"), server.engine());

      assertEquals(Cause.OLD_PROTOCOL, server.failure().cause());
    }

    @Tag("F-41")
    @Test
    void tls12WithoutAuthenticatedEncryptionIsRefused() throws Exception {
      X509Certificate peer = element.tlsIdentity().getCertificateChain("tls")[0];
      TlsConnection server = LiTls.of(element, anchors, CLOCK)
          .allowingTls12For(Set.of(PeerIdentities.spkiSha256(peer)))
          .server(TlsScene::bound);
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
      TlsConnection server = LiTls.of(element, anchors, now::get).server(TlsScene::bound);
      Handshake.run(client(vault(issuer, admf())).engine(), server.engine());
      assertEquals(DAY.notAfter(), server.peer().notAfter());

      now.set(DAY.notAfter());
      assertEquals(Optional.empty(), server.objection());
      now.set(DAY.notAfter().plus(Duration.ofMillis(1)));
      assertEquals(Cause.EXPIRED, server.objection().orElseThrow().cause());
    }
  }
}

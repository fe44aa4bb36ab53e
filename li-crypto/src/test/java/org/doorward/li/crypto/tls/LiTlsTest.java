package org.doorward.li.crypto.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.certificate.CertificateIssuer;
import org.doorward.li.crypto.certificate.CertificatePurpose;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.fault.TransportException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LiTlsTest extends TlsScene {
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
          LiTls.of(element, TrustAnchors.of(ended.certificate()), CLOCK).server(TlsScene::bound);
      Handshake.run(client(vault(ended, admf())).engine(), server.engine());

      assertEquals(Cause.EXPIRED, server.failure().cause());
    }

    @Tag("F-46")
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
      TlsConnection server = LiTls.of(onlyClient, anchors, CLOCK).server(TlsScene::bound);
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
      TlsConnection server =
          LiTls.of(element, TrustAnchors.of(careless.certificate()), CLOCK).server(TlsScene::bound);
      KeyManager[] keys = TestAuthority.keyManagers(peerKeys, certificate);
      Handshake handshake = Handshake.run(foreignClient(keys, "TLSv1.3"), server.engine());
      return handshake.server().failure() == null ? null : server.failure().cause();
    }

    @Test
    void aStrongRsaCertificateIsAccepted() throws Exception {
      assertNull(causeOf(TestAuthority.rsa(2048), TestAuthority.rsa(2048), "SHA256withRSA"));
    }

    @Tag("F-41")
    @Test
    void anRsaKeyBelow2048BitsIsRefused() throws Exception {
      assertEquals(
          Cause.WEAK_ALGORITHM,
          causeOf(TestAuthority.rsa(2048), TestAuthority.rsa(1024), "SHA256withRSA"));
    }

    @Tag("F-41")
    @Test
    void aSha1SignatureIsRefused() throws Exception {
      KeyPair authority = TestAuthority.ec("secp256r1");
      assertEquals(
          Cause.WEAK_ALGORITHM, causeOf(authority, TestAuthority.ec("secp256r1"), "SHA1withECDSA"));
    }

    @Tag("F-41")
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
}

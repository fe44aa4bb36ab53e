package org.doorward.li.netty.x1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManager;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.certificate.CertificatePurpose;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.netty.http.RawPeer;
import org.doorward.li.netty.http.TestPki;
import org.doorward.li.netty.https.Deadlines;
import org.doorward.li.netty.https.HttpsLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-TLS-01, INV-TLS-05: Before each wrong peer the right one gets through, so that what refuses the wrong one is what is wrong with it. */
class BadPeersIT {
  private static final String REQUEST =
      "POST /X1/NE HTTP/1.1\r\nHost: ne\r\nContent-Type: application/xml\r\nContent-Length: 4\r\n\r\n<a/>";
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration LATER = Duration.ofSeconds(60);

  private final AtomicInteger served = new AtomicInteger();
  private final Recorded refusals = new Recorded();
  private TestPki pki;
  private KeyVault element;
  private X1Server server;

  @BeforeEach
  void start() throws Exception {
    pki = new TestPki();
    element = pki.element("ne1");
    server = server(HttpsLimits.DEFAULT);
    try (RawPeer right = RawPeer.tls(server.address(), pki.admf("admf1"))) {
      right.send(REQUEST);
      assertEquals(200, right.answer().status());
    }
    assertEquals(1, served.getAndSet(0));
    assertTrue(refusals.isEmpty());
  }

  private X1Server server(HttpsLimits limits) throws Exception {
    return X1Server.builder(X1Path.NE, TestPki.anyPort(), pki.tls(element), (peer, request) -> {
          served.incrementAndGet();
          return request.clone();
        })
        .connections(refusals)
        .limits(limits)
        .start();
  }

  @AfterEach
  void stop() {
    server.close();
    assertEquals(0, served.get());
    assertTrue(refusals.isEmpty());
  }

  private HandshakeRefusal refused(KeyVault vault) throws Exception {
    return refused(new KeyManager[] {vault.tlsIdentity()}, "TLSv1.3");
  }

  private HandshakeRefusal refused(KeyManager[] keys, String... protocols) throws Exception {
    try (RawPeer peer = RawPeer.tls(server.address(), keys, protocols)) {
      try {
        peer.send(REQUEST);
      } catch (IOException e) {
        // Refused before it could send anything.
      }
      assertNull(peer.answer());
      return refusals.next();
    }
  }

  private HandshakeRefusal refused(UnaryOperator<ComponentCertificate> contents) throws Exception {
    return refused(pki.vault(contents));
  }

  private static ComponentCertificate asAdmf(ComponentCertificate contents) {
    return contents.binding(ComponentRole.ADMF, "admf1");
  }

  private HandshakeRefusal refused(Validity validity) throws Exception {
    return refused(pki.vault(validity, BadPeersIT::asAdmf));
  }

  @Tag("F-41")
  @Test
  void plainText() throws Exception {
    try (RawPeer peer = RawPeer.plain(server.address())) {
      peer.send(REQUEST);
      assertNull(peer.answer());
    }
    assertEquals(new HandshakeRefusal(Cause.NOT_TLS, List.of()), refusals.next());
  }

  @Test
  void tls12() throws Exception {
    KeyManager[] keys = {pki.admf("admf1").tlsIdentity()};
    assertEquals(Cause.NO_AGREEMENT, refused(keys, "TLSv1.2").cause());
  }

  @Tag("F-41")
  @Test
  void tls11() throws Exception {
    // The Java runtime no longer speaks it, so the hello is written by hand: TLS 1.1, one CBC
    // suite.
    byte[] random = new byte[32];
    byte[] hello = new byte[5 + 4 + 2 + random.length + 1 + 4 + 2];
    byte[] head = {22, 3, 1, 0, 45, 1, 0, 0, 41, 3, 2};
    System.arraycopy(head, 0, hello, 0, head.length);
    byte[] tail = {0, 0, 2, (byte) 0xC0, 0x14, 1, 0};
    System.arraycopy(tail, 0, hello, head.length + random.length, tail.length);
    try (RawPeer peer = RawPeer.plain(server.address())) {
      peer.send(hello);
      assertNull(peer.answer());
    }
    assertEquals(Cause.NO_AGREEMENT, refusals.next().cause());
  }

  @Tag("F-41")
  @Test
  void noCertificate() throws Exception {
    assertEquals(
        new HandshakeRefusal(Cause.NO_CERTIFICATE, List.of()),
        refused(new KeyManager[0], "TLSv1.3"));
  }

  @Tag("F-41")
  @Test
  void anotherAuthority() throws Exception {
    KeyVault foreign = new TestPki().admf("admf1");
    HandshakeRefusal refusal = refused(foreign);

    assertEquals(Cause.UNTRUSTED_ISSUER, refusal.cause());
    assertEquals(
        PeerIdentities.sha256(foreign.tlsIdentity().getCertificateChain("tls")[0]),
        refusal.presented().get(0).sha256());
  }

  @Tag("F-41")
  @Test
  void expired() throws Exception {
    Instant now = Instant.now();
    assertEquals(
        Cause.EXPIRED,
        refused(new Validity(now.minusSeconds(600), now.minusSeconds(2))).cause());
  }

  @Tag("F-41")
  @Test
  void notYetValid() throws Exception {
    Instant now = Instant.now();
    assertEquals(
        Cause.NOT_YET_VALID,
        refused(new Validity(now.plusSeconds(60), now.plusSeconds(600))).cause());
  }

  @Tag("F-41")
  @Test
  void aServersCertificate() throws Exception {
    assertEquals(
        Cause.WRONG_PURPOSE,
        refused(contents -> asAdmf(contents).purposes(Set.of(CertificatePurpose.SERVER)))
            .cause());
  }

  @Test
  void nothingButACommonName() throws Exception {
    assertEquals(Cause.NOT_ACCEPTED, refused(contents -> contents).cause());
  }

  @Test
  void anotherElement() throws Exception {
    assertEquals(Cause.NOT_ACCEPTED, refused(pki.element("ne2")).cause());
  }

  @Tag("F-46")
  @Test
  void silence() throws Exception {
    try (X1Server hasty =
            server(HttpsLimits.DEFAULT.deadlines(new Deadlines(SOON, LATER, LATER, LATER, LATER)));
        RawPeer silent = RawPeer.plain(hasty.address())) {
      assertTrue(silent.isEnded());
      assertEquals(Cause.TIMEOUT, refusals.next().cause());
    }
  }

  @Test
  void goingAway() throws Exception {
    RawPeer.plain(server.address()).close();

    assertEquals(Cause.ABANDONED, refusals.next().cause());
  }

  @Tag("F-46")
  @Test
  void tooManyOfOneAddress() throws Exception {
    try (X1Server small = server(HttpsLimits.DEFAULT.connections(8, 8, 2));
        RawPeer first = RawPeer.plain(small.address());
        RawPeer second = RawPeer.plain(small.address());
        RawPeer third = RawPeer.plain(small.address())) {
      assertTrue(third.isEnded());
      assertEquals(Cause.TOO_MANY_CONNECTIONS, refusals.next().cause());
      first.send(new byte[] {22});
      second.send(new byte[] {22});
      assertTrue(refusals.isEmpty());
    }
    assertEquals(Cause.ABANDONED, refusals.next().cause());
    assertEquals(Cause.ABANDONED, refusals.next().cause());
  }

  @Test
  void tooManyWhoAreKnown() throws Exception {
    try (X1Server small = server(HttpsLimits.DEFAULT.connections(1, 8, 8));
        RawPeer first = RawPeer.tls(small.address(), pki.admf("admf1"))) {
      first.send(REQUEST);
      assertEquals(200, first.answer().status());
      try (RawPeer second = RawPeer.tls(small.address(), pki.admf("admf1"))) {
        second.send(REQUEST);
        assertNull(second.answer());
      }
      assertEquals(Cause.TOO_MANY_CONNECTIONS, refusals.next().cause());
      assertEquals(1, served.getAndSet(0));
    }
  }
}

package org.doorward.li.netty.x1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.netty.http.RawPeer;
import org.doorward.li.netty.http.TestPki;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-TLS-06: A peer is judged as long as it is connected, not just when it comes. */
class PeerEndIT {
  private static final String REQUEST =
      "POST /X1/NE HTTP/1.1\r\nHost: ne\r\nContent-Type: application/xml\r\nContent-Length: 4\r\n\r\n<a/>";

  private final TestPki pki;
  private final Recorded refusals = new Recorded();
  private final AtomicInteger served = new AtomicInteger();

  PeerEndIT() throws Exception {
    pki = new TestPki();
  }

  private byte[] serve(byte[] request) {
    served.incrementAndGet();
    return request.clone();
  }

  @Tag("F-43")
  @Test
  void aConnectionIsClosedWhenItsCertificateEnds() throws Exception {
    Validity brief = new Validity(Instant.now().minusSeconds(60), Instant.now().plusSeconds(4));
    try (X1Server server = X1Server.builder(
                X1Path.NE,
                TestPki.anyPort(),
                pki.tls(pki.element("ne1")),
                (peer, request) -> serve(request))
            .connections(refusals)
            .start();
        RawPeer peer = RawPeer.tls(
            server.address(),
            pki.vault(brief, contents -> contents.binding(ComponentRole.ADMF, "admf1")))) {
      peer.send(REQUEST);
      assertEquals(200, peer.answer().status());
      assertTrue(peer.isEnded());
      assertEquals(Cause.EXPIRED, refusals.next().cause());
    }
  }

  @Tag("F-43")
  @Test
  void aMessageAfterTheEndOfItsCertificateIsNotServed() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    LiTls tls = LiTls.of(pki.element("ne1"), pki.anchors(), (InstantSource) now::get);
    try (X1Server server = X1Server.builder(
                X1Path.NE, TestPki.anyPort(), tls, (peer, request) -> serve(request))
            .connections(refusals)
            .start();
        RawPeer peer = RawPeer.tls(server.address(), pki.admf("admf1"))) {
      peer.send(REQUEST);
      assertEquals(200, peer.answer().status());
      now.set(now.get().plusSeconds(7200));
      peer.send(REQUEST);
      assertNull(peer.answer());
      assertEquals(Cause.EXPIRED, refusals.next().cause());
      assertEquals(1, served.get());
    }
  }

  @Test
  void aPeerThatThePolicyNoLongerNamesIsCutOffAtOnce() throws Exception {
    AtomicBoolean named = new AtomicBoolean(true);
    try (X1Server server = X1Server.builder(
                X1Path.NE,
                TestPki.anyPort(),
                pki.tls(pki.element("ne1")),
                (peer, request) -> serve(request))
            .peers(peer -> named.get())
            .connections(refusals)
            .start();
        RawPeer peer = RawPeer.tls(server.address(), pki.admf("admf1"))) {
      peer.send(REQUEST);
      assertEquals(200, peer.answer().status());
      server.recheckPeers();
      peer.send(REQUEST);
      assertEquals(200, peer.answer().status());

      named.set(false);
      server.recheckPeers();
      assertTrue(peer.isEnded());
      assertEquals(Cause.NOT_ACCEPTED, refusals.next().cause());
      assertEquals(2, served.get());
    }
  }

  @Test
  void closingTheServerLetsARequestBeAnswered() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    X1Server server = X1Server.builder(
            X1Path.NE, TestPki.anyPort(), pki.tls(pki.element("ne1")), (peer, request) -> {
              working.countDown();
              try {
                assertTrue(goOn.await(20, TimeUnit.SECONDS));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return serve(request);
            })
        .start();
    try (RawPeer peer = RawPeer.tls(server.address(), pki.admf("admf1"))) {
      peer.send(REQUEST);
      assertTrue(working.await(20, TimeUnit.SECONDS));
      Thread closing = new Thread(server::close);
      closing.start();
      goOn.countDown();
      closing.join();
      assertEquals(1, served.get());
    }
  }
}

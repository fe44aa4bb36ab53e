package org.doorward.li.netty.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.delivery.internal.DeliveryLogs;
import org.doorward.li.element.internal.ProductDelivery.Endpoint;
import org.doorward.li.element.internal.ProductDelivery.Status;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.link.LinkPki;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.Pdu;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whom delivery gives product to, and whom not. */
class DeliveryPeersIT extends DeliveryScene {
  @Test
  void aKeyThatIsNotPinnedGetsNothing() throws Exception {
    LinkPki.Component other = pki.component("other-mdf");
    int port;
    try (ScriptedMdf wrong = new ScriptedMdf(loops, other.tls(), 0)) {
      port = wrong.address().getPort();
      open(QUICK, endpoint(wrong.address()));
      deliver(0, 3);
      eventually(() -> count(DeliveryEvent.PEER_NOT_PINNED) >= 2);
      assertEquals(0, count(DeliveryEvent.CONNECTED));
      assertFalse(delivery.status(DID).connected());
    }
    try (ScriptedMdf right = scripted(port)) {
      ScriptedMdf.Peer peer = right.accept();
      expect(peer, 0, 3);
      peer.send(Pdu.keepaliveAck(Product.number(peer.keepalive())));
      assertTrue(delivery.drain(Duration.ofSeconds(10)));
    }
  }

  @Test
  void aCertificateOfAnotherAuthorityGetsNothingEvenIfItsKeyIsPinned() throws Exception {
    LinkPki.Component stranger = LinkPki.create().component("mdf");
    try (ScriptedMdf wrong =
        new ScriptedMdf(loops, new LinkPki.Component(stranger.vault(), pki.anchors()).tls(), 0)) {
      open(
          QUICK,
          new Endpoint(
              DID,
              DeliveryType.X3_ONLY,
              wrong.address(),
              Set.of(stranger.pin()),
              DestinationProfile.THREE_GPP));
      deliver(0, 3);
      eventually(() -> count(DeliveryEvent.TLS_FAILED) >= 2);

      assertEquals(0, count(DeliveryEvent.CONNECTED));
      assertEquals(new Status(3, 0, 3, 0, false), delivery.status(DID));
    }
  }

  /** The right one first: that a connection once stood says nothing about the next. */
  @Test
  void anMdfThatIsReplacedByAnotherGetsNothingMore() throws Exception {
    int port;
    try (ScriptedMdf right = scripted(0)) {
      port = right.address().getPort();
      open(QUICK, endpoint(right.address()));
      deliver(0, 3);
      ScriptedMdf.Peer peer = right.accept();
      expect(peer, 0, 3);
      right.stopListening();
      peer.reset();
    }
    try (ScriptedMdf wrong = new ScriptedMdf(loops, pki.component("other").tls(), port)) {
      eventually(() -> count(DeliveryEvent.PEER_NOT_PINNED) >= 1);
      assertEquals(1, count(DeliveryEvent.CONNECTED));
      assertEquals(3, delivery.status(DID).queued());
      assertEquals(port, wrong.address().getPort());
    }
  }

  @Test
  void aPlaintextPeerSeesNoOctetOfProduct() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      open(QUICK, endpoint((InetSocketAddress) plain.getLocalSocketAddress()));
      deliver(0, 3);
      byte[] seen;
      try (Socket accepted = plain.accept()) {
        accepted.getOutputStream().write("220 mdf ready\r\n".getBytes(StandardCharsets.US_ASCII));
        accepted.setSoTimeout(10_000);
        seen = toEnd(accepted.getInputStream());
      }
      eventually(() -> count(DeliveryEvent.TLS_FAILED) >= 1);

      assertEquals(0x16, seen[0]); // a TLS handshake record
      assertFalse(Octets.of(seen).toHex().contains("3f2504e04f8941d39a0c0305e82c3301"));
      assertEquals(3, delivery.status(DID).queued());
    }
  }

  private static byte[] toEnd(InputStream in) throws IOException {
    List<Byte> octets = new ArrayList<>();
    try {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        octets.add((byte) octet);
      }
    } catch (SocketException e) {
      assertTrue(octets.size() > 0, "a reset before anything came");
    }
    byte[] all = new byte[octets.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = octets.get(i);
    }
    return all;
  }

  @Test
  void productFromTheMdfClosesTheConnection() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK, endpoint(server.address()));
      deliver(0, 1);
      ScriptedMdf.Peer peer = server.accept();
      peer.send(Product.x2(0));
      peer.awaitClosed();

      expect(server.accept(), 0, 1);
      assertEquals(1, count(DeliveryEvent.PEER_SENT_PRODUCT));
    }
  }

  /** F-43: a connection does not outlive the certificate that it was made with. */
  @Tag("F-43")
  @Test
  void anMdfWhoseCertificateEndsIsLeft() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(mdf.notAfter().minusSeconds(1));
    try (ScriptedMdf server = scripted(0)) {
      delivery = new NettyProductDelivery(
          loops,
          tasks,
          LiTls.of(element.vault(), element.anchors(), now::get),
          QUICK.engine(engine()),
          contexts,
          DeliveryLogs.inMemory(1 << 20),
          buffers);
      delivery.open(endpoint(server.address()));
      deliver(0, 1);
      ScriptedMdf.Peer peer = server.accept();
      expect(peer, 0, 1);

      now.set(mdf.notAfter().plusSeconds(1));

      peer.awaitClosed();
      assertEquals(1, count(DeliveryEvent.PEER_EXPIRED));
      eventually(() -> count(DeliveryEvent.TLS_FAILED) >= 1);
      assertEquals(1, count(DeliveryEvent.CONNECTED));
    }
  }
}

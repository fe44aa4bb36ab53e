package org.doorward.li.netty.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.link.LinkPki;
import org.doorward.li.x2x3.Pdu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which connections a receiver accepts and keeps. */
class ReceiverPeersIT extends ReceiverScene {
  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "\0\5\0\3\0\0\0\60\0\0\0\0\0\0\0\0"})
  void aPlaintextPeerIsDroppedAtOnce(String octets) throws Exception {
    start(builder(handler).handshakeLimit(Duration.ofMinutes(1)));
    try (Socket plain =
        new Socket(receiver.address().getAddress(), receiver.address().getPort())) {
      plain.setSoTimeout(20_000);
      plain.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
      while (plain.getInputStream().read() >= 0) {
        // an alert may come
      }
    } catch (SocketException e) {
      assertTrue(e.getMessage().contains("reset"), e::getMessage);
    }
    eventually(() -> !handler.refusals.isEmpty());
    assertEquals(Cause.NOT_TLS, handler.refusals.get(0).cause());
  }

  @Test
  void aSilentPeerIsDroppedWhenItsHandshakeTakesTooLong() throws Exception {
    start(builder(handler).handshakeLimit(Duration.ofMillis(100)));
    try (Socket silent =
        new Socket(receiver.address().getAddress(), receiver.address().getPort())) {
      silent.setSoTimeout(20_000);
      while (silent.getInputStream().read() >= 0) {
        // an alert may come
      }
    }
    eventually(() -> !handler.refusals.isEmpty());
    assertEquals(Cause.TIMEOUT, handler.refusals.get(0).cause());
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() throws Exception {
    start(builder(handler));
    LinkPki.Component stranger =
        new LinkPki.Component(LinkPki.create().component("element").vault(), pki.anchors());
    try (RawSender sender = new RawSender(loops, stranger.tls(), receiver.address())) {
      sender.send(vector("V04"));
      sender.awaitClosed();
    }
    eventually(() -> !handler.refusals.isEmpty());
    assertEquals(Cause.UNTRUSTED_ISSUER, handler.refusals.get(0).cause());
    assertEquals(0, receiver.counts().of(ReceiverEvent.CONNECTED));
    assertEquals(0, receiver.counts().of(ReceiverEvent.X3));
  }

  @Test
  void aCertificateThatHasEndedIsRefused() throws Exception {
    Instant ended = element.notAfter().plusSeconds(1);
    start(builder(handler).clock(() -> ended));
    try (RawSender sender = sender()) {
      sender.send(vector("V04"));
      sender.awaitClosed();
    }
    eventually(() -> !handler.refusals.isEmpty());
    assertEquals(Cause.EXPIRED, handler.refusals.get(0).cause());
    assertEquals(0, receiver.counts().of(ReceiverEvent.X3));
  }

  @Test
  void aPeerThatMayDeliverIsAdmitted() throws Exception {
    start(builder(handler).peers(peer -> peer.binds(ComponentRole.NE, "element")));
    try (RawSender sender = sender()) {
      sender.send(vector("V04")).send(Pdu.keepalive(1));
      assertEquals(Pdu.keepaliveAck(1), sender.answer());
    }
    assertEquals(1, receiver.counts().of(ReceiverEvent.CONNECTED));
    assertTrue(handler.refusals.isEmpty());
  }

  @Test
  void aPeerThatMayNotDeliverIsRefused() throws Exception {
    start(builder(handler).peers(peer -> peer.binds(ComponentRole.NE, "another")));
    try (RawSender sender = sender()) {
      sender.send(vector("V04"));
      sender.awaitClosed();
    }
    eventually(() -> !handler.refusals.isEmpty());
    assertEquals(Cause.NOT_ACCEPTED, handler.refusals.get(0).cause());
    assertEquals(0, receiver.counts().of(ReceiverEvent.X3));
  }

  /** SR-11: it listens at one explicit address. */
  @Test
  void theWildcardAndNamesAreRefused() throws Exception {
    start(builder(handler).bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    assertTrue(receiver.address().getAddress().isLoopbackAddress());
    for (InetSocketAddress wrong : List.of(
        new InetSocketAddress("0.0.0.0", 0),
        new InetSocketAddress("::", 0),
        InetSocketAddress.createUnresolved("localhost", 0))) {
      assertThrows(IllegalArgumentException.class, () -> builder(handler).bind(wrong));
    }
  }

  @Test
  void connectionsOfOneAddressAreCapped() throws Exception {
    start(builder(handler).maxConnections(10, 2));
    try (RawSender one = sender().send(Pdu.keepalive(1));
        RawSender two = sender().send(Pdu.keepalive(2))) {
      assertEquals(Pdu.keepaliveAck(1), one.answer());
      assertEquals(Pdu.keepaliveAck(2), two.answer());
      try (RawSender three = sender()) {
        three.awaitClosed();
      }
      assertTrue(one.isOpen());
    }
    assertEquals(1, receiver.counts().of(ReceiverEvent.TOO_MANY_CONNECTIONS));
    eventually(this::aNewConnectionIsAnswered);
  }

  private boolean aNewConnectionIsAnswered() {
    try (RawSender again = sender().send(Pdu.keepalive(3))) {
      return again.answerOrClosed();
    } catch (Exception e) {
      return false;
    }
  }

  @Test
  void aConnectionWithoutPdusIsClosed() throws Exception {
    start(builder(handler).timeP2(Duration.ofMillis(100)));
    try (RawSender sender = sender()) {
      sender.awaitClosed();

      assertEquals(1, receiver.counts().of(ReceiverEvent.IDLE));
      assertEquals(1, receiver.counts().of(ReceiverEvent.CONNECTED));
    }
  }

  /** Octets alone are not a PDU: whoever drips them is idle. */
  @Test
  void aPeerThatDripsOctetsIsClosed() throws Exception {
    start(builder(handler).timeP2(Duration.ofMillis(100)));
    try (RawSender sender = sender()) {
      byte[] octets = vector("V04").toByteArray();
      for (int i = 0; i < octets.length - 1 && sender.isOpen(); i++) {
        sender.send(Octets.of(octets[i]));
        LockSupport.parkNanos(10_000_000);
      }
      sender.awaitClosed();

      assertEquals(1, receiver.counts().of(ReceiverEvent.IDLE));
    }
  }

  @Test
  void anAddressThatIsTakenIsReported() throws Exception {
    start(builder(handler));

    assertThrows(
        TransportException.class,
        () -> builder(handler).bind(receiver.address()).start());
    assertFalse(receiver.counts().events().isEmpty());
  }
}

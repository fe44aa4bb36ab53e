package org.doorward.li.netty.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.element.internal.ProductDelivery.Endpoint;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.ProductDelivery.Status;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.DestinationProfile.Connections;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Delivery over real TLS to an MDF that does what each test says. */
class DeliveryIT extends DeliveryScene {
  @Test
  void productGoesOutInOrderAndIsAcknowledgedByKeepalivesOnly() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK, endpoint(server.address()));
      deliver(0, 100);
      ScriptedMdf.Peer peer = server.accept();
      expect(peer, 0, 100);
      Pdu keepalive = peer.keepalive();
      assertEquals(Pdu.keepalive(0), keepalive);
      assertEquals(new Status(100, 0, 100, 0, true), delivery.status(DID));

      peer.send(Pdu.keepaliveAck(Product.number(keepalive)));

      assertTrue(delivery.drain(Duration.ofSeconds(10)));
      assertEquals(new Status(100, 100, 0, 0, true), delivery.status(DID));
    }
  }

  /** TS 103 221-2, 6.2.4: TIME_P2 ends a connection, and the element comes back. */
  @Tag("F-51")
  @Test
  void anMdfThatNeverAnswersGetsEverythingAgain() throws Exception {
    DeliverySettings impatient = QUICK.keepalive(Duration.ofMillis(100), Duration.ofMillis(300));
    try (ScriptedMdf server = scripted(0)) {
      open(impatient, endpoint(server.address()));
      deliver(0, 10);
      ScriptedMdf.Peer first = server.accept();
      expect(first, 0, 10);
      first.awaitClosed();

      ScriptedMdf.Peer second = server.accept();
      expect(second, 0, 10);
      assertEquals(Pdu.keepalive(0), second.keepalive());
      assertEquals(10, delivery.status(DID).queued());
      assertEquals(0, delivery.status(DID).acknowledged());
      assertTrue(count(DeliveryEvent.KEEPALIVE_UNANSWERED) >= 1);
    }
  }

  @Tag("F-51")
  @Test
  void aWrongNumberTrimsNothingAndDoesNotKeepTheConnection() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(
          QUICK.keepalive(Duration.ofMillis(100), Duration.ofSeconds(2)),
          endpoint(server.address()));
      deliver(0, 3);
      ScriptedMdf.Peer peer = server.accept();
      for (int wrong = 100; wrong < 104; wrong++) {
        peer.keepalive();
        peer.send(Pdu.keepaliveAck(wrong));
      }
      peer.awaitClosed();

      assertEquals(0, delivery.status(DID).acknowledged());
      assertEquals(4, count(DeliveryEvent.ACKNOWLEDGEMENT_UNKNOWN));
    }
  }

  /** F-52: the interrupted PDU goes again from its first octet, and so does all that was not acknowledged. */
  @Tag("F-52")
  @Test
  void aResetInsideAPduLosesNothing() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK, endpoint(server.address()));
      deliver(0, 5);
      ScriptedMdf.Peer first = server.accept();
      expect(first, 0, 5);
      first.send(Pdu.keepaliveAck(Product.number(first.keepalive())));
      eventually(() -> delivery.status(DID).acknowledged() == 5);
      // Too large for one read: the reset comes before its end.
      first.stopReading();
      Pdu large = Product.x3(5, 8 << 20);
      deliver(large);
      deliver(6, 10);
      first.reset();

      ScriptedMdf.Peer second = server.accept();
      assertEquals(large, second.product());
      expect(second, 6, 10);
    }
  }

  @Test
  void theVersionIsWhatTheDestinationAsksFor() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(
          QUICK,
          new Endpoint(
              DID,
              DeliveryType.X3_ONLY,
              server.address(),
              Set.of(mdf.pin()),
              DestinationProfile.THREE_GPP.with(PduVersion.V1_10_1)));
      deliver(0, 1);
      ScriptedMdf.Peer peer = server.accept();

      assertEquals(Product.x3(0).at(PduVersion.V1_10_1), peer.next());
      assertEquals(Pdu.keepalive(0).at(PduVersion.V1_10_1), peer.keepalive());
    }
  }

  /** F-51: one destination that does not read costs bounded memory, and the caller no time. */
  @Tag("F-51")
  @Test
  void anMdfThatDoesNotReadCostsTheOldestProductOnly() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK.maxQueuedOctets(1 << 20), endpoint(server.address()));
      deliver(0, 1);
      server.accept().stopReading();
      int pdus = 3000;
      long start = System.nanoTime();
      for (int i = 1; i < pdus; i++) {
        deliver(Product.x3(i, 10_000));
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);

      Status status = delivery.status(DID);
      assertEquals(pdus, status.accepted());
      assertEquals(pdus, status.acknowledged() + status.queued() + status.lost());
      assertTrue(status.queued() <= (1 << 20) / 10_000);
      assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, () -> "took " + took);
      assertTrue(buffers.metric().usedHeapMemory() < 4 << 20);
    }
  }

  /** F-51: nor does it change anything for another MDF. */
  @Tag("F-51")
  @Test
  void anMdfThatDoesNotReadChangesNothingForAnother() throws Exception {
    Did other = Did.random();
    int pdus = 2000;
    try (ScriptedMdf dead = scripted(0);
        ScriptedMdf live = scripted(0)) {
      open(QUICK.maxQueuedOctets(1 << 20), endpoint(dead.address()));
      delivery.open(new Endpoint(
          other,
          DeliveryType.X3_ONLY,
          live.address(),
          Set.of(mdf.pin()),
          DestinationProfile.THREE_GPP));
      deliver(0, 1);
      dead.accept().stopReading();
      ProductContext context = Product.context(contexts, Interface.X3);
      for (int i = 1; i <= pdus; i++) {
        assertTrue(delivery.deliver(DID, context, Product.writer(Product.x3(i, 4000))));
        assertTrue(delivery.deliver(other, context, Product.writer(Product.x3(i))));
        context.next(i + 1);
      }
      ScriptedMdf.Peer peer = live.accept();
      expect(peer, 1, pdus + 1);
      peer.send(Pdu.keepaliveAck(Product.number(peer.keepalive())));
      eventually(() -> delivery.status(other).acknowledged() == pdus);

      assertEquals(new Status(pdus, pdus, 0, 0, true), delivery.status(other));
      assertEquals(0, delivery.status(DID).acknowledged());
    }
  }

  @Test
  void closingADestinationWaitsForItsAcknowledgement() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK.closeLimit(Duration.ofSeconds(20)), endpoint(server.address()));
      deliver(0, 3);
      ScriptedMdf.Peer peer = server.accept();
      delivery.close(DID);
      assertEquals(3, delivery.status(DID).accepted());
      deliver(3, 4);
      assertEquals(1, count(DeliveryEvent.NO_DESTINATION));

      peer.send(Pdu.keepaliveAck(Product.number(peer.keepalive())));
      peer.awaitClosed();
      assertEquals(new Status(0, 0, 0, 0, false), delivery.status(DID));
    }
  }

  @Test
  void closingADestinationDoesNotWaitForEver() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK, endpoint(server.address()));
      deliver(0, 3);
      ScriptedMdf.Peer peer = server.accept();
      delivery.close(DID);
      peer.awaitClosed();

      assertEquals(new Status(0, 0, 0, 0, false), delivery.status(DID));
    }
  }

  @Test
  void whatIsQueuedWhenDeliveryEndsIsLost() throws Exception {
    open(QUICK, endpoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)));
    deliver(0, 3);
    assertFalse(delivery.drain(Duration.ofMillis(50)));

    delivery.close();

    assertEquals(new Status(3, 0, 0, 3, false), delivery.status(DID));
  }

  /** X2 and X3 have a connection each, so that content does not delay signalling. */
  @Test
  void eachInterfaceHasAConnectionOfItsOwn() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(
          QUICK,
          new Endpoint(
              DID,
              DeliveryType.X2_AND_X3,
              server.address(),
              Set.of(mdf.pin()),
              DestinationProfile.THREE_GPP));
      deliver(Product.x2(0));
      ScriptedMdf.Peer x2 = server.accept();
      assertEquals(Product.x2(0), x2.product());
      deliver(0, 1);
      ScriptedMdf.Peer x3 = server.accept();
      assertEquals(Product.x3(0), x3.product());

      x2.send(Pdu.keepaliveAck(Product.number(x2.keepalive())));
      eventually(() -> delivery.status(DID).acknowledged() == 1);
      assertEquals(new Status(2, 1, 1, 0, true), delivery.status(DID));
    }
  }

  /** INV-X2X3-92: one connection for both, if the MDF's profile says so; what is not acknowledged goes along when that changes. */
  @Test
  void bothInterfacesShareAConnectionIfTheProfileSaysSo() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      Endpoint each = new Endpoint(
          DID,
          DeliveryType.X2_AND_X3,
          server.address(),
          Set.of(mdf.pin()),
          DestinationProfile.THREE_GPP);
      Endpoint shared = new Endpoint(
          DID,
          each.takes(),
          each.address(),
          each.spkiPins(),
          each.profile().with(Connections.SHARED));
      open(QUICK, shared);
      deliver(Product.x2(0));
      ScriptedMdf.Peer both = server.accept();
      assertEquals(Product.x2(0), both.product());
      deliver(0, 1);
      assertEquals(Product.x3(0), both.product());
      both.send(Pdu.keepaliveAck(Product.number(both.keepalive())));
      eventually(() -> delivery.status(DID).acknowledged() >= 1);
      assertTrue(delivery.status(DID).connected());

      delivery.open(each);
      both.awaitClosed();
      ScriptedMdf.Peer one = server.accept();
      ScriptedMdf.Peer other = server.accept();
      eventually(() -> delivery.status(DID).connected());
      deliver(Product.x2(1));
      deliver(1, 2);
      Set<PduType> types = Set.of(last(one, 1).type(), last(other, 1).type());
      assertEquals(Set.of(PduType.X2, PduType.X3), types);

      delivery.open(shared);
      one.awaitClosed();
      other.awaitClosed();
      ScriptedMdf.Peer again = server.accept();
      assertEquals(PduType.X2, last(again, 1).type());
      assertEquals(PduType.X3, last(again, 1).type());
      Pdu keepalive = again.keepalive();
      again.send(Pdu.keepaliveAck(Product.number(keepalive)));
      eventually(() -> delivery.status(DID).acknowledged() == 4);
      assertEquals(new Status(4, 4, 0, 0, true), delivery.status(DID));
    }
  }

  /** The PDU of that number, behind what goes again before it. */
  private static Pdu last(ScriptedMdf.Peer peer, long number) throws InterruptedException {
    Pdu pdu = peer.product();
    while (Product.number(pdu) != number) {
      pdu = peer.product();
    }
    return pdu;
  }

  @Test
  void productThatADestinationDoesNotTakeIsLostAndCounted() throws Exception {
    try (ScriptedMdf server = scripted(0)) {
      open(QUICK, endpoint(server.address()));
      deliver(Product.x2(0));

      assertEquals(1, delivery.status(DID).lost());
    }
  }

  /** A destination that moves keeps what is queued; its former connection is nobody's fault. */
  @Test
  void aReplacedEndpointGetsTheTail() throws Exception {
    try (ScriptedMdf from = scripted(0);
        ScriptedMdf to = scripted(0)) {
      open(QUICK, endpoint(from.address()));
      deliver(0, 3);
      expect(from.accept(), 0, 3);

      delivery.open(endpoint(to.address()));

      expect(to.accept(), 0, 3);
      assertEquals(0, count(DeliveryEvent.CONNECTION_LOST));
    }
  }
}

package org.doorward.li.netty.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.delivery.internal.DeliveryLogs;
import org.doorward.li.element.internal.ProductDelivery.Endpoint;
import org.doorward.li.element.internal.ProductDelivery.Status;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.netty.link.LinkPki;
import org.doorward.li.netty.link.StoringHandler;
import org.doorward.li.netty.link.Views;
import org.doorward.li.netty.receiver.ProductLedger;
import org.doorward.li.netty.receiver.ReceiverBuilder;
import org.doorward.li.netty.receiver.SequenceCount;
import org.doorward.li.netty.receiver.X2X3Receiver;
import org.doorward.li.netty.tls.TlsEngine;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.PduType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-X2X3-08: our delivery and our receiver, over real TLS. */
class EndToEndIT {
  private static final Did DID = Did.random();
  private static final DeliverySettings QUICK = DeliverySettings.DEFAULT
      .tail(Duration.ofMillis(20), 1 << 20)
      .retry(Duration.ofMillis(10), Duration.ofMillis(100));

  private static EventLoopGroup loops;
  private static ExecutorService tasks;
  private static LinkPki.Component element;
  private static LinkPki.Component mdf;

  private final StoringHandler handler = new StoringHandler();
  private final Contexts contexts = Contexts.inMemory(16);

  @BeforeAll
  static void start() throws Exception {
    loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    tasks = Executors.newCachedThreadPool();
    LinkPki pki = LinkPki.create();
    element = pki.component("element");
    mdf = pki.component("mdf");
  }

  @AfterAll
  static void stop() {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    tasks.shutdown();
  }

  /** Who computes the TLS of both ends. */
  TlsEngine engine() {
    return TlsEngine.JDK;
  }

  private NettyProductDelivery deliveryTo(InetSocketAddress address) throws Exception {
    NettyProductDelivery delivery = new NettyProductDelivery(
        loops,
        tasks,
        element.tls(),
        QUICK.engine(engine()),
        contexts,
        DeliveryLogs.inMemory(64 << 20));
    delivery.open(new Endpoint(
        DID, DeliveryType.X2_AND_X3, address, Set.of(mdf.pin()), DestinationProfile.THREE_GPP));
    return delivery;
  }

  private X2X3Receiver receiver(int port) throws Exception {
    ReceiverBuilder builder = X2X3Receiver.builder(mdf.vault(), mdf.anchors(), handler)
        .engine(engine())
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    for (int i = 0; i < 200 && port != 0; i++) {
      try {
        return builder.start();
      } catch (TransportException e) {
        // A port that was free a moment ago may be that of somebody's outgoing connection now.
        LockSupport.parkNanos(100_000_000);
      }
    }
    return builder.start();
  }

  private static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not happen in time");
      LockSupport.parkNanos(1_000_000);
    }
  }

  private ProductLedger ledger() {
    ProductLedger ledger = new ProductLedger(10);
    handler.stored().forEach(pdu -> ledger.enter(Views.of(pdu)));
    return ledger;
  }

  @Test
  void bothInterfacesArriveOnceAndInOrder() throws Exception {
    try (X2X3Receiver receiver = receiver(0);
        NettyProductDelivery delivery = deliveryTo(receiver.address())) {
      for (int i = 0; i < 1000; i++) {
        Product.deliver(delivery, contexts, DID, Product.x2(i));
        Product.deliver(delivery, contexts, DID, Product.x3(i));
      }
      assertTrue(delivery.drain(Duration.ofSeconds(30)));

      assertEquals(new Status(2000, 2000, 0, 0, true), delivery.status(DID));
      SequenceCount all = new SequenceCount(1000, 0, 0, 0);
      assertEquals(all, ledger().count(Product.XID, PduType.X2));
      assertEquals(all, ledger().count(Product.XID, PduType.X3));
      for (PduType type : new PduType[] {PduType.X2, PduType.X3}) {
        long[] numbers = handler.stored().stream()
            .filter(pdu -> pdu.type().equals(type))
            .mapToLong(Product::number)
            .toArray();
        assertEquals(1000, Arrays.stream(numbers).distinct().count());
        for (int i = 0; i < numbers.length; i++) {
          assertEquals(i, numbers[i]);
        }
      }
    }
  }

  /** F-48: the MDF is killed in mid-stream, twice, and forgets what it had not made durable. */
  @Tag("F-48")
  @Test
  void anMdfThatIsKilledAndStartedAgainMissesNothing() throws Exception {
    int pdus = 20_000;
    X2X3Receiver first = receiver(0);
    InetSocketAddress address = first.address();
    try (NettyProductDelivery delivery = deliveryTo(address)) {
      CompletableFuture<Void> traffic = CompletableFuture.runAsync(
          () -> {
            for (int i = 0; i < pdus; i++) {
              Product.deliver(delivery, contexts, DID, Product.x3(i, 160));
              LockSupport.parkNanos(i % 20 == 0 ? 1_000_000 : 0);
            }
          },
          tasks);
      eventually(() -> handler.stored().size() > 1000);
      first.close();
      handler.crash();
      X2X3Receiver second = receiver(address.getPort());
      int before = handler.stored().size();
      eventually(() -> handler.stored().size() > before + 1000);
      second.close();
      handler.crash();
      try (X2X3Receiver third = receiver(address.getPort())) {
        traffic.get(60, TimeUnit.SECONDS);
        assertTrue(delivery.drain(Duration.ofSeconds(30)));

        assertEquals(pdus, delivery.status(DID).acknowledged());
        assertEquals(0, delivery.status(DID).lost());
        SequenceCount count = ledger().count(Product.XID, PduType.X3);
        assertEquals(pdus, count.distinct());
        assertEquals(0, count.missing());
        assertEquals(address, third.address());
      }
    }
  }

  /** F-51, the other half: an MDF that cannot store does not make the element forget. */
  @Test
  void anMdfThatCannotStoreGetsItAgain() throws Exception {
    try (X2X3Receiver receiver = receiver(0);
        NettyProductDelivery delivery = deliveryTo(receiver.address())) {
      handler.fail();
      Product.deliver(delivery, contexts, DID, Product.x2(0));
      eventually(() -> delivery.events().get(DeliveryEvent.CONNECTION_LOST) >= 2);
      assertEquals(1, delivery.status(DID).queued());
      handler.repair();

      assertTrue(delivery.drain(Duration.ofSeconds(30)));
      assertEquals(new SequenceCount(1, 0, 0, 0), ledger().count(Product.XID, PduType.X2));
    }
  }
}

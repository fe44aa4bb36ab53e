package org.doorward.li.netty.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.delivery.internal.DeliveryLogs;
import org.doorward.li.element.internal.ProductDelivery.Endpoint;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.netty.link.LinkPki;
import org.doorward.li.netty.link.WipedBuffers;
import org.doorward.li.netty.tls.TlsEngine;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.Pdu;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Delivery over real TLS to an MDF that does what each test says, with every buffer counted. */
abstract class DeliveryScene {
  static final Did DID = Did.random();

  static final DeliverySettings QUICK = DeliverySettings.DEFAULT
      .keepalive(Duration.ofSeconds(10), Duration.ofSeconds(30))
      .tail(Duration.ofMillis(20), 1 << 20)
      .retry(Duration.ofMillis(10), Duration.ofMillis(100))
      .closeLimit(Duration.ofMillis(300));

  static EventLoopGroup loops;
  static ExecutorService tasks;

  static LinkPki pki;
  static LinkPki.Component element;

  static LinkPki.Component mdf;
  final WipedBuffers buffers = new WipedBuffers();

  final Contexts contexts = Contexts.inMemory(16);

  NettyProductDelivery delivery;

  @BeforeAll
  static void start() throws Exception {
    loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    tasks = Executors.newCachedThreadPool();
    pki = LinkPki.create();
    element = pki.component("element");
    mdf = pki.component("mdf");
  }

  @AfterAll
  static void stop() {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    tasks.shutdown();
  }

  @AfterEach
  void everyBufferIsReleased() throws Exception {
    if (delivery != null) {
      delivery.close();
      eventually(() -> buffers.metric().usedHeapMemory() == 0);
      eventually(() -> buffers.metric().usedDirectMemory() == 0);
    }
  }

  /** Who computes the element's TLS. */
  TlsEngine engine() {
    return TlsEngine.JDK;
  }

  NettyProductDelivery open(DeliverySettings settings, Endpoint endpoint) throws Exception {
    delivery = new NettyProductDelivery(
        loops,
        tasks,
        element.tls(),
        settings.engine(engine()),
        contexts,
        DeliveryLogs.inMemory(settings.maxQueuedOctets()),
        buffers);
    delivery.open(endpoint);
    return delivery;
  }

  static Endpoint endpoint(InetSocketAddress address) throws Exception {
    return new Endpoint(
        DID, DeliveryType.X3_ONLY, address, Set.of(mdf.pin()), DestinationProfile.THREE_GPP);
  }

  static ScriptedMdf scripted(int port) throws Exception {
    return new ScriptedMdf(loops, mdf.tls(), port);
  }

  void deliver(int from, int to) {
    for (int i = from; i < to; i++) {
      deliver(Product.x3(i));
    }
  }

  void deliver(Pdu pdu) {
    Product.deliver(delivery, contexts, DID, pdu);
  }

  static void expect(ScriptedMdf.Peer peer, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      assertEquals(Product.x3(i), peer.product());
    }
  }

  long count(DeliveryEvent event) {
    return delivery.events().get(event);
  }

  static void eventually(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not happen in time");
      LockSupport.parkNanos(1_000_000);
    }
  }
}

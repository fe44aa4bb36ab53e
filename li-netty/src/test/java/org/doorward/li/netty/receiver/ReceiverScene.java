package org.doorward.li.netty.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.link.LinkPki;
import org.doorward.li.netty.link.StoringHandler;
import org.doorward.li.netty.link.WipedBuffers;
import org.doorward.li.netty.tls.TlsEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A receiver over real TLS, with senders that send whatever octets a test says, and every buffer counted. */
abstract class ReceiverScene {
  static EventLoopGroup loops;
  static LinkPki pki;

  static LinkPki.Component element;
  static LinkPki.Component mdf;

  final WipedBuffers buffers = new WipedBuffers();
  final StoringHandler handler = new StoringHandler();

  X2X3Receiver receiver;

  @BeforeAll
  static void start() throws Exception {
    loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    pki = LinkPki.create();
    element = pki.component("element");
    mdf = pki.component("mdf");
  }

  @AfterAll
  static void stop() {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @AfterEach
  void everyBufferIsReleased() {
    if (receiver != null) {
      receiver.close();
      assertEquals(0, buffers.metric().usedHeapMemory());
      assertEquals(0, buffers.metric().usedDirectMemory());
    }
  }

  /** Who computes the receiver's TLS. */
  TlsEngine engine() {
    return TlsEngine.JDK;
  }

  /** Octets of buffers that are not released. */
  long held() {
    return buffers.metric().usedHeapMemory() + buffers.metric().usedDirectMemory();
  }

  ReceiverBuilder builder(ProductHandler to) {
    return X2X3Receiver.builder(mdf.vault(), mdf.anchors(), to).engine(engine());
  }

  X2X3Receiver start(ReceiverBuilder builder) throws Exception {
    receiver =
        new X2X3Receiver(builder, LiTls.of(mdf.vault(), mdf.anchors(), builder.clock), buffers);
    return receiver;
  }

  RawSender sender() throws Exception {
    return new RawSender(loops, element.tls(), receiver.address());
  }

  static Octets vector(String name) throws IOException {
    try (InputStream in =
        ReceiverScene.class.getResourceAsStream("/vectors/x2x3/" + name + ".hex")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Octets.ofHex(text.lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .collect(Collectors.joining()));
    }
  }

  static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not happen in time");
      LockSupport.parkNanos(1_000_000);
    }
  }
}

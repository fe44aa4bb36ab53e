package org.doorward.li.netty.http;

import static org.doorward.li.netty.http.FramePeer.CONTINUATION;
import static org.doorward.li.netty.http.FramePeer.DATA;
import static org.doorward.li.netty.http.FramePeer.END_HEADERS;
import static org.doorward.li.netty.http.FramePeer.END_STREAM;
import static org.doorward.li.netty.http.FramePeer.GOAWAY;
import static org.doorward.li.netty.http.FramePeer.HEADERS;
import static org.doorward.li.netty.http.FramePeer.PING;
import static org.doorward.li.netty.http.FramePeer.PRIORITY;
import static org.doorward.li.netty.http.FramePeer.RST_STREAM;
import static org.doorward.li.netty.http.FramePeer.SETTINGS;
import static org.doorward.li.netty.http.FramePeer.WINDOW_UPDATE;
import static org.doorward.li.netty.http.FramePeer.block;
import static org.doorward.li.netty.http.FramePeer.frame;
import static org.doorward.li.netty.http.FramePeer.good;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.netty.http.FramePeer.Frame;
import org.doorward.li.netty.https.Deadlines;
import org.doorward.li.netty.https.HttpsLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A peer that is known and yet abuses HTTP/2. Each first has a request answered. INV-X1-42 */
class Http2AbuseIT {
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration LATER = Duration.ofSeconds(60);
  private static final int REFUSED_STREAM = 7;
  private static final int CANCEL = 8;
  private static final int ENHANCE_YOUR_CALM = 11;

  private final TestPki pki;
  private final KeyVault admf;
  private final AtomicInteger served = new AtomicInteger();
  private HttpsListener listener;

  Http2AbuseIT() throws Exception {
    pki = new TestPki();
    admf = pki.admf("admf1");
  }

  @AfterEach
  void stop() {
    listener.close();
  }

  private FramePeer peer(HttpsLimits limits, Service service) throws Exception {
    listener = TestListeners.start(pki, limits, (peer, body, outlet) -> {
      served.incrementAndGet();
      service.answer(peer, body, outlet);
    });
    FramePeer peer = new FramePeer(listener.address(), admf);
    request(peer, 1, "<a/>");
    assertEquals("<a/>", answer(peer));
    assertEquals(1, served.getAndSet(0));
    return peer;
  }

  private FramePeer peer(HttpsLimits limits) throws Exception {
    return peer(limits, Service.whole(TestListeners::echo));
  }

  private FramePeer peer() throws Exception {
    return peer(HttpsLimits.DEFAULT);
  }

  private static FramePeer request(FramePeer peer, int stream, String body) throws Exception {
    peer.send(HEADERS, END_HEADERS, stream, good());
    peer.send(DATA, END_STREAM, stream, body.getBytes(StandardCharsets.ISO_8859_1));
    return peer;
  }

  private static String answer(FramePeer peer) {
    return new String(peer.next(DATA).payload().toByteArray(), StandardCharsets.ISO_8859_1);
  }

  private void assertCalmed(FramePeer peer) throws Exception {
    Frame last = peer.next(GOAWAY);
    assertEquals(ENHANCE_YOUR_CALM, last.error());
    assertTrue(peer.isEnded());
    assertEquals(0, served.get());
  }

  @Test
  void pings() throws Exception {
    try (FramePeer peer = peer()) {
      peer.flood(2000, frame(PING, 0, 0, new byte[8]));
      assertCalmed(peer);
    }
  }

  @Test
  void settings() throws Exception {
    try (FramePeer peer = peer()) {
      peer.flood(
          2000, frame(SETTINGS, 0, 0, (byte) 0, (byte) 3, (byte) 0, (byte) 0, (byte) 0, (byte) 9));
      assertCalmed(peer);
    }
  }

  @Test
  void windowUpdates() throws Exception {
    try (FramePeer peer = peer()) {
      peer.flood(2000, frame(WINDOW_UPDATE, 0, 0, (byte) 0, (byte) 0, (byte) 0, (byte) 1));
      assertCalmed(peer);
    }
  }

  @Test
  void priorities() throws Exception {
    try (FramePeer peer = peer()) {
      peer.flood(2000, frame(PRIORITY, 0, 3, new byte[5]));
      assertCalmed(peer);
    }
  }

  @Test
  void framesThatNobodyKnows() throws Exception {
    try (FramePeer peer = peer()) {
      peer.flood(2000, frame(0x55, 0, 0));
      assertCalmed(peer);
    }
  }

  @Tag("F-35")
  @Test
  void streamsThatAreResetAsSoonAsTheyAreOpen() throws Exception {
    try (FramePeer peer = peer()) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int stream = 3; stream < 1000; stream += 2) {
        all.writeBytes(frame(HEADERS, END_HEADERS, stream, good()));
        all.writeBytes(frame(RST_STREAM, 0, stream, (byte) 0, (byte) 0, (byte) 0, (byte) CANCEL));
      }
      peer.flood(1, all.toByteArray());
      assertCalmed(peer);
    }
  }

  @Tag("F-35")
  @Test
  void headersThatDoNotEnd() throws Exception {
    try (FramePeer peer = peer()) {
      peer.send(HEADERS, END_STREAM, 3, good());
      peer.flood(2000, frame(CONTINUATION, 0, 3));
      assertCalmed(peer);
    }
  }

  @Tag("F-35")
  @Test
  void headersWithoutMeasure() throws Exception {
    try (FramePeer peer = peer()) {
      peer.send(HEADERS, END_STREAM, 3, good());
      peer.flood(20, frame(CONTINUATION, 0, 3, block("x", "y".repeat(10_000))));
      assertTrue(peer.next(GOAWAY) != null || peer.isEnded());
      assertEquals(0, served.get());
    }
  }

  @Test
  void bodiesOfNothing() throws Exception {
    try (FramePeer peer = peer()) {
      peer.send(HEADERS, END_HEADERS, 3, good());
      peer.flood(2000, frame(DATA, 0, 3));
      assertCalmed(peer);
    }
  }

  @Test
  void moreStreamsThanThereMayBe() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger number = new AtomicInteger();
    try (FramePeer peer = peer(HttpsLimits.DEFAULT.maxStreams(4), (p, body, outlet) -> {
      try {
        if (number.getAndIncrement() > 0) {
          goOn.await();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      outlet.begin(200, "text/xml").write(body);
    })) {
      for (int stream = 3; stream <= 13; stream += 2) {
        request(peer, stream, "<a/>");
      }
      Frame refused = peer.next(RST_STREAM);
      assertEquals(11, refused.stream());
      assertEquals(REFUSED_STREAM, refused.error());
      while (refused.stream() != 13) {
        refused = peer.next(RST_STREAM);
      }
      goOn.countDown();
      for (int i = 0; i < 4; i++) {
        assertEquals("<a/>", answer(peer));
      }
      assertEquals(4, served.get());
    }
  }

  @Test
  void trailers() throws Exception {
    try (FramePeer peer = peer()) {
      peer.send(HEADERS, END_HEADERS, 3, good());
      peer.send(HEADERS, END_HEADERS | END_STREAM, 3, block("x", "late"));
      assertEquals(END_STREAM, peer.next(HEADERS).flags() & END_STREAM);
      assertEquals(0, served.get());
      request(peer, 5, "<b/>");
      assertEquals("<b/>", answer(peer));
      assertEquals(1, served.get());
    }
  }

  @Test
  void aBodyThatIsNotWhatItsLengthSays() throws Exception {
    byte[] lying = new ByteArrayOutputStream() {
      {
        writeBytes(good());
        writeBytes(block("content-length", "5"));
      }
    }.toByteArray();
    try (FramePeer peer = peer()) {
      peer.send(HEADERS, END_HEADERS, 3, lying);
      peer.send(DATA, END_STREAM, 3, "<a/>".getBytes(StandardCharsets.ISO_8859_1));
      assertEquals(3, peer.next(RST_STREAM).stream());
      assertEquals(0, served.get());
    }
  }

  private static HttpsLimits within(Duration head, Duration body, Duration answer, Duration idle) {
    return HttpsLimits.DEFAULT.deadlines(new Deadlines(LATER, head, body, answer, idle));
  }

  @Test
  void aFrameThatDoesNotEnd() throws Exception {
    try (FramePeer peer = peer(within(SOON, LATER, LATER, LATER))) {
      byte[] head = frame(HEADERS, END_HEADERS, 3, good());
      peer.sendRaw(java.util.Arrays.copyOf(head, head.length - 1));
      assertTrue(peer.isEnded());
    }
  }

  @Test
  void aBodyThatDoesNotEnd() throws Exception {
    try (FramePeer peer = peer(within(LATER, SOON, LATER, LATER))) {
      peer.send(HEADERS, END_HEADERS, 3, good());
      Frame cut = peer.next(RST_STREAM);
      assertEquals(3, cut.stream());
      assertEquals(CANCEL, cut.error());
      request(peer, 5, "<b/>");
      assertEquals("<b/>", answer(peer));
    }
  }

  /** The peer's window of 64 KiB is never opened any further. */
  @Test
  void anAnswerThatIsNotTaken() throws Exception {
    AtomicInteger number = new AtomicInteger();
    try (FramePeer peer = peer(within(LATER, LATER, SOON, LATER), (p, body, outlet) -> {
      OutputStream answer = outlet.begin(200, "text/xml");
      answer.write(number.getAndIncrement() == 0 ? body : new byte[200_000]);
    })) {
      request(peer, 3, "<b/>");
      assertTrue(peer.isEnded());
    }
  }

  @Test
  void nothingAtAll() throws Exception {
    try (FramePeer peer = peer(within(LATER, LATER, LATER, Duration.ofSeconds(1)))) {
      assertTrue(peer.isEnded());
    }
  }

  @Test
  void whatIsNoPreface() throws Exception {
    peer().close();
    try (RawPeer peer = RawPeer.http2(listener.address(), admf)) {
      peer.send("POST /X1/NE HTTP/1.1\r\nHost: ne\r\nContent-Length: 0\r\n\r\n");
      assertNull(peer.head());
      assertEquals(0, served.get());
    }
  }
}

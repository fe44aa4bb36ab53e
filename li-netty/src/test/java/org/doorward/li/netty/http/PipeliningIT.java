package org.doorward.li.netty.http;

import static org.doorward.li.netty.http.TestListeners.head;
import static org.doorward.li.netty.http.TestListeners.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.netty.http.RawPeer.Answer;
import org.doorward.li.netty.https.HttpsLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a peer sends before it has read the answers to what it sent before. INV-X1-40 */
class PipeliningIT {
  private final List<String> served = new CopyOnWriteArrayList<>();
  private final AtomicInteger atATime = new AtomicInteger();
  private final Semaphore mayGoOn = new Semaphore(0);
  private KeyVault admf;
  private HttpsListener listener;

  @BeforeEach
  void start() throws Exception {
    TestPki pki = new TestPki();
    admf = pki.admf("admf1");
    listener = TestListeners.start(
        pki, HttpsLimits.DEFAULT.maxBodyOctets(100_000), Service.whole(this::serve));
  }

  @AfterEach
  void stop() {
    mayGoOn.release(1000);
    listener.close();
  }

  private Service.Reply serve(PeerIdentity peer, byte[] body) {
    assertEquals(1, atATime.incrementAndGet());
    try {
      assertTrue(mayGoOn.tryAcquire(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    served.add(new String(body, java.nio.charset.StandardCharsets.ISO_8859_1));
    atATime.decrementAndGet();
    return TestListeners.echo(peer, body);
  }

  @Test
  void isAnsweredInItsOrderAndOneAfterTheOther() throws Exception {
    StringBuilder ahead = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      ahead.append(request("<a>" + i + "</a>"));
    }
    try (RawPeer peer = RawPeer.tls(listener.address(), admf)) {
      peer.send(ahead.toString());
      mayGoOn.release(50);
      for (int i = 0; i < 50; i++) {
        assertEquals("<a>" + i + "</a>", peer.answer().body());
      }
    }
    assertEquals(50, served.size());
  }

  /** What the element has not turned to yet waits in the network: the peer's writing comes to a halt. */
  @Test
  void isTakenInNoFasterThanItIsAnswered() throws Exception {
    byte[] large =
        request("x".repeat(90_000)).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    AtomicInteger sent = new AtomicInteger();
    try (RawPeer peer = RawPeer.tls(listener.address(), admf)) {
      Thread sender = new Thread(() -> {
        try {
          for (int i = 0; i < 400; i++) {
            peer.send(large);
            sent.incrementAndGet();
          }
        } catch (java.io.IOException e) {
          sent.addAndGet(10_000);
        }
      });
      sender.start();
      while (sender.getState() == Thread.State.NEW || atATime.get() == 0) {
        Thread.onSpinWait();
      }
      sender.join(1_000);
      assertTrue(sender.isAlive());
      assertTrue(sent.get() < 400, () -> sent + " requests were taken in");
      mayGoOn.release(400);
      for (int i = 0; i < 400; i++) {
        assertEquals(90_000, peer.answer().body().length());
      }
      sender.join();
    }
    assertEquals(400, served.size());
  }

  @Test
  void isNotServedBehindAMalformedRequest() throws Exception {
    try (RawPeer peer = RawPeer.tls(listener.address(), admf)) {
      peer.send(request("<a/>") + "POST /X1/NE HTTP/1.1\nHost: ne\r\n\r\n" + request("<c/>"));
      mayGoOn.release(3);
      assertEquals("<a/>", peer.answer().body());
      assertEquals(400, peer.answer().status());
      assertTrue(peer.isEnded());
    }
    assertEquals(List.of("<a/>"), served);
  }

  @Test
  void isNotServedBehindARefusedRequest() throws Exception {
    try (RawPeer peer = RawPeer.tls(listener.address(), admf)) {
      peer.send(request("<a/>") + request("<b/>").replace("/X1/NE", "/other") + request("<c/>"));
      mayGoOn.release(3);
      assertEquals("<a/>", peer.answer().body());
      assertEquals(404, peer.answer().status());
      assertTrue(peer.isEnded());
    }
    assertEquals(List.of("<a/>"), served);
  }

  @Test
  void isNotServedBehindTheLastRequestOfAConnection() throws Exception {
    try (RawPeer peer = RawPeer.tls(listener.address(), admf)) {
      peer.send(
          request("<a/>").replace("Host: ne", "Host: ne\r\nConnection: close") + request("<b/>"));
      mayGoOn.release(2);
      Answer last = peer.answer();
      assertEquals("<a/>", last.body());
      assertTrue(last.head().contains("connection: close"));
      assertNull(peer.answer());
    }
    assertEquals(List.of("<a/>"), served);
  }

  @Test
  void mayBeCutAnywhere() throws Exception {
    String two = request("<a/>")
        + head("Content-Type: text/xml", "Transfer-Encoding: chunked")
        + "4\r\n<b/>\r\n0\r\n\r\n";
    try (RawPeer peer = RawPeer.tls(listener.address(), admf)) {
      for (int at = 1; at < two.length(); at += 7) {
        peer.send(two.substring(0, at));
        peer.send(two.substring(at));
        mayGoOn.release(2);
        assertEquals("<a/>", peer.answer().body());
        assertEquals("<b/>", peer.answer().body());
      }
    }
  }
}

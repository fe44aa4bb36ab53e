package org.doorward.li.netty.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.doorward.li.netty.http.TestListeners.head;
import static org.doorward.li.netty.http.TestListeners.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.netty.http.RawPeer.Answer;
import org.doorward.li.netty.https.Deadlines;
import org.doorward.li.netty.https.HttpsLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Before the body and after the request: expectations, missing types, and answers in pieces. */
class AnswersIT {
  private static final Duration LATER = Duration.ofSeconds(60);
  private static final byte[] PIECE = "0123456789abcdef".repeat(64).getBytes(ISO_8859_1);

  private final TestPki pki;
  private final KeyVault admf;
  private HttpsListener listener;

  AnswersIT() throws Exception {
    pki = new TestPki();
    admf = pki.admf("admf1");
  }

  @AfterEach
  void stop() {
    listener.close();
  }

  private RawPeer peer(Service service) throws Exception {
    listener = TestListeners.start(pki, HttpsLimits.DEFAULT, service);
    return RawPeer.tls(listener.address(), admf);
  }

  @Test
  void whoExpectsToGoOnIsToldToBeforeItsBody() throws Exception {
    try (RawPeer peer = peer(Service.whole(TestListeners::echo))) {
      peer.send(head("Content-Type: text/xml", "Content-Length: 4", "Expect: 100-Continue"));
      assertEquals("http/1.1 100 continue\r\n\r\n", peer.head());
      peer.send("<a/>");
      assertEquals("<a/>", peer.answer().body());
      peer.send(request("<b/>"));
      assertEquals("<b/>", peer.answer().body());
    }
  }

  @Test
  void whoExpectsToGoOnAndMayNotIsToldThat() throws Exception {
    try (RawPeer peer = peer(Service.whole(TestListeners::echo))) {
      peer.send(head("Content-Type: text/css", "Content-Length: 4", "Expect: 100-continue"));
      assertEquals(415, peer.answer().status());
      assertTrue(peer.isEnded());
    }
  }

  /** Only for whom the trust policy says so, and a wrong type stays wrong. */
  @Test
  void aMissingMediaTypeIsToleratedFromThoseForWhomItIs() throws Exception {
    String untyped = head("Content-Length: 4") + "<a/>";
    try (RawPeer strict = peer(Service.whole(TestListeners::echo));
        RawPeer lax = RawPeer.tls(listener.address(), pki.admf("lax"))) {
      lax.send(untyped);
      assertEquals("<a/>", lax.answer().body());
      strict.send(untyped);
      assertEquals(415, strict.answer().status());
      lax.send(request("<a/>").replace("application/xml", "application/json"));
      assertEquals(415, lax.answer().status());
    }
  }

  @Test
  void aLongAnswerComesInChunksAndAnotherBehindIt() throws Exception {
    Service large = (peer, body, outlet) -> {
      OutputStream answer = outlet.begin(200, "text/xml");
      for (int i = 0; i < 5000; i++) {
        answer.write(PIECE);
      }
      answer.write('.');
    };
    try (RawPeer peer = peer(large)) {
      peer.send(request("<a/>") + request("<b/>"));
      for (int i = 0; i < 2; i++) {
        Answer answer = peer.answer();
        assertTrue(answer.head().contains("transfer-encoding: chunked"));
        assertFalse(answer.head().contains("content-length"));
        assertEquals(5000 * PIECE.length + 1, answer.body().length());
        assertTrue(answer.body().endsWith("abcdef."));
      }
    }
  }

  /** The writer is never far ahead of its peer, and hears when the peer is cut off. */
  @Test
  void whoDoesNotReadHoldsUpTheWriterAndIsCutOff() throws Exception {
    AtomicLong written = new AtomicLong();
    CompletableFuture<IOException> end = new CompletableFuture<>();
    Service endless = (peer, body, outlet) -> {
      OutputStream answer = outlet.begin(200, "text/xml");
      try {
        while (written.get() < 1L << 30) {
          answer.write(PIECE);
          written.addAndGet(PIECE.length);
        }
      } catch (IOException e) {
        end.complete(e);
        throw e;
      }
    };
    listener = TestListeners.start(
        pki,
        HttpsLimits.DEFAULT.deadlines(
            new Deadlines(LATER, LATER, LATER, Duration.ofMillis(300), LATER)),
        endless);
    try (RawPeer deaf = RawPeer.tls(listener.address(), admf)) {
      deaf.send(request("<a/>"));
      assertEquals("the peer is gone", end.get(20, TimeUnit.SECONDS).getMessage());
      assertTrue(written.get() < 64 << 20, () -> written + " octets written to nobody");
    }
  }

  @Test
  void anAnswerThatFailsHalfwayIsCutAndNotEnded() throws Exception {
    Service failing = (peer, body, outlet) -> {
      OutputStream answer = outlet.begin(200, "text/xml");
      for (int i = 0; i < 100; i++) {
        answer.write(PIECE);
      }
      throw new IllegalStateException("secret");
    };
    try (RawPeer peer = peer(failing)) {
      peer.send(request("<a/>"));
      assertTrue(peer.head().startsWith("http/1.1 200"));
      assertNull(peer.chunked());
    }
  }

  @Test
  void anAnswerThatFailsBeforeItsFirstPieceIsA500() throws Exception {
    Service failing = (peer, body, outlet) -> {
      outlet.begin(200, "text/xml").write(PIECE);
      throw new IOException("secret");
    };
    try (RawPeer peer = peer(failing)) {
      peer.send(request("<a/>"));
      Answer answer = peer.answer();
      assertEquals(500, answer.status());
      assertEquals("", answer.body());
      assertFalse(answer.head().contains("secret"));
    }
  }
}

package org.doorward.li.netty.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.http.RawPeer.Answer;
import org.doorward.li.netty.https.Deadlines;
import org.doorward.li.netty.https.HttpsLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpsListenerIT {
  private static final Duration SOON = Duration.ofMillis(300);
  private static final Duration LATER = Duration.ofSeconds(60);
  private static final int MAX_BODY = 10_000;

  private TestPki pki;
  private KeyVault admf;
  private HttpsListener listener;
  private final AtomicInteger served = new AtomicInteger();

  @BeforeAll
  void start() throws Exception {
    pki = new TestPki();
    admf = pki.admf("admf1");
    listener = start(HttpsLimits.DEFAULT.maxBodyOctets(MAX_BODY), this::echo);
  }

  private HttpsListener start(
      HttpsLimits limits, BiFunction<PeerIdentity, byte[], Service.Reply> service)
      throws Exception {
    return start("test", limits, Service.whole(service));
  }

  private HttpsListener start(String name, HttpsLimits limits, Service service) throws Exception {
    return HttpsListener.start(new ListenerConfig(
        name,
        TestPki.anyPort(),
        pki.tls(pki.element("ne1")),
        peer -> true,
        "/X1/NE",
        Set.of("application/xml", "text/xml"),
        peer -> false,
        service,
        refusal -> {},
        limits,
        2));
  }

  @AfterAll
  void stop() {
    listener.close();
  }

  @BeforeEach
  void reset() {
    served.set(0);
  }

  private Service.Reply echo(PeerIdentity peer, byte[] body) {
    served.incrementAndGet();
    return new Service.Reply(200, "application/xml", Octets.of(body));
  }

  private RawPeer peer() throws Exception {
    return RawPeer.tls(listener.address(), admf);
  }

  private static String head(String... fields) {
    return "POST /X1/NE HTTP/1.1\r\nHost: ne\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
  }

  private static String request(String body) {
    return head("Content-Type: application/xml", "Content-Length: " + body.length()) + body;
  }

  private Answer answerTo(String octets) throws Exception {
    try (RawPeer peer = peer()) {
      peer.send(octets);
      return peer.answer();
    }
  }

  @Nested
  class ARequest {
    @Test
    void isAnsweredWithoutABanner() throws Exception {
      Answer answer = answerTo(request("<a/>"));

      assertEquals(200, answer.status());
      assertEquals("<a/>", answer.body());
      assertFalse(answer.head().contains("server:"), answer.head());
    }

    @Test
    void isFollowedByOthersOnTheSameConnection() throws Exception {
      try (RawPeer peer = peer()) {
        for (int i = 0; i < 5; i++) {
          peer.send(request("<a>" + i + "</a>"));
          assertEquals("<a>" + i + "</a>", peer.answer().body());
        }
      }
    }

    @Test
    void mayComeOctetByOctetAndInChunks() throws Exception {
      String chunked = head("Content-Type: text/xml; charset=UTF-8", "Transfer-Encoding: chunked")
          + "2\r\n<a\r\n2\r\n/>\r\n0\r\n\r\n";
      try (RawPeer peer = peer()) {
        for (byte octet : chunked.getBytes(ISO_8859_1)) {
          peer.send(new byte[] {octet});
        }
        assertEquals("<a/>", peer.answer().body());
        peer.send(request("<b/>"));
        assertEquals("<b/>", peer.answer().body());
      }
    }

    @Test
    void thatAsksForTheEndOfTheConnectionGetsIt() throws Exception {
      try (RawPeer peer = peer()) {
        peer.send(head("Content-Type: text/xml", "Content-Length: 0", "Connection: close"));
        assertEquals(200, peer.answer().status());
        assertTrue(peer.isEnded());
      }
    }

    @Test
    void whoseServiceFailsIsAnsweredWithNothingButTheStatus() throws Exception {
      try (HttpsListener failing = start(HttpsLimits.DEFAULT, (p, b) -> {
            throw new IllegalStateException("secret");
          });
          RawPeer peer = RawPeer.tls(failing.address(), admf)) {
        peer.send(request("<a/>"));
        Answer answer = peer.answer();

        assertEquals(500, answer.status());
        assertEquals("", answer.body());
        assertFalse(answer.head().contains("secret"));
      }
    }
  }

  @Nested
  class Refused {
    private void assertRefused(int status, String octets) throws Exception {
      try (RawPeer peer = peer()) {
        peer.send(octets);
        Answer answer = peer.answer();
        assertNotNull(answer, octets);
        assertEquals(status, answer.status(), octets);
        assertEquals("", answer.body());
        assertTrue(peer.isEnded());
        assertEquals(0, served.get());
      }
    }

    @Test
    void isAnotherPath() throws Exception {
      assertRefused(404, request("<a/>").replace("/X1/NE", "/X1/ADMF"));
      assertRefused(404, request("<a/>").replace("/X1/NE", "/X1/NE?a=b"));
      assertRefused(404, request("<a/>").replace("/X1/NE", "http://ne/X1/NE"));
    }

    @Test
    void isAnotherMethod() throws Exception {
      assertRefused(405, "GET /X1/NE HTTP/1.1\r\nHost: ne\r\n\r\n");
      assertRefused(405, request("<a/>").replace("POST", "PUT"));
    }

    @Test
    void isAnotherMediaType() throws Exception {
      assertRefused(415, request("<a/>").replace("application/xml", "application/json"));
      assertRefused(415, request("<a/>").replace("/xml", "/xml; charset=utf-16"));
      assertRefused(415, request("<a/>").replace("Host: ne", "Host: ne\r\nContent-Encoding: gzip"));
      assertRefused(415, request("<a/>").replace("Content-Type: application/xml\r\n", ""));
    }

    @Test
    void isABodyOverTheLimit() throws Exception {
      assertRefused(413, head("Content-Type: text/xml", "Content-Length: " + (MAX_BODY + 1)));
      assertRefused(413, head("Content-Type: text/xml", "Content-Length: 9999999999"));
      assertRefused(
          413,
          head("Content-Type: text/xml", "Transfer-Encoding: chunked")
              + "2711\r\n"
              + "x".repeat(MAX_BODY + 1)
              + "\r\n0\r\n\r\n");
    }

    @Test
    void isABodyWithoutALength() throws Exception {
      assertRefused(411, head("Content-Type: text/xml"));
    }

    @Test
    void isAHeadOverTheLimit() throws Exception {
      assertRefused(431, head("Content-Type: text/xml", "X: " + "x".repeat(9000)));
    }

    @Test
    void isAnotherExpectationThanToGoOn() throws Exception {
      assertRefused(417, request("<a/>").replace("Host: ne", "Host: ne\r\nExpect: 200-ok"));
      assertRefused(
          417,
          request("<a/>")
              .replace("Host: ne", "Host: ne\r\nExpect: 100-continue\r\nExpect: 100-continue"));
    }

    @Test
    void isAnotherVersion() throws Exception {
      assertRefused(505, request("<a/>").replace("HTTP/1.1", "HTTP/1.0"));
      assertRefused(505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    }

    @Test
    void isAnUpgrade() throws Exception {
      assertRefused(
          400,
          request("<a/>").replace("Host: ne", "Host: ne\r\nConnection: Upgrade\r\nUpgrade: h2c"));
      assertRefused(400, request("<a/>").replace("Host: ne", "Host: ne\r\nUpgrade: websocket"));
    }
  }

  /** INV-HTTP-02. */
  @Nested
  class Smuggling {
    /** Whatever comes back, no second request is served, and the connection ends. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Content-Length: 4|Transfer-Encoding: chunked",
          "Transfer-Encoding: chunked|Content-Length: 4",
          "Content-Length: 4|Content-Length: 4",
          "Content-Length: 4|Content-Length: 5",
          "Content-Length: 4, 4",
          "Content-Length: +4",
          "Content-Length: 0x4",
          "Content-Length : 4",
          "Content-Length: 4|\tX: folded",
          "X: 1| Content-Length: 4",
          "Transfer-Encoding: chunked, identity",
          "Transfer-Encoding: xchunked",
          "Transfer-Encoding: identity|Content-Length: 4",
          "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
          "Content-Length: 4|Host: another",
          "Content-Length: 4\nX: bare line feed",
          "Content-Length: 4\rX: bare carriage return",
          "Content-Length: 4|X: nul \0",
          "Content-Length: 4|: no name",
        })
    void isRefusedWhateverTheLengthSays(String fields) throws Exception {
      String ambiguous = head("Content-Type: text/xml", fields.replace("|", "\r\n")) + "<a/>";
      try (RawPeer peer = peer()) {
        peer.send(ambiguous);
        Answer answer = peer.answer();
        assertTrue(answer == null || answer.status() >= 400, fields);
        assertTrue(peer.isEnded());
        assertEquals(0, served.get(), fields);
      }
    }

    @Test
    void trailersAreRefused() throws Exception {
      Answer answer = answerTo(
          head("Content-Type: text/xml", "Transfer-Encoding: chunked") + "0\r\nX: late\r\n\r\n");

      assertEquals(400, answer.status());
      assertEquals(0, served.get());
    }

    @Test
    void aChunkWhoseLengthLiesIsRefused() throws Exception {
      Answer answer = answerTo(
          head("Content-Type: text/xml", "Transfer-Encoding: chunked") + "2\r\n<a/>\r\n0\r\n\r\n");

      assertTrue(answer == null || answer.status() == 400);
      assertEquals(0, served.get());
    }
  }

  /** INV-HTTP-04. */
  @Nested
  class Deadline {
    private HttpsListener within(Duration handshake, Duration head, Duration body, Duration idle)
        throws Exception {
      return start(
          HttpsLimits.DEFAULT.deadlines(new Deadlines(handshake, head, body, LATER, idle)),
          HttpsListenerIT.this::echo);
    }

    private void assertEnds(HttpsListener at, String octets) throws Exception {
      try (at;
          RawPeer peer = RawPeer.tls(at.address(), admf)) {
        peer.send(octets);
        assertNull(peer.answer());
        assertEquals(0, served.get());
      }
    }

    @Test
    void ofTheHandshakeEndsASilentConnection() throws Exception {
      try (HttpsListener at = within(SOON, LATER, LATER, LATER);
          RawPeer peer = RawPeer.plain(at.address())) {
        assertTrue(peer.isEnded());
      }
    }

    @Test
    void ofTheHeadEndsASlowOne() throws Exception {
      assertEnds(within(LATER, SOON, LATER, LATER), "POST /X1/NE HTTP/1.1\r\nHost:");
    }

    @Test
    void ofTheBodyEndsASlowOne() throws Exception {
      assertEnds(
          within(LATER, LATER, SOON, LATER),
          head("Content-Type: text/xml", "Content-Length: 4") + "<a");
    }

    @Test
    void ofIdlenessEndsAConnectionThatIsNotUsed() throws Exception {
      try (HttpsListener at = within(LATER, LATER, LATER, Duration.ofSeconds(2));
          RawPeer peer = RawPeer.tls(at.address(), admf)) {
        peer.send(request("<a/>"));
        assertEquals(200, peer.answer().status());
        assertTrue(peer.isEnded());
      }
    }

    @Test
    void ofTheAnswerEndsAPeerThatDoesNotRead() throws Exception {
      Octets large = Octets.of(new byte[16 << 20]);
      try (HttpsListener at = start(
              HttpsLimits.DEFAULT
                  .connections(1, 8, 8)
                  .deadlines(new Deadlines(LATER, LATER, LATER, SOON, LATER)),
              (p, body) ->
                  new Service.Reply(200, "text/xml", body[1] == 'a' ? large : Octets.EMPTY));
          RawPeer deaf = RawPeer.tls(at.address(), admf)) {
        deaf.send(request("<a/>"));
        // Its place is free again once it is closed, whether it reads or not.
        int answered = 0;
        while (answered == 0) {
          try (RawPeer next = RawPeer.tls(at.address(), admf)) {
            next.send(request("<b/>"));
            Answer answer = next.answer();
            answered = answer == null ? 0 : answer.status();
          } catch (IOException e) {
            answered = 0;
          }
        }
        assertEquals(200, answered);
      }
    }

    @Test
    void ofOnePeerIsNoneOfAnothers() throws Exception {
      try (HttpsListener at = within(LATER, SOON, LATER, LATER);
          RawPeer slow = RawPeer.tls(at.address(), admf);
          RawPeer other = RawPeer.tls(at.address(), admf)) {
        slow.send("POST");
        other.send(request("<a/>"));
        assertEquals(200, other.answer().status());
        assertTrue(slow.isEnded());
        other.send(request("<b/>"));
        assertEquals("<b/>", other.answer().body());
      }
    }
  }

  /** INV-HTTP-06. */
  @Test
  void aListenerRefusesTheWildcardAndNames() {
    assertThrows(IllegalArgumentException.class, () -> bindTo(new InetSocketAddress("0.0.0.0", 0)));
    assertThrows(IllegalArgumentException.class, () -> bindTo(new InetSocketAddress("::", 0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> bindTo(InetSocketAddress.createUnresolved("localhost", 0)));
  }

  private void bindTo(InetSocketAddress address) throws Exception {
    HttpsListener.start(new ListenerConfig(
            "test",
            address,
            pki.tls(pki.element("ne1")),
            peer -> true,
            "/",
            Set.of(),
            peer -> false,
            Service.whole(this::echo),
            refusal -> {},
            HttpsLimits.DEFAULT,
            1))
        .close();
  }

  @Test
  void aClosedListenerHasClosedItsConnections() throws Exception {
    HttpsListener closing = start(HttpsLimits.DEFAULT, this::echo);
    try (RawPeer peer = RawPeer.tls(closing.address(), admf)) {
      peer.send(request("<a/>"));
      assertEquals(200, peer.answer().status());
      closing.close();
      assertTrue(peer.isEnded());
      assertThrows(IOException.class, () -> RawPeer.plain(closing.address()).close());
    }
  }

  @Test
  void aClosedListenerLeavesNoThread() throws Exception {
    HttpsListener closing = start("leaving", HttpsLimits.DEFAULT, Service.whole(this::echo));
    try (RawPeer peer = RawPeer.tls(closing.address(), admf)) {
      peer.send(request("<a/>"));
      assertEquals(200, peer.answer().status());
    }
    closing.close();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("leaving-")) {
        thread.join(10_000);
        assertFalse(thread.isAlive(), thread.getName());
      }
    }
  }
}

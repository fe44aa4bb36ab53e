package org.doorward.li.netty.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.http.RawPeer.Answer;
import org.doorward.li.netty.https.Deadlines;
import org.doorward.li.netty.https.HttpsLimits;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HttpsListenerIT extends ListenerScene {
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

    @Tag("F-34")
    @Test
    void ofTheHeadEndsASlowOne() throws Exception {
      assertEnds(within(LATER, SOON, LATER, LATER), "POST /X1/NE HTTP/1.1\r\nHost:");
    }

    @Tag("F-34")
    @Test
    void ofTheBodyEndsASlowOne() throws Exception {
      assertEnds(
          within(LATER, LATER, SOON, LATER),
          head("Content-Type: text/xml", "Content-Length: 4") + "<a");
    }

    @Tag("F-34")
    @Test
    void ofIdlenessEndsAConnectionThatIsNotUsed() throws Exception {
      try (HttpsListener at = within(LATER, LATER, LATER, Duration.ofSeconds(2));
          RawPeer peer = RawPeer.tls(at.address(), admf)) {
        peer.send(request("<a/>"));
        assertEquals(200, peer.answer().status());
        assertTrue(peer.isEnded());
      }
    }

    @Tag("F-34")
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

    @Tag("F-34")
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

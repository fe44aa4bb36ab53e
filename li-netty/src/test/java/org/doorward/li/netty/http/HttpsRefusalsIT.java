package org.doorward.li.netty.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.doorward.li.netty.http.RawPeer.Answer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener does not take as a request. */
class HttpsRefusalsIT extends ListenerScene {
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

    @Tag("F-35")
    @Test
    void isAnotherPath() throws Exception {
      assertRefused(404, request("<a/>").replace("/X1/NE", "/X1/ADMF"));
      assertRefused(404, request("<a/>").replace("/X1/NE", "/X1/NE?a=b"));
      assertRefused(404, request("<a/>").replace("/X1/NE", "http://ne/X1/NE"));
    }

    @Tag("F-35")
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

    @Tag("F-35")
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
    @Tag("F-35")
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
}

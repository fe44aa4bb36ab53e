package org.doorward.li.netty.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.netty.https.HttpsLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HTTP/2 as another implementation speaks it: the Java runtime's client, over mutual TLS and ALPN. INV-X1-41 */
class Http2IT {
  private static final int MAX_BODY = 100_000;

  private final TestPki pki;
  private final KeyVault admf;
  private final AtomicInteger served = new AtomicInteger();
  private HttpsListener listener;

  Http2IT() throws Exception {
    pki = new TestPki();
    admf = pki.admf("admf1");
  }

  @AfterEach
  void stop() {
    listener.close();
  }

  private HttpClient client(Service service) throws Exception {
    listener = TestListeners.start(
        pki, HttpsLimits.DEFAULT.maxBodyOctets(MAX_BODY), (peer, body, outlet) -> {
          served.incrementAndGet();
          service.answer(peer, body, outlet);
        });
    return client(admf);
  }

  private static HttpClient client(KeyVault keys) throws Exception {
    return HttpClient.newBuilder()
        .version(Version.HTTP_2)
        .sslContext(RawPeer.context(keys.tlsIdentity()))
        .build();
  }

  private HttpRequest.Builder post(String body) {
    InetSocketAddress at = listener.address();
    return HttpRequest.newBuilder(URI.create(
            "https://" + at.getAddress().getHostAddress() + ":" + at.getPort() + "/X1/NE"))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/xml")
        .POST(BodyPublishers.ofString(body));
  }

  private static final Service ECHO = Service.whole(TestListeners::echo);

  @Test
  void isSpokenWithWhoAsksForIt() throws Exception {
    HttpResponse<String> answer = client(ECHO).send(post("<a/>").build(), BodyHandlers.ofString());

    assertEquals(Version.HTTP_2, answer.version());
    assertEquals(200, answer.statusCode());
    assertEquals("<a/>", answer.body());
    assertEquals("application/xml", answer.headers().firstValue("content-type").orElseThrow());
    assertTrue(answer.headers().firstValue("server").isEmpty());
  }

  @Test
  void isNotForcedUponWhoDoesNot() throws Exception {
    HttpClient client = client(ECHO);
    HttpResponse<String> answer =
        client.send(post("<a/>").version(Version.HTTP_1_1).build(), BodyHandlers.ofString());

    assertEquals(Version.HTTP_1_1, answer.version());
    assertEquals("<a/>", answer.body());
  }

  @Test
  void answersSeveralRequestsOfOneConnectionAtATime() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    HttpClient client = client((peer, body, outlet) -> {
      try {
        if (body.length > 0) {
          both.await(20, TimeUnit.SECONDS);
        }
      } catch (Exception e) {
        throw new IOException(e);
      }
      outlet.begin(200, "text/xml").write(body);
    });
    // Opens the connection, which the others share.
    assertEquals("", client.send(post("").build(), BodyHandlers.ofString()).body());
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(client.sendAsync(post("<a>" + i + "</a>").build(), BodyHandlers.ofString()));
    }
    for (int i = 0; i < 20; i++) {
      assertEquals("<a>" + i + "</a>", answers.get(i).get(20, TimeUnit.SECONDS).body());
    }
  }

  @Test
  void carriesBodiesUpToTheLimitAndNoFurther() throws Exception {
    HttpClient client = client(ECHO);
    String largest = "x".repeat(MAX_BODY);

    assertEquals(
        largest, client.send(post(largest).build(), BodyHandlers.ofString()).body());
    assertEquals(413, status(client, request -> post(largest + "x")));
    assertEquals(
        "<a/>", client.send(post("<a/>").build(), BodyHandlers.ofString()).body());
    assertEquals(2, served.get());
  }

  private int status(HttpClient client, UnaryOperator<HttpRequest.Builder> change)
      throws Exception {
    return client
        .send(change.apply(post("<a/>")).build(), BodyHandlers.ofString())
        .statusCode();
  }

  /** With 431, or with the reset behind it, which later Java runtimes tell their caller of instead. */
  private boolean isRefused(HttpClient client, UnaryOperator<HttpRequest.Builder> change)
      throws Exception {
    try {
      return status(client, change) == 431;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("RST_STREAM");
    }
  }

  @Test
  void hasTheRulesOfTheOtherVersion() throws Exception {
    HttpClient client = client(ECHO);
    URI here = post("").build().uri();

    assertEquals(200, status(client, request -> request));
    assertEquals(404, status(client, request -> request.uri(here.resolve("/X1/ADMF"))));
    assertEquals(405, status(client, HttpRequest.Builder::GET));
    assertEquals(415, status(client, request -> request.setHeader("Content-Type", "text/css")));
    assertEquals(415, status(client, request -> request.header("Content-Encoding", "gzip")));
    assertTrue(isRefused(client, request -> request.header("X", "x".repeat(9000))));
    assertEquals(1, served.get());
  }

  @Test
  void tellsWhoExpectsToGoOnToDoSo() throws Exception {
    HttpClient client = client(ECHO);
    HttpRequest request = post("<a/>").expectContinue(true).build();

    assertEquals("<a/>", client.send(request, BodyHandlers.ofString()).body());
  }

  @Test
  void carriesLongAnswersInPieces() throws Exception {
    byte[] piece = "0123456789abcdef".repeat(64).getBytes(ISO_8859_1);
    HttpClient client = client((peer, body, outlet) -> {
      OutputStream answer = outlet.begin(200, "text/xml");
      for (int i = 0; i < 5000; i++) {
        answer.write(piece);
      }
    });
    HttpResponse<byte[]> answer = client.send(post("<a/>").build(), BodyHandlers.ofByteArray());

    assertEquals(5000 * piece.length, answer.body().length);
  }

  @Test
  void cutsAnAnswerThatFailsHalfway() throws Exception {
    HttpClient client = client((peer, body, outlet) -> {
      OutputStream answer = outlet.begin(200, "text/xml");
      answer.write(new byte[100_000]);
      throw new IllegalStateException("secret");
    });
    HttpRequest request = post("<a/>").build();

    assertThrows(IOException.class, () -> client.send(request, BodyHandlers.ofString()));
  }

  @Test
  void answersAFailureWithNothingButTheStatus() throws Exception {
    HttpClient client = client((peer, body, outlet) -> {
      throw new IllegalStateException("secret");
    });
    HttpResponse<String> answer = client.send(post("<a/>").build(), BodyHandlers.ofString());

    assertEquals(500, answer.statusCode());
    assertEquals("", answer.body());
  }

  @Test
  void isAsClosedToStrangersAsTheOtherVersion() throws Exception {
    assertEquals(
        "<a/>", client(ECHO).send(post("<a/>").build(), BodyHandlers.ofString()).body());
    HttpClient stranger = client(new TestPki().admf("admf1"));
    HttpRequest request = post("<a/>").build();

    IOException refused =
        assertThrows(IOException.class, () -> stranger.send(request, BodyHandlers.ofString()));
    assertInstanceOf(IOException.class, refused);
    assertEquals(1, served.get());
  }
}

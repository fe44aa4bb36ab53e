package org.doorward.li.netty.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.http.RawPeer.Answer;
import org.doorward.li.netty.https.HttpsLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A listener that echoes, and raw peers of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ListenerScene {
  static final Duration SOON = Duration.ofMillis(300);
  static final Duration LATER = Duration.ofSeconds(60);

  static final int MAX_BODY = 10_000;
  TestPki pki;

  KeyVault admf;
  HttpsListener listener;

  final AtomicInteger served = new AtomicInteger();

  @BeforeAll
  void start() throws Exception {
    pki = new TestPki();
    admf = pki.admf("admf1");
    listener = start(HttpsLimits.DEFAULT.maxBodyOctets(MAX_BODY), this::echo);
  }

  HttpsListener start(HttpsLimits limits, BiFunction<PeerIdentity, byte[], Service.Reply> service)
      throws Exception {
    return start("test", limits, Service.whole(service));
  }

  HttpsListener start(String name, HttpsLimits limits, Service service) throws Exception {
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

  Service.Reply echo(PeerIdentity peer, byte[] body) {
    served.incrementAndGet();
    return new Service.Reply(200, "application/xml", Octets.of(body));
  }

  RawPeer peer() throws Exception {
    return RawPeer.tls(listener.address(), admf);
  }

  static String head(String... fields) {
    return "POST /X1/NE HTTP/1.1\r\nHost: ne\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
  }

  static String request(String body) {
    return head("Content-Type: application/xml", "Content-Length: " + body.length()) + body;
  }

  Answer answerTo(String octets) throws Exception {
    try (RawPeer peer = peer()) {
      peer.send(octets);
      return peer.answer();
    }
  }
}

package org.doorward.li.netty.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.doorward.li.netty.http.TestListeners.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.netty.https.HttpsLimits;
import org.junit.jupiter.api.Test;

/** INV-X1-44: what waits for nothing is answered though all workers wait, and everything else as ever. */
class AtOnceIT {
  private final TestPki pki = new TestPki();
  private final KeyVault admf = pki.admf("admf1");
  private final CountDownLatch freed = new CountDownLatch(1);
  private final CountDownLatch waiting = new CountDownLatch(2);

  AtOnceIT() throws Exception {}

  /** Answers {@code <p/>} at once; has a worker for the rest, and for {@code <w/>} until it is freed. */
  private final class Answers implements Service {
    @Override
    public Optional<Reply> atOnce(PeerIdentity peer, byte[] body) {
      if (Arrays.equals(body, "<x/>".getBytes(ISO_8859_1))) {
        throw new IllegalStateException("thrown on purpose");
      }
      return Arrays.equals(body, "<p/>".getBytes(ISO_8859_1))
          ? Optional.of(TestListeners.echo(peer, "<at-once/>".getBytes(ISO_8859_1)))
          : Optional.empty();
    }

    @Override
    public void answer(PeerIdentity peer, byte[] body, Outlet outlet) throws IOException {
      if (Arrays.equals(body, "<w/>".getBytes(ISO_8859_1))) {
        waiting.countDown();
        try {
          freed.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      outlet.begin(200, "text/xml").write("<worked/>".getBytes(ISO_8859_1));
    }
  }

  @Test
  void waitsForNoWorker() throws Exception {
    try (HttpsListener listener = TestListeners.start(pki, HttpsLimits.DEFAULT, new Answers());
        RawPeer one = RawPeer.tls(listener.address(), admf);
        RawPeer other = RawPeer.tls(listener.address(), admf);
        RawPeer pinging = RawPeer.tls(listener.address(), admf)) {
      for (RawPeer peer : List.of(one, other)) {
        peer.send(request("<w/>"));
      }
      waiting.await(); // both workers that there are

      pinging.send(request("<p/>"));
      assertEquals("<at-once/>", pinging.answer().body());

      freed.countDown();
      for (RawPeer peer : List.of(one, other)) {
        assertEquals("<worked/>", peer.answer().body());
      }
    }
  }

  @Test
  void whatCannotBeAnsweredAtOnceIsAnsweredByAWorker() throws Exception {
    try (HttpsListener listener = TestListeners.start(pki, HttpsLimits.DEFAULT, new Answers());
        RawPeer peer = RawPeer.tls(listener.address(), admf)) {
      for (String body : List.of("<n/>", "<x/>", "<p>" + " ".repeat(4096) + "</p>")) {
        peer.send(request(body));
        assertEquals("<worked/>", peer.answer().body());
      }
      peer.send(request("<p/>") + request("<n/>") + request("<p/>"));
      assertEquals("<at-once/>", peer.answer().body());
      assertEquals("<worked/>", peer.answer().body());
      assertEquals("<at-once/>", peer.answer().body());
    }
  }
}

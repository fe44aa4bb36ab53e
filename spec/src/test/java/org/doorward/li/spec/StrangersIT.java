package org.doorward.li.spec;

import static org.doorward.li.spec.FaultScene.ALICE;
import static org.doorward.li.spec.FaultScene.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocket;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.crypto.certificate.CertificatePurpose;
import org.doorward.li.crypto.certificate.ComponentCertificate;
import org.doorward.li.crypto.certificate.Validity;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.x1.Ping;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Those whom a running element does not know, at its port of X1: they get no answer, and the log has them. */
class StrangersIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int FLOOD = 4_000;
  private static final int FLOODERS = 8;

  @TempDir
  static Path directory;

  private static FaultScene scene;
  private static Lab lab;

  @BeforeAll
  static void open() throws LiException {
    scene = new FaultScene(directory, builder -> builder);
    lab = scene.lab;
    lab.activate(ALICE);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  private static ComponentCertificate admf(Validity validity) {
    return ComponentCertificate.named("admf", validity)
        .address(InetAddress.getLoopbackAddress())
        .binding(ComponentRole.ADMF, Lab.ADMF.value());
  }

  /** From so many minutes from now on, for so many. */
  private static Validity valid(int from, int minutes) {
    return Validity.from(Instant.now().plus(Duration.ofMinutes(from)), Duration.ofMinutes(minutes));
  }

  /** Who comes. */
  @FunctionalInterface
  private interface Stranger {
    LabPki.Component component(LabPki pki) throws LiException;
  }

  static Stream<Arguments> strangers() {
    return Stream.of(
        stranger(
            Reason.TLS_UNTRUSTED,
            pki -> LabPki.found("Laboratory LI CA").issue(pki.admf(Lab.ADMF))),
        stranger(Reason.TLS_NOT_VALID_NOW, pki -> pki.issue(admf(valid(-4, 3)))),
        stranger(Reason.TLS_NOT_VALID_NOW, pki -> pki.issue(admf(valid(60, 60)))),
        stranger(
            Reason.TLS_USAGE,
            pki -> pki.issue(admf(valid(-4, 120)).purposes(Set.of(CertificatePurpose.SERVER)))),
        stranger(
            Reason.PEER_NOT_NAMED,
            pki -> pki.issue(pki.element(new NeIdentifier("ne-2.li.example")))),
        stranger(Reason.PEER_NOT_NAMED, pki -> pki.issue(pki.component(Lab.ADMF.value()))));
  }

  private static Arguments stranger(Reason reason, Stranger stranger) {
    return Arguments.of(reason, stranger);
  }

  /** Whether whoever shows these keys gets as much as one octet for a request that is right. */
  private static boolean isAnswered(String version, KeyManager... keys) throws Exception {
    try (SSLSocket socket = RawX1.connect(lab, keys)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      socket
          .getOutputStream()
          .write("POST /X1/NE HTTP/1.1\r\nHost: ne\r\nContent-Length: 0\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static long refused(Reason reason) throws LiException {
    return scene.refusals(Operation.TLS_REFUSED).stream()
        .filter(act -> act.reason() == reason)
        .mapToLong(RecordedAct::occurrences)
        .sum();
  }

  /** The right one is answered, the wrong one is not, and the log says why. */
  private static void turnedAway(Reason reason, String version, KeyManager... keys)
      throws Exception {
    KeyManager right = lab.admf().component().keys().tlsIdentity();
    assertTrue(isAnswered("TLSv1.3", right));
    Set<Object> before = scene.held();
    long entries = refused(reason);

    assertFalse(isAnswered(version, keys));

    long end = System.nanoTime() + PATIENCE.toNanos();
    while (refused(reason) == entries) {
      assertTrue(System.nanoTime() < end, "an entry");
      lab.admf().done(Ping::new);
    }
    assertEquals(entries + 1, refused(reason));
    assertEquals(before, scene.held());
  }

  @Tag("F-41")
  @ParameterizedTest(name = "{0}")
  @MethodSource("strangers")
  void aWrongCertificateIsTurnedAway(Reason reason, Stranger stranger) throws Exception {
    LabPki.Component component = stranger.component(lab.pki());
    turnedAway(reason, "TLSv1.3", component.keys().tlsIdentity());
    component.keys().close();
  }

  @Tag("F-41")
  @Test
  void whoShowsNoCertificateOrSpeaksAnOlderVersionIsTurnedAway() throws Exception {
    turnedAway(Reason.TLS_NO_CERTIFICATE, "TLSv1.3");
    turnedAway(Reason.TLS_HANDSHAKE, "TLSv1.2", lab.admf().component().keys().tlsIdentity());
  }

  private static void comeAndGo(InetSocketAddress to, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      try (Socket socket = new Socket(to.getAddress(), to.getPort())) {
        socket.setSoLinger(true, 0);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream().write("no TLS at all\r\n".getBytes(StandardCharsets.US_ASCII));
        while (socket.getInputStream().read() >= 0) {
          // an alert may come
        }
      } catch (IOException e) {
        // reset in place of closed
      }
    }
  }

  /** A flood of failed handshakes is counted whole, in a few entries, while an authorised act is done and recorded. */
  @Tag("F-30")
  @Test
  void aFloodOfStrangersIsAFewEntriesAndAnActIsDoneMeanwhile() throws Exception {
    Set<Object> before = scene.held();
    long refusedBefore = total();
    int entriesBefore = scene.refusals(Operation.TLS_REFUSED).size();
    long begin = System.nanoTime();
    ExecutorService flooders = Executors.newFixedThreadPool(FLOODERS);
    try {
      List<Future<?>> all = new ArrayList<>();
      InetSocketAddress x1 = lab.element().x1Address();
      for (int i = 0; i < FLOODERS; i++) {
        all.add(flooders.submit(() -> {
          comeAndGo(x1, FLOOD / FLOODERS);
          return null;
        }));
      }
      lab.activate(BOB);
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      flooders.shutdownNow();
    }
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1;

    long end = System.nanoTime() + PATIENCE.toNanos();
    while (total() < refusedBefore + FLOOD) {
      assertTrue(System.nanoTime() < end, () -> "all of them are counted");
      lab.admf().done(Ping::new);
    }
    assertEquals(refusedBefore + FLOOD, total());
    int entries = scene.refusals(Operation.TLS_REFUSED).size() - entriesBefore;
    assertTrue(entries < 100 + 4 * seconds, entries + " entries in " + seconds + " s");
    assertEquals(before.size() + 1, scene.held().size(), "one task more");
  }

  private static long total() throws LiException {
    return scene.refusals(Operation.TLS_REFUSED).stream()
        .mapToLong(RecordedAct::occurrences)
        .sum();
  }
}

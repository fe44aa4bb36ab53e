package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.doorward.li.crypto.certificate.RevocationLists;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.Ping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-TLS-10 at a running element: F-42, and F-45 for a list that is too old. */
class RevocationListsIT {
  private static final SipUri ALICE = SipUri.of("sip:alice@example.com");
  private static final SipUri BOB = SipUri.of("sip:bob@example.com");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration HOUR = Duration.ofHours(1);

  /** The half second in which a changed file is seen, the second of a look at connections, and a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(4);

  @TempDir
  Path directory;

  private LabPki pki;
  private Path file;
  private Lab lab;

  @BeforeEach
  void open() throws LiException {
    pki = LabPki.found("Laboratory LI CA");
    file = directory.resolve("lists.crl");
    pki.publishRevocations(file, HOUR, List.of());
    RevocationLists lists = RevocationLists.read(file, Duration.ZERO);
    lab = Lab.open(
        directory.resolve("element"), pki, List.of(), builder -> builder.revocationLists(lists));
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private List<RecordedAct> entries(Operation operation) throws LiException {
    return VerifiedEntries.of(lab.element(), directory.resolve("audit")).of(operation);
  }

  private void awaitRefusal(Reason reason) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (entries(Operation.TLS_REFUSED).stream().noneMatch(act -> act.reason() == reason)) {
      assertTrue(System.nanoTime() < end, "recorded in time");
      Thread.sleep(50);
    }
  }

  /** Lets the connected ADMF do something, changes the list, and waits until its connection ends. */
  private void cutOff(Duration due, List<X509Certificate> revoked) throws Exception {
    try (SSLSocket line = RawX1.connect(lab)) {
      line.setSoTimeout((int) PATIENCE.toMillis());
      line.startHandshake();
      lab.admf().done(Ping::new);

      long begin = System.nanoTime();
      pki.publishRevocations(file, due, revoked);
      assertEquals(-1, endOf(line));
      assertTrue(System.nanoTime() - begin < SOON.toNanos());
    }
  }

  /** A connection may be reset in place of being closed. */
  private static int endOf(SSLSocket line) {
    try {
      return line.getInputStream().read();
    } catch (SocketTimeoutException e) {
      return 0;
    } catch (IOException e) {
      return -1;
    }
  }

  @Tag("F-42")
  @Test
  void anAdmfThatComesToStandOnTheListIsCutOffAndChangesNothing() throws Exception {
    lab.activate(ALICE);
    Xid xid = Xid.random();
    lab.submit(lab.mandate(xid, BOB), 0, 1);

    cutOff(HOUR, List.of(lab.admf().component().certificate()));

    assertThrows(
        IllegalStateException.class,
        () -> lab.admf().done(header -> new ActivateTask(header, lab.task(xid, BOB))));
    awaitRefusal(Reason.TLS_REVOKED);
    assertEquals(List.of(), lab.element().interceptionPoint().match(BOB));
    assertEquals(1, lab.element().interceptionPoint().match(ALICE).size());
    assertEquals(
        1,
        entries(Operation.ACTIVATE_TASK).stream()
            .filter(act -> act.reason() == Reason.NONE && act.refersTo().isPresent())
            .count());
  }

  @Tag("F-45")
  @Test
  void nobodyIsLetInByAListThatIsTooOldAndEverybodyAgainByTheNext() throws Exception {
    cutOff(Duration.ofSeconds(-1), List.of());
    assertThrows(IllegalStateException.class, () -> lab.admf().done(Ping::new));
    awaitRefusal(Reason.TLS_REVOCATION_UNKNOWN);

    pki.publishRevocations(file, HOUR, List.of());
    Thread.sleep(SOON.toMillis());
    lab.admf().done(Ping::new);
  }
}

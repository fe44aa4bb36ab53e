package org.doorward.li.spec.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.spec.kill.TransferProcess.Way;
import org.doorward.li.spec.model.LogReplay;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-X1-140: a process that is killed at any moment of an export leaves an element that starts, or a file that can be
 * imported, or an export that can be finished, and never both of the first two; one that is killed at any moment of an
 * import leaves an element that takes the state over when it is asked again, or holds all of it.
 */
class KilledTransferIT {
  private static final int KILLS = 3;
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir
  private Path root;

  private Operator operator;
  private Path origin;
  private TaskDetails task;

  @BeforeEach
  void anElementHoldsATask() throws Exception {
    origin = Files.createDirectory(root.resolve("origin"));
    operator = new Operator(origin);
    task = operator.task(Xid.random(), DeliveryType.X2_AND_X3);
    try (KeyVault keys =
            Pkcs12KeyVault.open(ElementProcess.vault(origin), ElementProcess.password());
        NetworkElement element = ElementProcess.start(origin, keys);
        Connection connection =
            operator.connect(element.x1Address(), element.inboxAddress().orElseThrow())) {
      element.mandateInbox().submit(operator.mandate(task));
      done(
          connection,
          new CreateDestination(Operator.header(Instant.now()), operator.destination()));
      done(connection, new ActivateTask(Operator.header(Instant.now()), task));
      TransferProcess.prepare(origin, operator, element.logKey());
    }
  }

  @AfterEach
  void close() {
    operator.close();
  }

  private static void done(Connection connection, X1Request request) throws LiException {
    X1Outcome.Answered answered =
        assertInstanceOf(X1Outcome.Answered.class, connection.x1().send(List.of(request)));
    assertInstanceOf(OkResponse.class, answered.responses().get(0));
  }

  /** What the operator gave the element, and the element's own directory if {@code whole}. */
  private Path copy(String name, boolean whole) throws IOException {
    Path copy = root.resolve(name);
    List<Path> all;
    try (Stream<Path> found = Files.walk(origin)) {
      all = found.toList();
    }
    Path element = origin.resolve("element");
    for (Path one : all) {
      if (whole || !one.startsWith(element)) {
        Files.copy(one, copy.resolve(origin.relativize(one)));
      }
    }
    return copy;
  }

  /** Starts the element in this process; it holds the task, and so does what its log says. */
  private void assertHolds(Path directory) throws Exception {
    try (KeyVault keys =
            Pkcs12KeyVault.open(ElementProcess.vault(directory), ElementProcess.password());
        NetworkElement element = ElementProcess.start(directory, keys)) {
      assertEquals(
          1, element.interceptionPoint().match(task.targetIdentifiers().get(0)).size());
      LogReplay replay = new LogReplay();
      Path audit = Files.createTempDirectory(directory, "audit");
      VerifierKey logKey = element.logKey();
      element.exportEvidence(audit.resolve("log"));
      AuditVerifier.verify(audit.resolve("log"), logKey, entry -> replay.take(entry.act()));
      Set<String> held = new TreeSet<>(
          Set.of(task.xid().toString(), operator.destination().did().toString()));
      assertEquals(held, replay.alive());
    }
  }

  private void assertImports(String name, Path file) throws Exception {
    Path other = copy(name, false);
    TransferProcess.run(Way.IN, other, file);
    assertHolds(other);
  }

  /** Whether another element can take that file over. */
  private boolean isWhole(String name, Path file) throws Exception {
    Path other = copy(name, false);
    try {
      TransferProcess.run(Way.IN, other, file);
      return true;
    } catch (LiException e) {
      return false;
    }
  }

  private static boolean starts(Path directory) throws Exception {
    try (KeyVault keys =
        Pkcs12KeyVault.open(ElementProcess.vault(directory), ElementProcess.password())) {
      ElementProcess.start(directory, keys).close();
      return true;
    } catch (EvidenceException e) {
      return false;
    }
  }

  @Test
  void aKilledExportLeavesOneElementThatHoldsTheState() throws Exception {
    Path file = root.resolve("export");
    Duration whole = TransferProcess.run(Way.OUT, copy("unkilled", true), file, LONG);
    assertImports("imported", file);
    List<String> left = new ArrayList<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      Path directory = copy("killed-" + kill, true);
      Path cut = root.resolve("export-" + kill);
      Duration limit = whole.multipliedBy(kill).dividedBy(KILLS + 1);
      TransferProcess.run(Way.OUT, directory, cut, limit);
      boolean isWhole = Files.exists(cut) && isWhole("taken-" + kill, cut);
      boolean starts = starts(directory);
      left.add((starts ? "an element" : "no element") + (isWhole ? " and a file" : ""));
      assertTrue(!isWhole || !starts, "two elements hold the state");
      if (isWhole) {
        continue;
      }
      if (starts) {
        assertHolds(directory);
      }
      Files.deleteIfExists(cut);
      TransferProcess.run(Way.OUT, directory, cut);
      assertThrows(EvidenceException.class, () -> assertHolds(directory));
      assertImports("finished-" + kill, cut);
    }
    assertTrue(left.contains("an element"), left::toString);
  }

  @Test
  void aKilledImportIsTakenUpAgainOrIsComplete() throws Exception {
    Path file = root.resolve("export");
    TransferProcess.run(Way.OUT, copy("exported", true), file);
    Duration whole = TransferProcess.run(Way.IN, copy("unkilled", false), file, LONG);
    int again = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      Path directory = copy("killed-" + kill, false);
      Duration limit = whole.multipliedBy(kill).dividedBy(KILLS + 1);
      TransferProcess.run(Way.IN, directory, file, limit);
      try {
        TransferProcess.run(Way.IN, directory, file);
        again++;
      } catch (EvidenceException e) {
        assertEquals("the element holds something already", e.getMessage());
      }
      assertHolds(directory);
    }
    assertTrue(again > 0, "no kill came before the end");
  }
}

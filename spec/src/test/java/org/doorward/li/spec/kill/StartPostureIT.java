package org.doorward.li.spec.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.doorward.li.authority.Concession;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.evidence.Opening;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Posture;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.spec.VerifiedEntries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-DOOR-09. What a process lets in is in the log, and is what the trust policy concedes. */
class StartPostureIT {
  private static final String HEAP_DUMP = "-XX:+HeapDumpOnOutOfMemoryError";

  @TempDir
  private Path directory;

  /** The directory of an element whose trust policy concedes that. */
  private Path element(Concession... conceded) throws Exception {
    Path element = Files.createDirectory(directory.resolve("element-" + conceded.length));
    new Operator(element, List.of(conceded)).close();
    return element;
  }

  /** Starts the element in this process, which runs from the module path, and returns what its log has. */
  private static List<RecordedAct> log(Path element, Operation operation) throws Exception {
    try (KeyVault keys =
            Pkcs12KeyVault.open(ElementProcess.vault(element), ElementProcess.password());
        NetworkElement running = ElementProcess.start(element, keys)) {
      return VerifiedEntries.of(running, element.resolve("audit-" + operation)).of(operation);
    }
  }

  private static Posture posture(RecordedAct act) {
    return act.posture().orElseThrow();
  }

  /** What the process says that does not start. */
  private static String refused(Path element, String... options) throws Exception {
    assertThrows(
        IllegalStateException.class,
        () -> ElementProcess.start(element, options).kill());
    return Files.readString(element.resolve("errors"));
  }

  @Test
  void anElementOnTheClassPathStartsOnlyIfThePolicyConcedesIt() throws Exception {
    Path conceding = element(Concession.CLASS_PATH);
    ElementProcess.start(conceding).kill();
    List<RecordedAct> starts = log(conceding, Operation.ELEMENT_STARTED);
    assertTrue(posture(starts.get(0)).openings().contains(Opening.CLASS_PATH));
    assertEquals(Runtime.version().feature(), posture(starts.get(0)).javaFeature());
    assertFalse(posture(starts.get(0)).artefacts().isEmpty());
    assertFalse(posture(starts.get(1)).openings().contains(Opening.CLASS_PATH));

    Path strict = element();
    assertTrue(refused(strict).contains("[CLASS_PATH]"));

    List<RecordedAct> refusals = log(strict, Operation.START_REFUSED);
    assertEquals(1, refusals.size());
    assertEquals(Phase.REFUSAL, refusals.get(0).phase());
    assertEquals(Reason.POSTURE, refusals.get(0).reason());
    assertTrue(posture(refusals.get(0)).openings().contains(Opening.CLASS_PATH));
    assertTrue(log(strict, Operation.ELEMENT_STARTED).stream()
        .noneMatch(start -> posture(start).openings().contains(Opening.CLASS_PATH)));
  }

  @Test
  void aProcessThatCanBeLookedIntoStartsOnlyIfThePolicyConcedesIt() throws Exception {
    Path conceding = element(Concession.CLASS_PATH, Concession.INSPECTION);
    ElementProcess.start(conceding, HEAP_DUMP).kill();
    assertTrue(posture(log(conceding, Operation.ELEMENT_STARTED).get(0))
        .openings()
        .containsAll(Set.of(Opening.CLASS_PATH, Opening.HEAP_DUMP)));

    Path strict = element(Concession.CLASS_PATH);
    ElementProcess.start(strict).kill();
    assertTrue(refused(strict, HEAP_DUMP).contains("[HEAP_DUMP]"));
    assertTrue(refused(strict, "-Djavax.net.debug=none").contains("[TLS_DEBUG]"));
    assertTrue(
        refused(strict, "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0")
            .contains("[DEBUGGER]"));

    assertEquals(
        List.of(Reason.POSTURE, Reason.POSTURE, Reason.POSTURE),
        log(strict, Operation.START_REFUSED).stream().map(RecordedAct::reason).toList());
  }
}

package org.doorward.li.element.internal;

import static org.doorward.li.element.internal.ReportingFixture.ONE;
import static org.doorward.li.element.internal.ReportingFixture.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorward.li.element.KeepaliveSettings;
import org.doorward.li.element.internal.AdmfLine.Result;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.ReportNeIssue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TS 103 221-1, 6.6.2: each ADMF is watched for itself, and told for itself. */
class WatchdogTest {
  private static final KeepaliveSettings SETTINGS = new KeepaliveSettings(
      Duration.ofSeconds(10), Duration.ofSeconds(100), Duration.ofSeconds(50), true);

  @TempDir
  Path directory;

  private ReportingFixture at;
  private Watchdog watchdog;
  private final List<AdmfIdentifier> purged = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    at = new ReportingFixture(directory);
    watchdog = new Watchdog(
        SETTINGS, List.of(ONE, TWO), at.reporting, purged::add, at.work::add, () -> at.now);
    watchdog.heard(ONE);
    watchdog.heard(TWO);
  }

  @AfterEach
  void close() throws Exception {
    at.close();
  }

  private void pass(long seconds) {
    for (long i = 0; i < seconds; i++) {
      at.now += Duration.ofSeconds(1).toNanos();
      watchdog.look();
      at.run();
      at.acknowledged.forEach(each -> {
        var told = (Map.Entry<?, ?>) each;
        watchdog.acknowledged((AdmfIdentifier) told.getKey(), (Issue) told.getValue());
      });
      at.acknowledged.clear();
    }
  }

  private List<ReportNeIssue> told(AdmfIdentifier admf) {
    return at.line(admf).taken.stream().map(r -> (ReportNeIssue) r).toList();
  }

  @Tag("F-38")
  @Test
  void oneThatIsSilentLosesItsTasksAndTheOtherNone() {
    pass(90);
    watchdog.heard(TWO);
    pass(59);
    assertEquals(List.of(), purged);
    assertEquals(Optional.of(9050), told(ONE).get(0).issueCode());
    assertEquals(NeIssueType.FAULT_REPORT, told(ONE).get(0).issueType());
    watchdog.heard(TWO);
    pass(1);
    assertEquals(List.of(ONE), purged);
    assertEquals(List.of(), told(TWO), "another's silence is nothing to it");
    watchdog.heard(ONE);
    at.run();
    assertEquals(NeIssueType.FAULT_CLEARED, told(ONE).get(1).issueType());
    assertEquals(Optional.of(9000), told(ONE).get(1).issueCode());
  }

  @Test
  void aReportThatIsNotAcknowledgedLeavesP1() {
    at.line(ONE).next = Result.REFUSED;
    watchdog.heard(ONE);
    pass(80);
    watchdog.heard(TWO);
    pass(29);
    assertEquals(List.of(), purged);
    pass(1);
    assertEquals(List.of(ONE), purged);
  }

  @Tag("F-38")
  @Test
  void whoIsNotOfTheTrustPolicyFeedsNothing() {
    pass(99);
    watchdog.heard(new AdmfIdentifier("admf-3.li.example"));
    pass(1);
    assertEquals(1, told(ONE).size());
    assertEquals(1, told(TWO).size());
  }

  @Test
  void whoWasSilentBeforeTheRestartIsReportedAgainAtOnce() throws Exception {
    pass(100);
    assertEquals(1, told(ONE).size());
    at.restart(at.disk, any -> true, (issue, report) -> report.happened(issue));
    watchdog = new Watchdog(
        SETTINGS, List.of(ONE, TWO), at.reporting, purged::add, at.work::add, () -> at.now);
    watchdog.arm(ONE);
    pass(1);
    assertEquals(2, told(ONE).size());
    pass(50);
    assertEquals(List.of(ONE), purged);
    assertTrue(told(ONE).stream().allMatch(r -> r.issueType() == NeIssueType.FAULT_REPORT));
  }
}

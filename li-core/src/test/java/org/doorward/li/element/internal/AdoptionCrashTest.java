package org.doorward.li.element.internal;

import static org.doorward.li.authority.internal.Operator.ELEMENT;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.doorward.li.authority.Concession;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox.PolicyReceipt;
import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.CommissionedPolicy;
import org.doorward.li.authority.internal.KeptPolicies;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.Revocations;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.TrustPolicies;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.evidence.internal.FaultyLog;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.FaultyDisk;
import org.doorward.li.store.internal.Memory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-AUTH-37: wherever the disk ends or fails while an element is brought a trust policy, the next start follows the old one
 * or the new one, the new one if it was acknowledged, and the log says which.
 */
class AdoptionCrashTest {
  @TempDir(factory = Memory.class)
  private Path root;

  private final Operator operator = new Operator();
  private final SignedDocument<TrustPolicy> first = operator.accepted(operator.policy());
  private final Envelope second =
      operator.signed(Envelope.unsigned(version(operator.policy(), 2)), "rita", "rob");

  /** It concedes whatever a test runner needs. */
  private static TrustPolicy version(TrustPolicy policy, int version) {
    return new TrustPolicy(
        new PolicyReference(policy.reference().id(), version),
        policy.validity(),
        policy.elements(),
        policy.officers(),
        policy.components(),
        policy.witnesses(),
        policy.auditKey(),
        policy.limits(),
        List.of(Concession.values()));
  }

  /** Begins, as a start does, with what was given and what was kept; returns what is followed. */
  private Octets start(Path directory) throws LiException {
    TrustPolicies rules = new TrustPolicies(ELEMENT, Operator.verifier());
    CommissionedPolicy all = rules.commission(
        first.envelope(),
        List.of(
            operator.confirmation(first.digest(), "rita"),
            operator.confirmation(first.digest(), "rob")),
        List.of(),
        new KeptPolicies(Disk.local(), directory.resolve("policies")).read(),
        NOW);
    try (EvidenceLog log = FaultyLog.open(Disk.local(), directory.resolve("log"), () -> NOW)) {
      AdoptedPolicies.record(log, all, rules, new Revocations());
      assertEquals(
          Set.of(),
          Set.copyOf(log.intents().open().values().stream()
              .filter(act -> act.operation() == Operation.TRUST_POLICY_ADOPTED)
              .toList()));
    }
    return all.inForce().digest();
  }

  private static Optional<Octets> named(Path directory) throws LiException {
    try (EvidenceLog log = FaultyLog.open(Disk.local(), directory.resolve("log"), () -> NOW)) {
      return log.intents().adoptedPolicy().map(RecordedAct::mandateSha256);
    }
  }

  private void crashEverywhere(Supplier<FaultyDisk> disks) throws Exception {
    List<Octets> followed = new ArrayList<>();
    int step = 0;
    FaultyDisk disk;
    do {
      disk = disks.get();
      Path directory = root.resolve("element-" + step);
      ElementLab lab = ElementLab.open(first, disk, directory);
      disk.failAfter(step);
      Submission answer = lab.core.inbox().submit(second.encode());
      boolean failed = disk.failed();
      closeQuietly(lab);

      Octets now = start(directory);

      assertTrue(Set.of(first.digest(), second.digest()).contains(now));
      if (answer instanceof PolicyReceipt) {
        assertEquals(second.digest(), now);
      }
      followed.add(now);
      step++;
      if (!failed) {
        break;
      }
    } while (step < 200);
    assertTrue(step < 200, "the disk held at last");
    assertEquals(first.digest(), followed.get(0));
    assertEquals(second.digest(), followed.get(followed.size() - 1));
  }

  private static void closeQuietly(ElementLab lab) {
    try {
      lab.close();
    } catch (Exception e) {
      // its disk has failed; what matters is that the files are released
    }
  }

  @Tag("F-20")
  @Test
  void aDiskThatEndsAnywhereLeavesTheOldPolicyOrTheNew() throws Exception {
    crashEverywhere(() -> FaultyDisk.endingAfter(Integer.MAX_VALUE));
  }

  @Tag("F-20")
  @Test
  void oneFailureAnywhereLeavesTheOldPolicyOrTheNew() throws Exception {
    crashEverywhere(() -> FaultyDisk.failingOnceAfter(Integer.MAX_VALUE));
  }

  /** What was acknowledged is not forgotten with its file: the element does not start with less. */
  @Test
  void withoutTheFileNothingStarts() throws Exception {
    Path directory = root.resolve("element");
    try (ElementLab lab = ElementLab.open(first, FaultyDisk.faultless(), directory)) {
      assertTrue(lab.core.inbox().submit(second.encode()) instanceof PolicyReceipt);
    }
    assertEquals(second.digest(), start(directory));
    assertEquals(Optional.of(second.digest()), named(directory));
    Files.delete(directory.resolve("policies"));

    assertThrows(AuthorityException.class, () -> start(directory));
  }
}

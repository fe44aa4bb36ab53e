package org.doorward.li.element.internal;

import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorward.li.authority.Concession;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Opening;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Posture;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * What the process of an element lets in, held against what the trust policy concedes. That others may attach while the
 * process runs is in the log, and refuses nothing: Java does so unless it is told not to.
 */
public final class StartPosture {
  private static final Map<Opening, Concession> NEEDED = Map.of(
      Opening.CLASS_PATH, Concession.CLASS_PATH,
      Opening.MODULE_OPTION, Concession.INSPECTION,
      Opening.AGENT, Concession.INSPECTION,
      Opening.DEBUGGER, Concession.INSPECTION,
      Opening.REMOTE_MANAGEMENT, Concession.INSPECTION,
      Opening.HEAP_DUMP, Concession.INSPECTION,
      Opening.TLS_DEBUG, Concession.INSPECTION);

  private StartPosture() {}

  /**
   * What this process is.
   *
   * @return as found when this was first asked; what it says cannot change while the process runs
   */
  public static Posture ofThisProcess() {
    return Found.POSTURE;
  }

  private static final class Found {
    static final Posture POSTURE = find();
  }

  private static Posture find() {
    Set<Opening> openings = EnumSet.noneOf(Opening.class);
    openings.addAll(
        ProcessOptions.openings(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    if (!StartPosture.class.getModule().isNamed()) {
      openings.add(Opening.CLASS_PATH);
    }
    Map<String, Octets> artefacts = ProcessFacts.artefacts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(Posture.MAX_ARTEFACTS)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Posture(openings, Runtime.version().feature(), artefacts);
  }

  /**
   * What a policy does not concede of what a process lets in.
   *
   * @param posture what the process is
   * @param policy any
   * @return nothing, if an element may run there that follows the policy
   */
  static Set<Opening> refused(Posture posture, TrustPolicy policy) {
    return posture.openings().stream()
        .filter(NEEDED::containsKey)
        .filter(opening -> !policy.concessions().contains(NEEDED.get(opening)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Opening.class)));
  }

  /**
   * Lets an element start only if the policy concedes all that its process lets in. A refusal is in the log.
   *
   * @param posture what the process is
   * @param policy the one in force
   * @param log gets the refusal
   * @throws AuthorityException naming what is not conceded
   * @throws EvidenceException if the refusal cannot be recorded
   */
  public static void require(Posture posture, PolicyInForce policy, EvidenceLog log)
      throws AuthorityException, EvidenceException {
    Set<Opening> refused = refused(posture, policy.now());
    if (!refused.isEmpty()) {
      log.append(EntryDraft.of(Phase.REFUSAL, ActorClass.ELEMENT, Operation.START_REFUSED)
          .policy(policy.now().reference().id(), policy.now().reference().version())
          .reason(Reason.POSTURE, 0)
          .posture(posture)
          .build());
      throw new AuthorityException(
          "the trust policy does not concede what this process lets in: " + refused);
    }
  }
}

package org.doorward.li.element.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.CommissionedPolicy;
import org.doorward.li.authority.internal.Revocations;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.TrustPolicies;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.LiException;

/** The trust policies that an element's log says that it follows: none is taken back. */
public final class AdoptedPolicies {
  private AdoptedPolicies() {}

  /**
   * Has the log name each policy that it does not name yet, before any of them has an effect.
   *
   * @throws AuthorityException if the last that the log names is not among them: they are older, or others; or if one that
   *     it does not name needs a key that an officer has revoked
   */
  public static void record(
      EvidenceLog log, CommissionedPolicy commissioned, TrustPolicies rules, Revocations revoked)
      throws LiException {
    List<SignedDocument<TrustPolicy>> policies = commissioned.policies();
    conclude(log, policies);
    Optional<RecordedAct> last = log.intents().adoptedPolicy();
    int known = -1;
    if (last.isPresent()) {
      known = policies.stream()
          .map(SignedDocument::digest)
          .toList()
          .indexOf(last.get().mandateSha256());
      if (known < 0) {
        throw new AuthorityException(
            "expected the trust policy that the log names last, or one that follows it");
      }
    }
    for (int next = Math.max(known + 1, 1); next < policies.size(); next++) {
      if (rules.judge(policies.subList(0, next), policies.get(next).envelope(), revoked)
          instanceof TrustPolicies.DoesNotFollow not) {
        throw new AuthorityException(not.expected());
      }
    }
    for (int next = known + 1; next < policies.size(); next++) {
      PolicyReference reference = policies.get(next).content().reference();
      log.append(EntryDraft.of(Phase.EVENT, ActorClass.OFFICER, Operation.TRUST_POLICY_ADOPTED)
          .policy(reference.id(), reference.version())
          .mandate(policies.get(next).digest())
          .persons(
              commissioned.answering(next).stream().map(Person::value).sorted().toList())
          .build());
    }
  }

  /** A process died while its element was about to follow a policy: what was kept says whether it does. */
  private static void conclude(EvidenceLog log, List<SignedDocument<TrustPolicy>> policies)
      throws EvidenceException {
    for (Map.Entry<Long, RecordedAct> open : Map.copyOf(log.intents().open()).entrySet()) {
      RecordedAct act = open.getValue();
      if (act.operation() == Operation.TRUST_POLICY_ADOPTED) {
        boolean isKept =
            policies.stream().anyMatch(one -> one.digest().equals(act.mandateSha256()));
        log.append(
            EntryDraft.outcome(act, open.getKey(), isKept ? Reason.RECOVERED : Reason.FAILED));
        log.intents().concluded(open.getKey(), isKept);
      }
    }
  }
}

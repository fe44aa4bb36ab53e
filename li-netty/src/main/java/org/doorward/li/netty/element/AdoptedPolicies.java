package org.doorward.li.netty.element;

import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.CommissionedPolicy;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.LiException;

/** The trust policies that an element's log says that it follows: none is taken back. */
final class AdoptedPolicies {
  private AdoptedPolicies() {}

  /**
   * Has the log name each policy that it does not name yet, before any of them has an effect.
   *
   * @throws AuthorityException if the last that the log names is not among them: they are older, or others
   */
  static void record(EvidenceLog log, CommissionedPolicy commissioned) throws LiException {
    List<SignedDocument<TrustPolicy>> policies = commissioned.policies();
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
}

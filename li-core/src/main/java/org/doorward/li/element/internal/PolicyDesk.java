package org.doorward.li.element.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox.PolicyReceipt;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.authority.internal.Revocations;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.TrustPolicies;
import org.doorward.li.authority.internal.TrustPolicies.DoesNotFollow;
import org.doorward.li.authority.internal.TrustPolicies.Follows;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * Takes in the next version of the trust policy while the element runs. The log says that it is about to be followed, then
 * it is kept, then it is followed, then the log says that it is: a process that dies on the way follows the old one or the
 * new one at the next start, as what was kept has it. Thread-safe; one after the other, and while nothing else is decided.
 */
final class PolicyDesk {
  private final PolicyInForce policy;
  private final Succession succession;
  private final Revocations revocations;
  private final ObjectOrder order;
  private final Effects effects;
  private final FallenMandates fallen;
  private final Recorder recorder;
  private final InstantSource clock;

  PolicyDesk(
      PolicyInForce policy,
      Succession succession,
      Revocations revocations,
      ObjectOrder order,
      Effects effects,
      FallenMandates fallen,
      Recorder recorder,
      InstantSource clock) {
    this.policy = policy;
    this.succession = succession;
    this.revocations = revocations;
    this.order = order;
    this.effects = effects;
    this.fallen = fallen;
    this.recorder = recorder;
    this.clock = clock;
  }

  /**
   * Takes in a policy.
   *
   * @param envelope of a trust policy
   * @param certificate digest of the certificate of whoever brought it; none within the process
   * @return what the element follows, or why not that
   */
  synchronized Submission submit(Envelope envelope, Octets certificate) {
    if (envelope.digest().equals(policy.signed().digest())) {
      return receipt(policy.signed(), OptionalLong.empty());
    }
    TrustPolicies.Verdict verdict = succession.rules().judge(policy.all(), envelope, revocations);
    if (verdict instanceof DoesNotFollow not) {
      return refuse(envelope, certificate, not.refusal());
    }
    SignedDocument<TrustPolicy> next = ((Follows) verdict).policy();
    Optional<Refusal> refusal = refusal(next.content());
    return refusal.isPresent()
        ? refuse(envelope, certificate, refusal.get())
        : follow(next, certificate);
  }

  private Optional<Refusal> refusal(TrustPolicy next) {
    Instant now = clock.instant();
    Validity validity = next.validity();
    if (validity.ended(now)) {
      return Optional.of(Refusal.POLICY_EXPIRED);
    }
    if (!validity.begun(now)) {
      return Optional.of(Refusal.VALIDITY);
    }
    return StartPosture.refused(StartPosture.ofThisProcess(), next).isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.NOT_CONCEDED);
  }

  private Submission follow(SignedDocument<TrustPolicy> next, Octets certificate) {
    EntryDraft intent = draft(Phase.INTENT, next.digest(), certificate)
        .policy(next.content().reference().id(), next.content().reference().version())
        .persons(next.signers().stream().map(Person::value).sorted().toList())
        .build();
    ObjectOrder.Turn turn = order.alone();
    try {
      long number = recorder.require(intent);
      keep(next.envelope(), intent, number);
      boolean otherAuditor = !next.content().auditKey().equals(policy.now().auditKey());
      policy.follow(next);
      effects.openAll();
      fallen.judgeAgain();
      succession.followed().accept(next.content());
      recorder.tell(intent.outcome(number, Reason.NONE, 0));
      if (otherAuditor) {
        recorder.tell(EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.PERIOD_OPENED)
            .build());
      }
      return receipt(next, OptionalLong.of(number));
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded();
      return new Refused(Refusal.UNRECORDED);
    } finally {
      turn.close();
    }
  }

  private void keep(Envelope next, EntryDraft intent, long number) throws EvidenceException {
    try {
      succession.kept().keep(next);
    } catch (EvidenceException e) {
      recorder.tell(intent.outcome(number, Reason.FAILED, 0));
      throw e;
    }
  }

  private static Submission receipt(SignedDocument<TrustPolicy> followed, OptionalLong entry) {
    PolicyReference reference = followed.content().reference();
    return new PolicyReceipt(followed.digest(), reference, followed.signers(), entry);
  }

  private Submission refuse(Envelope envelope, Octets certificate, Refusal refusal) {
    recorder.tell(draft(Phase.REFUSAL, envelope.digest(), certificate)
        .reason(reason(refusal), 0)
        .build());
    return new Refused(refusal);
  }

  private static Reason reason(Refusal refusal) {
    return switch (refusal) {
      case OTHER_POLICY, OTHER_ELEMENT, UNKNOWN_COMPONENT, VALIDITY -> Reason.POLICY_INVALID;
      default -> RecordedInbox.reason(refusal);
    };
  }

  private static EntryDraft.Builder draft(Phase phase, Octets digest, Octets certificate) {
    return EntryDraft.of(phase, ActorClass.OFFICER, Operation.TRUST_POLICY_ADOPTED)
        .certificate(certificate)
        .mandate(digest);
  }
}

package org.doorward.li.element.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.Person;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * The inbox with its evidence: what was submitted, by which certificate, and what became of it. What was taken
 * in is kept until its task has it.
 */
public final class RecordedInbox implements MandateInbox {
  private final MandateInbox inbox;
  private final RevocationDesk revocations;
  private final PolicyDesk policies;
  private final Ratification ratification;
  private final Supervision supervision;
  private final Recorder recorder;
  private final KeptState kept;

  RecordedInbox(
      MandateInbox inbox,
      RevocationDesk revocations,
      PolicyDesk policies,
      Ratification ratification,
      Supervision supervision,
      Recorder recorder,
      KeptState kept) {
    this.inbox = inbox;
    this.revocations = revocations;
    this.policies = policies;
    this.ratification = ratification;
    this.supervision = supervision;
    this.recorder = recorder;
    this.kept = kept;
  }

  /** Takes in a mandate, a revocation or a trust policy from within the process. */
  @Override
  public Submission submit(Octets envelope) {
    return submit(envelope, Optional.empty());
  }

  /**
   * Takes in a mandate, a revocation or a trust policy.
   *
   * @param envelope the encoded envelope
   * @param peer who brought it; empty within the process
   * @return whether it was taken in
   */
  public Submission submit(Octets envelope, Optional<PeerIdentity> peer) {
    Octets certificate = peer.map(PeerIdentity::certificateSha256).orElse(Octets.EMPTY);
    Envelope decoded;
    try {
      decoded = Envelope.decode(envelope);
    } catch (DecodeException e) {
      return submitMandate(envelope, certificate); // whoever verifies mandates says so
    }
    return switch (decoded.payloadType()) {
      case REVOCATION -> revocations.submit(decoded, certificate);
      case TRUST_POLICY -> policies.submit(decoded, certificate);
      case MANDATE, VENDOR_GRANT, COMMISSIONING -> submitMandate(envelope, certificate);
    };
  }

  private Submission submitMandate(Octets envelope, Octets certificate) {
    Submission submission = inbox.submit(envelope);
    if (submission instanceof Receipt receipt) {
      boolean provisional = ratification.isProvisional(receipt);
      OptionalLong entry = record(receipt, provisional, certificate);
      keep(
          receipt.digest(),
          ratification.submitted(receipt).map(held -> held.envelope().encode()).orElse(envelope));
      if (provisional) {
        supervision.urgent();
      } else {
        ratification.taken(receipt);
      }
      return receipt.recordedAs(entry);
    }
    if (submission instanceof Refused refused) {
      recorder.tell(EntryDraft.of(Phase.REFUSAL, ActorClass.OFFICER, Operation.MANDATE_SUBMITTED)
          .certificate(certificate)
          .reason(reason(refused.refusal()), 0)
          .build());
    }
    return submission;
  }

  private OptionalLong record(Receipt receipt, boolean provisional, Octets certificate) {
    try {
      return OptionalLong.of(recorder.require(
          EntryDraft.of(Phase.EVENT, ActorClass.OFFICER, Operation.MANDATE_SUBMITTED)
              .certificate(certificate)
              .xid(receipt.xid())
              .mandate(receipt.digest())
              .reason(provisional ? Reason.URGENT : Reason.NONE, 0)
              .persons(receipt.signers().stream().map(Person::value).sorted().toList())
              .build()));
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded(); // it permits nothing while nothing can be recorded
      return OptionalLong.empty();
    }
  }

  private void keep(Octets digest, Octets envelope) {
    try {
      kept.commit(List.of(KeptState.waits(digest, envelope)));
    } catch (EvidenceException e) {
      LiDiagnostics
          .mandateNotKept(); // it has to be submitted again after a restart, as if it had expired
    }
  }

  static Reason reason(Refusal refusal) {
    return switch (refusal) {
      case MALFORMED_ENVELOPE,
          NOT_A_MANDATE,
          MALFORMED_MANDATE,
          MALFORMED_REVOCATION,
          IDENTIFIER_TAKEN -> Reason.MANDATE_MALFORMED;
      case MALFORMED_POLICY -> Reason.POLICY_INVALID;
      case NOT_CONCEDED -> Reason.POSTURE;
      case UNRECORDED -> Reason.EVIDENCE_UNAVAILABLE;
      case REVOKED -> Reason.MANDATE_REVOKED;
      case NOT_SIGNED -> Reason.MANDATE_SIGNATURE;
      case OTHER_POLICY -> Reason.MANDATE_POLICY;
      case OTHER_ELEMENT -> Reason.MANDATE_AUDIENCE;
      case UNKNOWN_COMPONENT -> Reason.MANDATE_SCOPE;
      case QUORUM -> Reason.MANDATE_QUORUM;
      case VALIDITY -> Reason.MANDATE_TOO_LONG;
      case STALE -> Reason.MANDATE_STALE;
      case EXPIRED -> Reason.MANDATE_EXPIRED;
      case SPENT -> Reason.MANDATE_SPENT;
      case POLICY_EXPIRED -> Reason.POLICY_EXPIRED;
      case FULL -> Reason.LIMIT;
    };
  }
}

package org.doorward.li.element.internal;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.RevocationReceipt;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.Revocation;
import org.doorward.li.authority.internal.Revoked;
import org.doorward.li.authority.internal.SignedRevocations;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.policy.internal.PolicyHooks;
import org.doorward.li.store.TaskStore.Change;

/**
 * Takes in revocations. One that an officer has signed is in force whether or not it can be recorded, made durable or
 * told; nobody is asked. It stands in the log, or in the space that is reserved there, and in the state: either suffices
 * at the next start. Thread-safe; one after the other.
 */
final class RevocationDesk {
  private final SignedRevocations signed;
  private final VerifiedMandates mandates;
  private final FallenMandates fallen;
  private final KeptState kept;
  private final Recorder recorder;
  private final Supervision supervision;
  private final PolicyHooks hooks;

  RevocationDesk(
      SignedRevocations signed,
      VerifiedMandates mandates,
      FallenMandates fallen,
      KeptState kept,
      Recorder recorder,
      Supervision supervision,
      PolicyHooks hooks) {
    this.signed = signed;
    this.mandates = mandates;
    this.fallen = fallen;
    this.kept = kept;
    this.recorder = recorder;
    this.supervision = supervision;
    this.hooks = hooks;
  }

  /**
   * Takes in a revocation.
   *
   * @param envelope of a revocation
   * @param certificate digest of the certificate of whoever brought it; none within the process
   * @return what is revoked, or why it is not
   */
  MandateInbox.Submission submit(Envelope envelope, Octets certificate) {
    SignedRevocations.Verified verified = signed.verify(envelope);
    if (verified.refusal().isPresent()) {
      Refusal refusal = verified.refusal().get();
      recorder.tell(EntryDraft.of(Phase.REFUSAL, ActorClass.OFFICER, Operation.REVOCATION_SUBMITTED)
          .certificate(certificate)
          .document(envelope.digest())
          .reason(RecordedInbox.reason(refusal), 0)
          .build());
      return new MandateInbox.Refused(refusal);
    }
    return revoke(verified.revoked().orElseThrow(), certificate);
  }

  private synchronized MandateInbox.Submission revoke(Revoked revoked, Octets certificate) {
    Optional<Revoked> before = signed.table().covering(revoked);
    if (before.isPresent()) {
      recorder.stopLater(draft(revoked, certificate, Reason.EXISTS));
      return before.get().receipt();
    }
    RevocationReceipt receipt = revoked
        .receipt()
        .recordedAs(recorder.stop(draft(revoked, certificate, reason(revoked.kind()))));
    signed.table().add(revoked);
    if (revoked.thing() != Revocation.Thing.PEER_KEY) { // whoever has a connection asks by itself
      fallen.stop();
    }
    keep(revoked);
    supervision.revoked();
    hooks.tell(receipt);
    return receipt;
  }

  private void keep(Revoked revoked) {
    List<Change> changes = List.of(revoked.change());
    if (revoked.thing() == Revocation.Thing.MANDATE) {
      mandates.release(revoked.sha256());
      changes = List.of(revoked.change(), KeptState.waitsNoMore(revoked.sha256()));
    }
    try {
      kept.commit(changes);
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded(); // the log has it
    }
  }

  private static EntryDraft draft(Revoked revoked, Octets certificate, Reason reason) {
    EntryDraft.Builder draft = EntryDraft.of(
            Phase.EVENT, ActorClass.OFFICER, operation(revoked.thing()))
        .certificate(certificate)
        .persons(revoked.signers().stream().map(Person::value).sorted().toList())
        .document(revoked.digest())
        .reason(reason, 0);
    return revoked.thing() == Revocation.Thing.MANDATE
        ? draft.mandate(revoked.sha256()).build()
        : draft.key(revoked.sha256()).build();
  }

  private static Operation operation(Revocation.Thing thing) {
    return switch (thing) {
      case MANDATE -> Operation.MANDATE_REVOKED;
      case OFFICER_KEY -> Operation.OFFICER_KEY_REVOKED;
      case PEER_KEY -> Operation.PEER_KEY_REVOKED;
    };
  }

  private static Reason reason(Revocation.Kind kind) {
    return switch (kind) {
      case COMPROMISE -> Reason.COMPROMISE;
      case RETIREMENT -> Reason.RETIREMENT;
    };
  }

  /** What an entry of before says was revoked: nothing is forgotten that the log has. */
  static Revoked of(RecordedAct act) {
    Revocation.Thing thing = switch (act.operation()) {
      case MANDATE_REVOKED -> Revocation.Thing.MANDATE;
      case OFFICER_KEY_REVOKED -> Revocation.Thing.OFFICER_KEY;
      default -> Revocation.Thing.PEER_KEY;
    };
    return new Revoked(
        thing,
        thing == Revocation.Thing.MANDATE ? act.mandateSha256() : act.keySha256(),
        act.reason() == Reason.COMPROMISE ? Revocation.Kind.COMPROMISE : Revocation.Kind.RETIREMENT,
        act.documentSha256(),
        act.persons().stream().map(Person::new).collect(toUnmodifiableSet()));
  }
}

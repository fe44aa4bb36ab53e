package org.doorward.li.element.internal;

import java.time.InstantSource;
import java.util.Optional;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.VendorGrant;
import org.doorward.li.authority.VendorOperation;
import org.doorward.li.authority.VendorRefusal;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.element.VendorWatch;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/** What the log and the operator are told of a vendor's people. Thread-safe. */
final class VendorRecord {
  private final Recorder recorder;
  private final VendorWatch watch;
  private final InstantSource clock;

  VendorRecord(Recorder recorder, VendorWatch watch, InstantSource clock) {
    this.recorder = recorder;
    this.watch = watch;
    this.clock = clock;
  }

  EntryDraft.Builder draft(
      Phase phase, Operation operation, SignedDocument<VendorGrant> grant, PeerIdentity engineer) {
    return EntryDraft.of(phase, ActorClass.VENDOR, operation)
        .certificate(engineer.certificateSha256())
        .key(engineer.spkiSha256())
        .document(grant.digest())
        .policy(grant.content().policy().id(), grant.content().policy().version())
        .persons(grant.signers().stream().map(Person::value).sorted().toList());
  }

  long require(EntryDraft draft) throws EvidenceException {
    return recorder.access(draft, 0);
  }

  /** Returns once what was recorded before, the grant among it, is seen by enough witnesses. */
  void requireSeen() throws EvidenceException {
    recorder.requireSeen();
  }

  void tell(EntryDraft draft) {
    recorder.tell(draft);
  }

  void stop(EntryDraft draft) {
    recorder.stop(draft);
  }

  void show(
      VendorWatch.Kind kind,
      SignedDocument<VendorGrant> grant,
      PeerIdentity engineer,
      Optional<VendorOperation> operation,
      Optional<VendorRefusal> refusal) {
    show(kind, grant.digest(), engineer.certificateSha256(), operation, refusal);
  }

  /** Tells the operator; what he throws changes nothing. */
  void show(
      VendorWatch.Kind kind,
      Octets grant,
      Octets certificate,
      Optional<VendorOperation> operation,
      Optional<VendorRefusal> refusal) {
    try {
      watch.happened(
          new VendorWatch.Event(clock.instant(), kind, grant, certificate, operation, refusal));
    } catch (RuntimeException e) {
      LiDiagnostics.watchFailed();
    }
  }

  static Reason reason(VendorRefusal refusal) {
    return switch (refusal) {
      case MALFORMED -> Reason.MALFORMED;
      case QUORUM -> Reason.GRANT_QUORUM;
      case OTHER_POLICY -> Reason.GRANT_POLICY;
      case POLICY_EXPIRED -> Reason.POLICY_EXPIRED;
      case OTHER_ELEMENT -> Reason.GRANT_AUDIENCE;
      case UNKNOWN_VENDOR -> Reason.VENDOR;
      case VALIDITY -> Reason.GRANT_VALIDITY;
      case NOT_YET -> Reason.GRANT_NOT_YET_VALID;
      case ENDED -> Reason.GRANT_ENDED;
      case SPENT -> Reason.GRANT_SPENT;
      case NO_GRANT -> Reason.GRANT_MISSING;
      case OTHER_ENGINEER -> Reason.GRANT_ENGINEER;
      case OPERATION -> Reason.GRANT_SCOPE;
      case BUDGET -> Reason.GRANT_BUDGET;
      case IDLE -> Reason.GRANT_IDLE;
      case CLOSED -> Reason.REQUESTED;
      case REVOKED -> Reason.COMPROMISE;
      case UNRECORDED -> Reason.EVIDENCE_UNAVAILABLE;
      case FULL -> Reason.LIMIT;
    };
  }
}

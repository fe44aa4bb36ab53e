package org.doorward.li.element.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.VendorGrant;
import org.doorward.li.authority.VendorOperation;
import org.doorward.li.authority.VendorRefusal;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.VerifiedGrants;
import org.doorward.li.element.VendorAnswer;
import org.doorward.li.element.VendorFacts;
import org.doorward.li.element.VendorSession;
import org.doorward.li.element.VendorWatch;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/** The session of one grant and one certificate. Made by {@link VendorDesk} alone. Thread-safe; one call at a time. */
public final class GrantSession implements VendorSession {
  private final SignedDocument<VendorGrant> grant;
  private final PeerIdentity engineer;
  private final VerifiedGrants grants;
  private final VendorRecord record;
  private final ProcessFacts facts;
  private final InstantSource clock;
  private final CompletableFuture<VendorRefusal> end = new CompletableFuture<>();

  private Instant lastCall;
  private int made;
  private @Nullable VendorRefusal over;

  GrantSession(
      SignedDocument<VendorGrant> grant,
      PeerIdentity engineer,
      VerifiedGrants grants,
      VendorRecord record,
      ProcessFacts facts,
      InstantSource clock) {
    this.grant = grant;
    this.engineer = engineer;
    this.grants = grants;
    this.record = record;
    this.facts = facts;
    this.clock = clock;
    this.lastCall = clock.instant();
  }

  @Override
  public VendorAnswer<VendorFacts.Health> health() {
    return call(VendorOperation.HEALTH, facts::health);
  }

  @Override
  public VendorAnswer<VendorFacts.Version> version() {
    return call(VendorOperation.VERSION, facts::version);
  }

  @Override
  public VendorAnswer<Map<String, Octets>> buildDigests() {
    return call(VendorOperation.BUILD_DIGESTS, ProcessFacts::artefacts);
  }

  @Override
  public VendorAnswer<VendorFacts.Counters> counters() {
    return call(VendorOperation.COUNTERS, () -> facts.counters(made, left()));
  }

  private int left() {
    return grant.content().calls() - made;
  }

  private synchronized <T> VendorAnswer<T> call(VendorOperation operation, Supplier<T> answer) {
    look();
    if (over != null) {
      return refused(operation, over);
    }
    if (!grant.content().operations().contains(operation)) {
      return refused(operation, VendorRefusal.OPERATION);
    }
    if (left() == 0) {
      finish(VendorRefusal.BUDGET);
      return refused(operation, VendorRefusal.BUDGET);
    }
    EntryDraft intent =
        record.draft(Phase.INTENT, operation(operation), grant, engineer).build();
    long number;
    try {
      number = record.require(intent);
    } catch (EvidenceException e) {
      return new VendorAnswer.Refused<>(VendorRefusal.UNRECORDED);
    }
    made++;
    lastCall = clock.instant();
    T value = answer.get();
    record.tell(intent.outcome(number, Reason.NONE, 0));
    record.show(VendorWatch.Kind.CALL, grant, engineer, Optional.of(operation), Optional.empty());
    return new VendorAnswer.Answered<>(value);
  }

  private <T> VendorAnswer<T> refused(VendorOperation operation, VendorRefusal refusal) {
    record.tell(record
        .draft(Phase.REFUSAL, operation(operation), grant, engineer)
        .reason(VendorRecord.reason(refusal), 0)
        .build());
    record.show(
        VendorWatch.Kind.CALL, grant, engineer, Optional.of(operation), Optional.of(refusal));
    return new VendorAnswer.Refused<>(refusal);
  }

  private static Operation operation(VendorOperation operation) {
    return switch (operation) {
      case HEALTH -> Operation.VENDOR_HEALTH;
      case VERSION -> Operation.VENDOR_VERSION;
      case BUILD_DIGESTS -> Operation.VENDOR_BUILD_DIGESTS;
      case COUNTERS -> Operation.VENDOR_COUNTERS;
    };
  }

  /** Ends the session if its time has come. */
  synchronized void look() {
    Instant now = clock.instant();
    if (over == null && grant.content().validity().ended(now)) {
      finish(VendorRefusal.ENDED);
    }
    if (over == null && grants.fallen(grant)) {
      finish(VendorRefusal.REVOKED);
    }
    if (over == null
        && Duration.between(lastCall, now).compareTo(grant.content().idle()) > 0) {
      finish(VendorRefusal.IDLE);
    }
  }

  /** Ends the session, once. */
  synchronized void finish(VendorRefusal why) {
    if (over == null) {
      over = why;
      record.stop(record
          .draft(Phase.EVENT, Operation.VENDOR_SESSION_ENDED, grant, engineer)
          .reason(VendorRecord.reason(why), 0)
          .build());
      record.show(VendorWatch.Kind.END, grant, engineer, Optional.empty(), Optional.of(why));
      end.complete(why);
    }
  }

  @Override
  public synchronized Optional<VendorRefusal> over() {
    look();
    return Optional.ofNullable(over);
  }

  @Override
  public CompletionStage<VendorRefusal> whenOver() {
    return end.minimalCompletionStage();
  }

  @Override
  public void close() {
    finish(VendorRefusal.CLOSED);
  }
}

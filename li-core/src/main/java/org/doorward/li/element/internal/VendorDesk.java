package org.doorward.li.element.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.VendorGrant;
import org.doorward.li.authority.VendorRefusal;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.authority.internal.VerifiedGrants;
import org.doorward.li.element.VendorAccess;
import org.doorward.li.element.VendorWatch;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * Where vendors' grants are kept and their sessions begin. A grant whose session is recorded opens no other, whatever
 * happens next: what the log says of it is read at the next start. Thread-safe.
 */
public final class VendorDesk implements VendorAccess {
  /** The most grants that wait for their engineers. */
  static final int CAPACITY = 64;

  private final VerifiedGrants grants;
  private final VendorRecord record;
  private final ProcessFacts facts;
  private final InstantSource clock;
  private final Set<Octets> used;
  private final Map<Octets, SignedDocument<VendorGrant>> held = new HashMap<>();
  private final Map<Octets, GrantSession> open = new HashMap<>();

  VendorDesk(
      VerifiedGrants grants,
      Recorder recorder,
      VendorWatch watch,
      Set<Octets> used,
      InstantSource clock) {
    this.grants = grants;
    this.record = new VendorRecord(recorder, watch, clock);
    this.facts = new ProcessFacts(clock);
    this.clock = clock;
    this.used = new HashSet<>(used);
  }

  @Override
  public Submission submit(Octets envelope) {
    Instant now = clock.instant();
    VerifiedGrants.Verdict verdict = grants.verify(envelope, now);
    if (verdict instanceof VerifiedGrants.Refused refused) {
      return notHeld(Octets.EMPTY, refused.refusal());
    }
    return hold(((VerifiedGrants.Accepted) verdict).grant(), now);
  }

  private synchronized Submission hold(SignedDocument<VendorGrant> grant, Instant now) {
    Octets digest = grant.digest();
    Held receipt = new Held(digest, grant.content().validity().notAfter());
    if (used.contains(digest)) {
      return notHeld(digest, VendorRefusal.SPENT);
    }
    if (held.containsKey(digest)) {
      return receipt;
    }
    held.values().removeIf(one -> one.content().validity().ended(now));
    if (held.size() >= CAPACITY) {
      return notHeld(digest, VendorRefusal.FULL);
    }
    try {
      record.require(EntryDraft.of(Phase.EVENT, ActorClass.OFFICER, Operation.GRANT_SUBMITTED)
          .document(digest)
          .key(grant.content().engineerSpkiSha256())
          .policy(grant.content().policy().id(), grant.content().policy().version())
          .persons(grant.signers().stream().map(Person::value).sorted().toList())
          .build());
    } catch (EvidenceException e) {
      return notHeld(digest, VendorRefusal.UNRECORDED);
    }
    held.put(digest, grant);
    record.show(VendorWatch.Kind.GRANT, digest, Octets.EMPTY, Optional.empty(), Optional.empty());
    return receipt;
  }

  private Submission notHeld(Octets digest, VendorRefusal refusal) {
    record.tell(EntryDraft.of(Phase.REFUSAL, ActorClass.OFFICER, Operation.GRANT_SUBMITTED)
        .document(digest)
        .reason(VendorRecord.reason(refusal), 0)
        .build());
    record.show(
        VendorWatch.Kind.GRANT, digest, Octets.EMPTY, Optional.empty(), Optional.of(refusal));
    return new NotHeld(refusal);
  }

  @Override
  public Opening open(Octets grantSha256, PeerIdentity engineer) {
    try {
      if (isHeld(grantSha256)) {
        record.requireSeen(); // outside the lock: it may take some seconds
      }
    } catch (EvidenceException e) {
      return notOpened(grantSha256, engineer, VendorRefusal.UNRECORDED);
    }
    return openNow(grantSha256, engineer);
  }

  private synchronized boolean isHeld(Octets grantSha256) {
    return held.containsKey(grantSha256);
  }

  private synchronized Opening openNow(Octets grantSha256, PeerIdentity engineer) {
    SignedDocument<VendorGrant> grant = held.get(grantSha256);
    if (grant == null) {
      return notOpened(
          grantSha256,
          engineer,
          used.contains(grantSha256) ? VendorRefusal.SPENT : VendorRefusal.NO_GRANT);
    }
    Optional<VendorRefusal> refusal = refusal(grant, engineer);
    if (refusal.isPresent()) {
      return notOpened(grantSha256, engineer, refusal.get());
    }
    try {
      record.require(record
          .draft(Phase.EVENT, Operation.VENDOR_SESSION_OPENED, grant, engineer)
          .build());
    } catch (EvidenceException e) {
      return notOpened(grantSha256, engineer, VendorRefusal.UNRECORDED);
    }
    used.add(grantSha256);
    held.remove(grantSha256);
    GrantSession session = new GrantSession(grant, engineer, grants, record, facts, clock);
    open.put(grantSha256, session);
    record.show(VendorWatch.Kind.ENTRY, grant, engineer, Optional.empty(), Optional.empty());
    return new Opened(session);
  }

  private Optional<VendorRefusal> refusal(
      SignedDocument<VendorGrant> grant, PeerIdentity engineer) {
    Instant now = clock.instant();
    if (!grant.content().engineerSpkiSha256().equals(engineer.spkiSha256())) {
      return Optional.of(VendorRefusal.OTHER_ENGINEER);
    }
    if (grants.fallen(grant)) {
      return Optional.of(VendorRefusal.REVOKED);
    }
    if (grants.policyEnded(now)) {
      return Optional.of(VendorRefusal.POLICY_EXPIRED);
    }
    if (!grant.content().validity().begun(now)) {
      return Optional.of(VendorRefusal.NOT_YET);
    }
    return grant.content().validity().ended(now)
        ? Optional.of(VendorRefusal.ENDED)
        : Optional.empty();
  }

  private Opening notOpened(Octets grantSha256, PeerIdentity engineer, VendorRefusal refusal) {
    record.tell(EntryDraft.of(Phase.REFUSAL, ActorClass.VENDOR, Operation.VENDOR_SESSION_OPENED)
        .certificate(engineer.certificateSha256())
        .key(engineer.spkiSha256())
        .document(grantSha256)
        .reason(VendorRecord.reason(refusal), 0)
        .build());
    record.show(
        VendorWatch.Kind.ENTRY,
        grantSha256,
        engineer.certificateSha256(),
        Optional.empty(),
        Optional.of(refusal));
    return new NotOpened(refusal);
  }

  @Override
  public synchronized boolean end(Octets grantSha256) {
    GrantSession session = open.remove(grantSha256);
    if (session != null) {
      session.finish(VendorRefusal.CLOSED);
    }
    return held.remove(grantSha256) != null || session != null;
  }

  /** Ends the sessions whose time has come; called all the time. */
  public void look() {
    sessions().forEach(GrantSession::look);
    synchronized (this) {
      open.values().removeIf(session -> session.over().isPresent());
    }
  }

  private synchronized List<GrantSession> sessions() {
    return List.copyOf(open.values());
  }

  /** Ends all sessions: the element stops. */
  public void endAll() {
    sessions().forEach(session -> session.finish(VendorRefusal.CLOSED));
  }
}

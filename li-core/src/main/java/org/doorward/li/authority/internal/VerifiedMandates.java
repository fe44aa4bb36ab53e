package org.doorward.li.authority.internal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Limits;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateId;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.OfficerKey;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.jspecify.annotations.Nullable;

/**
 * The mandates that an element holds for tasks that are still to come, each verified when it came. In memory; whoever
 * has it keeps them. Thread-safe; signatures are
 * verified outside the lock.
 */
public final class VerifiedMandates implements MandateInbox {
  /** The most mandates held, unless told otherwise. */
  public static final int DEFAULT_CAPACITY = 10_000;

  /** Fewer than these are not looked through for what is over. */
  private static final int CLEANED = 64;

  private final PolicyInForce policy;
  private final NeIdentifier element;
  private final SignatureVerifier verifier;
  private final SpentMandates spent;
  private final Revocations revocations;
  private final InstantSource clock;
  private final int capacity;

  private final Map<Octets, SignedDocument<Mandate>> held = new HashMap<>();
  private final Map<MandateId, SignedDocument<Mandate>> byId = new HashMap<>();
  private final Map<Xid, List<SignedDocument<Mandate>>> byXid = new HashMap<>();
  private int roomBeforeCleaning;

  /**
   * An empty inbox.
   *
   * @param policy who may sign
   * @param element which element this is
   * @param verifier verifies one signature
   * @param spent what has been used
   * @param revocations what has been revoked
   * @param clock the element's clock
   * @param capacity the most mandates held
   */
  public VerifiedMandates(
      PolicyInForce policy,
      NeIdentifier element,
      SignatureVerifier verifier,
      SpentMandates spent,
      Revocations revocations,
      InstantSource clock,
      int capacity) {
    this.policy = policy;
    this.element = element;
    this.verifier = verifier;
    this.spent = spent;
    this.revocations = revocations;
    this.clock = clock;
    this.capacity = capacity;
    this.roomBeforeCleaning = Math.min(capacity, CLEANED);
  }

  @Override
  public Submission submit(Octets envelope) {
    Verified verified = verify(envelope, policy.now(), this::countsAnew);
    Instant now = clock.instant();
    SignedDocument<Mandate> document = verified.document;
    if (document == null) {
      return new Refused(requireNonNull(verified.refusal));
    }
    return use(document, now).<Submission>map(Refused::new).orElseGet(() -> hold(document, now));
  }

  /** What a revoked key has signed is not taken in; what was taken in before is looked at by {@link #stands}. */
  private boolean countsAnew(Envelope envelope, OfficerKey key) {
    return !revocations.key(key) || (!revocations.compromised(key) && holds(envelope.digest()));
  }

  private synchronized boolean holds(Octets digest) {
    return held.containsKey(digest);
  }

  /**
   * Verifies a mandate once more, which was taken in before a restart. Everything has to be as when it came, under the
   * policy of that time; keys may have been revoked meanwhile, and the policy replaced: what that means, and whether it is
   * in use, is for the caller to see. Holds nothing; waits for nobody.
   *
   * @param envelope as it came
   * @return the mandate; nothing if it permits no task any more
   */
  public Optional<SignedDocument<Mandate>> verifyAgain(Octets envelope) {
    List<SignedDocument<TrustPolicy>> versions = policy.all();
    Verified verified = refused(Refusal.NOT_SIGNED);
    for (int i = versions.size() - 1; i >= 0 && verified.isOfAnother(); i--) {
      verified = verify(envelope, versions.get(i).content(), (any, key) -> true);
    }
    return Optional.ofNullable(verified.document);
  }

  /** One of the two. */
  private record Verified(
      @Nullable SignedDocument<Mandate> document, @Nullable Refusal refusal) {
    /** Whether another version of the policy may say something else. */
    boolean isOfAnother() {
      return refusal == Refusal.NOT_SIGNED || refusal == Refusal.OTHER_POLICY;
    }
  }

  private static Verified refused(Refusal refusal) {
    return new Verified(null, refusal);
  }

  /**
   * Whether a mandate that was taken in has lost nothing since: no officer has revoked it, there is a quorum
   * without the keys that were compromised, and the policy still names its ADMF. What does not stand permits nothing.
   *
   * @param mandate waiting or running
   */
  public boolean stands(SignedDocument<Mandate> mandate) {
    return !isRevoked(mandate) && hasItsQuorum(mandate) && isForAnAdmf(mandate);
  }

  /** Whether there is a quorum without the keys that were compromised, of the policy under which it was taken in. */
  private boolean hasItsQuorum(SignedDocument<Mandate> mandate) {
    return revocations.leaveQuorum(
        mandate, () -> mandate.content().act(), () -> under(mandate.content()).officers());
  }

  /** The policy under which a mandate was signed. */
  private TrustPolicy under(Mandate mandate) {
    return policy.version(mandate.policy()).orElseGet(policy::now);
  }

  /**
   * Whether a mandate is urgent and nothing more: no quorum for mandates has signed it, without keys that were
   * compromised.
   *
   * @param mandate waiting or running
   */
  public boolean isProvisional(SignedDocument<Mandate> mandate) {
    Mandate content = mandate.content();
    return content.urgent()
        && !revocations.leaveQuorumOf(under(content).officers(), mandate, Act.MANDATE);
  }

  /**
   * When a mandate ends: an urgent one early, unless a whole quorum has signed it, too.
   *
   * @param mandate waiting or running
   */
  public Instant end(SignedDocument<Mandate> mandate) {
    Validity validity = mandate.content().validity();
    if (!isProvisional(mandate)) {
      return validity.notAfter();
    }
    Instant early =
        validity.notBefore().plus(under(mandate.content()).limits().maxUrgentValidity());
    return early.isBefore(validity.notAfter()) ? early : validity.notAfter();
  }

  /**
   * Whether the policy that is followed now names the ADMF that may use a mandate.
   *
   * @param mandate waiting or running
   */
  public boolean isForAnAdmf(SignedDocument<Mandate> mandate) {
    return policy.isFirst()
        || policy.now().components().admf(mandate.content().admf()).isPresent();
  }

  /**
   * Whether something may begin or be widened under a mandate that stands: the policy that is followed now would take
   * it in. What runs already does not ask that: an officer who is no longer one has not done wrong.
   *
   * @param mandate waiting or running
   */
  public boolean mayBegin(SignedDocument<Mandate> mandate) {
    TrustPolicy rules = policy.now();
    Mandate content = mandate.content();
    return content.policy().equals(rules.reference())
        || (revocations.leaveQuorumOf(rules.officers(), mandate, content.act())
            && content.validity().length().compareTo(rules.limits().maxMandateValidity()) <= 0
            && knows(rules.components(), content));
  }

  /**
   * Whether an officer has revoked a mandate.
   *
   * @param mandate waiting or running
   */
  public boolean isRevoked(SignedDocument<Mandate> mandate) {
    return revocations.mandate(mandate.digest());
  }

  /** Decides which keys count. */
  @FunctionalInterface
  private interface Counting {
    boolean counts(Envelope envelope, OfficerKey key);
  }

  private Verified verify(Octets envelope, TrustPolicy rules, Counting keys) {
    Envelope decoded;
    try {
      decoded = Envelope.decode(envelope);
    } catch (DecodeException e) {
      return refused(Refusal.MALFORMED_ENVELOPE);
    }
    return verify(decoded, rules, keys);
  }

  private Verified verify(Envelope decoded, TrustPolicy rules, Counting keys) {
    if (decoded.payloadType() != PayloadType.MANDATE) {
      return refused(Refusal.NOT_A_MANDATE);
    }
    Set<CountedSignature> signatures = Signers.of(
        decoded,
        rules.officers().holding(Act.MANDATE.office()),
        verifier,
        key -> keys.counts(decoded, key));
    if (Signers.counting(Act.MANDATE, rules.officers(), signatures).isEmpty()
        && Signers.counting(Act.URGENT_MANDATE, rules.officers(), signatures).isEmpty()) {
      return refused(Refusal.NOT_SIGNED);
    }
    Mandate mandate;
    try {
      mandate = Mandate.decode(decoded.payload());
    } catch (DecodeException e) {
      return refused(Refusal.MALFORMED_MANDATE);
    }
    Set<CountedSignature> counting = Signers.counting(mandate.act(), rules.officers(), signatures);
    counting.removeIf(one -> one.person().equals(mandate.requester()));
    SignedDocument<Mandate> document = new SignedDocument<>(mandate, decoded, counting);
    return refusal(document, rules, clock.instant())
        .map(VerifiedMandates::refused)
        .orElseGet(() -> new Verified(document, null));
  }

  private Optional<Refusal> refusal(
      SignedDocument<Mandate> document, TrustPolicy rules, Instant now) {
    Mandate mandate = document.content();
    if (policy.now().validity().ended(now)) {
      return Optional.of(Refusal.POLICY_EXPIRED);
    }
    if (!mandate.policy().equals(rules.reference())) {
      return Optional.of(Refusal.OTHER_POLICY);
    }
    if (!mandate.element().equals(element)) {
      return Optional.of(Refusal.OTHER_ELEMENT);
    }
    if (!rules.officers().suffice(mandate.act(), document.signers())) {
      return Optional.of(Refusal.QUORUM);
    }
    if (!knows(rules.components(), mandate)) {
      return Optional.of(Refusal.UNKNOWN_COMPONENT);
    }
    return time(document, rules.limits(), now);
  }

  private static boolean knows(Components components, Mandate mandate) {
    return components.admf(mandate.admf()).isPresent()
        && mandate.scope().destinations().stream()
            .allMatch(destination -> components.mdf(destination.mdf()).isPresent());
  }

  private Optional<Refusal> time(SignedDocument<Mandate> document, Limits limits, Instant now) {
    Validity validity = document.content().validity();
    Instant latestFirstUse = validity.issuedAt().plus(limits.maxMandateAge());
    if (validity.length().compareTo(limits.maxMandateValidity()) > 0
        || validity.notBefore().isAfter(latestFirstUse)
        || validity.issuedAt().isAfter(now.plus(Validity.SKEW))) {
      return Optional.of(Refusal.VALIDITY);
    }
    return now.isBefore(end(document)) ? Optional.empty() : Optional.of(Refusal.EXPIRED);
  }

  private Optional<Refusal> use(SignedDocument<Mandate> document, Instant now) {
    if (isRevoked(document)) {
      return Optional.of(Refusal.REVOKED);
    }
    Instant latestFirstUse =
        document.content().validity().issuedAt().plus(policy.now().limits().maxMandateAge());
    return switch (spent.use(document)) {
      case FRESH -> now.isAfter(latestFirstUse) ? Optional.of(Refusal.STALE) : Optional.empty();
      case RUNNING -> Optional.empty();
      case ENDED -> Optional.of(Refusal.SPENT);
      case OTHER -> Optional.of(Refusal.IDENTIFIER_TAKEN);
    };
  }

  private synchronized Submission hold(SignedDocument<Mandate> document, Instant now) {
    if (held.size() >= roomBeforeCleaning) {
      clean(now);
    }
    SignedDocument<Mandate> same = held.get(document.digest());
    if (same != null && isProvisional(same) && !isProvisional(document)) {
      release(same);
    }
    if (!held.containsKey(document.digest())) {
      SignedDocument<Mandate> namesake = byId.get(document.content().id());
      if (namesake != null && !isOver(namesake, now)) {
        return new Refused(Refusal.IDENTIFIER_TAKEN);
      }
      if (namesake != null) {
        release(namesake);
      }
      if (held.size() >= capacity) {
        return new Refused(Refusal.FULL);
      }
      held.put(document.digest(), document);
      byId.put(document.content().id(), document);
      byXid.computeIfAbsent(document.content().xid(), any -> new ArrayList<>(1)).add(document);
    }
    SignedDocument<Mandate> kept = requireNonNull(held.get(document.digest()));
    return new Receipt(
        kept.digest(),
        kept.content().id(),
        kept.content().xid(),
        kept.signers(),
        OptionalLong.empty());
  }

  private boolean isOver(SignedDocument<Mandate> one, Instant now) {
    return !now.isBefore(end(one)) || isRevoked(one) || spent.use(one) == SpentMandates.Use.ENDED;
  }

  /** Lets go of what permits nothing any more; comes again when twice as many are held. */
  private void clean(Instant now) {
    List.copyOf(held.values()).stream().filter(one -> isOver(one, now)).forEach(this::release);
    roomBeforeCleaning = Math.min(capacity, Math.max(CLEANED, 2 * held.size()));
  }

  /**
   * Lets go of a mandate that has been revoked.
   *
   * @param digest what it is known by
   */
  public synchronized void release(Octets digest) {
    SignedDocument<Mandate> one = held.get(digest);
    if (one != null) {
      release(one);
    }
  }

  /**
   * Lets go of a mandate: its task has it now.
   *
   * @param mandate held or not
   */
  public synchronized void release(SignedDocument<Mandate> mandate) {
    SignedDocument<Mandate> one = held.remove(mandate.digest());
    if (one != null) {
      byId.remove(one.content().id());
      byXid.computeIfPresent(one.content().xid(), (any, all) -> {
        all.remove(one);
        return all.isEmpty() ? null : all;
      });
    }
  }

  /**
   * Holds a mandate again whose task has ended and may be provisioned again, if there is room.
   *
   * @param mandate still in use
   */
  public void takeBack(SignedDocument<Mandate> mandate) {
    hold(mandate, clock.instant());
  }

  /**
   * Holds a mandate again that waited for its task before a restart.
   *
   * @param mandate verified again
   * @return whether it may still be used, and there is room
   */
  public boolean holdAgain(SignedDocument<Mandate> mandate) {
    Instant now = clock.instant();
    return use(mandate, now).isEmpty() && hold(mandate, now) instanceof Receipt;
  }

  /**
   * The mandates for a task that nobody has used yet, those that have ended included.
   *
   * @param xid the task
   * @return in the order they came
   */
  public synchronized List<SignedDocument<Mandate>> find(Xid xid) {
    return List.copyOf(byXid.getOrDefault(xid, List.of()));
  }
}

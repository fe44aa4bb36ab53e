package org.doorward.li.authority.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * The mandates that an element holds, each verified when it came. In memory only. Thread-safe; signatures are
 * verified outside the lock.
 */
public final class VerifiedMandates implements MandateInbox {
  /** The most mandates held, unless told otherwise. */
  public static final int DEFAULT_CAPACITY = 10_000;

  private final SignedDocument<TrustPolicy> policy;
  private final NeIdentifier element;
  private final SignatureVerifier verifier;
  private final SpentMandates spent;
  private final InstantSource clock;
  private final int capacity;

  /** By digest, in the order they came. */
  private final Map<Octets, SignedDocument<Mandate>> held = new LinkedHashMap<>();

  /**
   * An empty inbox.
   *
   * @param policy who may sign
   * @param element which element this is
   * @param verifier verifies one signature
   * @param spent what has been used
   * @param clock the element's clock
   * @param capacity the most mandates held
   */
  public VerifiedMandates(
      SignedDocument<TrustPolicy> policy,
      NeIdentifier element,
      SignatureVerifier verifier,
      SpentMandates spent,
      InstantSource clock,
      int capacity) {
    this.policy = policy;
    this.element = element;
    this.verifier = verifier;
    this.spent = spent;
    this.clock = clock;
    this.capacity = capacity;
  }

  @Override
  public Submission submit(Octets envelope) {
    Envelope decoded;
    try {
      decoded = Envelope.decode(envelope);
    } catch (DecodeException e) {
      return new Refused(Refusal.MALFORMED_ENVELOPE);
    }
    if (decoded.payloadType() != PayloadType.MANDATE) {
      return new Refused(Refusal.NOT_A_MANDATE);
    }
    Set<Person> signers = Signers.of(decoded, policy.content().officers(), verifier);
    if (signers.isEmpty()) {
      return new Refused(Refusal.NOT_SIGNED);
    }
    Mandate mandate;
    try {
      mandate = Mandate.decode(decoded.payload());
    } catch (DecodeException e) {
      return new Refused(Refusal.MALFORMED_MANDATE);
    }
    signers.remove(mandate.requester());
    SignedDocument<Mandate> document = new SignedDocument<>(mandate, decoded, signers);
    Instant now = clock.instant();
    return refusal(document, now)
        .<Submission>map(Refused::new)
        .orElseGet(() -> hold(document, now));
  }

  private Optional<Refusal> refusal(SignedDocument<Mandate> document, Instant now) {
    TrustPolicy rules = policy.content();
    Mandate mandate = document.content();
    if (rules.validity().ended(now)) {
      return Optional.of(Refusal.POLICY_EXPIRED);
    }
    if (!mandate.policy().equals(rules.reference())) {
      return Optional.of(Refusal.OTHER_POLICY);
    }
    if (!mandate.element().equals(element)) {
      return Optional.of(Refusal.OTHER_ELEMENT);
    }
    if (!rules.officers().suffice(Act.MANDATE, document.signers())) {
      return Optional.of(Refusal.QUORUM);
    }
    if (!knows(rules.components(), mandate)) {
      return Optional.of(Refusal.UNKNOWN_COMPONENT);
    }
    return time(document, now);
  }

  private static boolean knows(Components components, Mandate mandate) {
    return components.admf(mandate.admf()).isPresent()
        && mandate.scope().destinations().stream()
            .allMatch(destination -> components.mdf(destination.mdf()).isPresent());
  }

  private Optional<Refusal> time(SignedDocument<Mandate> document, Instant now) {
    Validity validity = document.content().validity();
    Instant latestFirstUse = validity.issuedAt().plus(policy.content().limits().maxMandateAge());
    if (validity.length().compareTo(policy.content().limits().maxMandateValidity()) > 0
        || validity.notBefore().isAfter(latestFirstUse)
        || validity.issuedAt().isAfter(now.plus(Validity.SKEW))) {
      return Optional.of(Refusal.VALIDITY);
    }
    if (validity.ended(now)) {
      return Optional.of(Refusal.EXPIRED);
    }
    return switch (spent.use(document)) {
      case FRESH -> now.isAfter(latestFirstUse) ? Optional.of(Refusal.STALE) : Optional.empty();
      case RUNNING -> Optional.empty();
      case ENDED -> Optional.of(Refusal.SPENT);
      case OTHER -> Optional.of(Refusal.IDENTIFIER_TAKEN);
    };
  }

  private synchronized Submission hold(SignedDocument<Mandate> document, Instant now) {
    held.values()
        .removeIf(one ->
            one.content().validity().ended(now) || spent.use(one) == SpentMandates.Use.ENDED);
    if (!held.containsKey(document.digest())) {
      if (held.values().stream()
          .anyMatch(one -> one.content().id().equals(document.content().id()))) {
        return new Refused(Refusal.IDENTIFIER_TAKEN);
      }
      if (held.size() >= capacity) {
        return new Refused(Refusal.FULL);
      }
      held.put(document.digest(), document);
    }
    SignedDocument<Mandate> kept = held.get(document.digest());
    return new Receipt(kept.digest(), kept.content().id(), kept.content().xid(), kept.signers());
  }

  /**
   * The mandates for a task, those that have ended or been used included.
   *
   * @param xid the task
   * @return in the order they came
   */
  public synchronized List<SignedDocument<Mandate>> find(Xid xid) {
    return held.values().stream().filter(one -> one.content().xid().equals(xid)).toList();
  }
}

package org.doorward.li.authority.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyConfirmation;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Quorum;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.NeIdentifier;

/** Accepts the trust policies that an element is given. Immutable. */
public final class TrustPolicies {
  private final NeIdentifier element;
  private final SignatureVerifier verifier;

  /**
   * What an element accepts.
   *
   * @param element the element that is to follow the policies
   * @param verifier verifies one signature
   */
  public TrustPolicies(NeIdentifier element, SignatureVerifier verifier) {
    this.element = element;
    this.verifier = verifier;
  }

  /**
   * The policies that the element was commissioned with, and has been given since.
   *
   * @param first signed by a quorum of its own root officers
   * @param confirmations of the first, for this element, each signed by the root officer whom it names; two persons'
   *     or more, and none that is anything else
   * @param successors each signed by a quorum of the root officers of the one before and by a quorum of its own
   * @param now by the element's clock, at which the last has to be valid
   * @return all of them
   * @throws AuthorityException if one of these does not hold
   * @throws DecodeException if a signed payload is not a consistent document in its one encoding
   */
  public CommissionedPolicy commission(
      Envelope first, List<Envelope> confirmations, List<Envelope> successors, Instant now)
      throws AuthorityException, DecodeException {
    List<SignedDocument<TrustPolicy>> policies = new ArrayList<>();
    policies.add(first(first));
    Set<Person> confirmedBy = confirmedBy(policies.get(0), confirmations);
    for (Envelope next : successors) {
      policies.add(following(policies.get(policies.size() - 1), next));
    }
    CommissionedPolicy all = new CommissionedPolicy(policies, confirmedBy);
    TrustPolicy last = all.inForce().content();
    if (!last.validity().begun(now) || last.validity().ended(now)) {
      throw new AuthorityException("expected a trust policy that is valid now");
    }
    return all;
  }

  /**
   * A policy that an element could begin with, if two of its root officers confirmed it.
   *
   * @param policy signed by a quorum of its own root officers
   * @return the policy
   * @throws AuthorityException if it is not, or does not govern the element
   * @throws DecodeException if the payload is not a consistent policy in its one encoding
   */
  public SignedDocument<TrustPolicy> first(Envelope policy)
      throws AuthorityException, DecodeException {
    requireType(policy, PayloadType.TRUST_POLICY);
    return own(TrustPolicy.decode(policy.payload()), policy, Set.of());
  }

  /** Signed by a quorum of its own root officers; {@code others} have signed it, too. */
  private SignedDocument<TrustPolicy> own(
      TrustPolicy policy, Envelope envelope, Set<CountedSignature> others)
      throws AuthorityException {
    Set<CountedSignature> signatures =
        Signers.of(envelope, Act.TRUST_POLICY, policy.officers(), verifier, key -> true);
    if (!policy.officers().suffice(Act.TRUST_POLICY, Signers.persons(signatures))) {
      throw new AuthorityException("expected a quorum of root officers");
    }
    if (!policy.elements().contains(element)) {
      throw new AuthorityException("expected a trust policy that governs this element");
    }
    signatures.addAll(others);
    return new SignedDocument<>(policy, envelope, signatures);
  }

  private Set<Person> confirmedBy(SignedDocument<TrustPolicy> policy, List<Envelope> confirmations)
      throws AuthorityException, DecodeException {
    Set<Person> persons = new HashSet<>();
    for (Envelope envelope : confirmations) {
      persons.add(confirmedBy(policy, envelope));
    }
    if (persons.size() < Quorum.MIN_PERSONS) {
      throw new AuthorityException("expected confirmations of two root officers");
    }
    return persons;
  }

  /**
   * Who has confirmed a policy for the element.
   *
   * @param policy the policy
   * @param envelope a confirmation, signed by the root officer whom it names
   * @return that root officer
   * @throws AuthorityException if it is no such confirmation
   * @throws DecodeException if the payload is not a confirmation in its one encoding
   */
  public Person confirmedBy(SignedDocument<TrustPolicy> policy, Envelope envelope)
      throws AuthorityException, DecodeException {
    requireType(envelope, PayloadType.COMMISSIONING);
    Set<Person> signers = Signers.persons(
        Signers.of(envelope, Act.TRUST_POLICY, policy.content().officers(), verifier, key -> true));
    if (signers.isEmpty()) {
      throw new AuthorityException("expected a confirmation that a root officer signed");
    }
    PolicyConfirmation confirmation = PolicyConfirmation.decode(envelope.payload());
    if (!signers.contains(confirmation.person())) {
      throw new AuthorityException("expected a confirmation that its root officer signed");
    }
    if (!confirmation.element().equals(element)
        || !confirmation.policySha256().equals(policy.digest())) {
      throw new AuthorityException("expected a confirmation of this policy for this element");
    }
    return confirmation.person();
  }

  /**
   * The policy that follows another. TUF's rule for roots: a quorum of the one before, and a quorum of its own.
   *
   * @param before the one before
   * @param next its next version, and none after that
   * @return the next
   * @throws AuthorityException if it does not follow
   * @throws DecodeException if the payload is not a consistent policy in its one encoding
   */
  public SignedDocument<TrustPolicy> following(SignedDocument<TrustPolicy> before, Envelope next)
      throws AuthorityException, DecodeException {
    requireType(next, PayloadType.TRUST_POLICY);
    TrustPolicy rules = before.content();
    Set<CountedSignature> signatures =
        Signers.of(next, Act.TRUST_POLICY, rules.officers(), verifier, key -> true);
    if (!rules.officers().suffice(Act.TRUST_POLICY, Signers.persons(signatures))) {
      throw new AuthorityException("expected a quorum of the root officers of the policy before");
    }
    TrustPolicy policy = TrustPolicy.decode(next.payload());
    PolicyReference reference = policy.reference();
    if (!reference.id().equals(rules.reference().id())
        || reference.version() - 1 != rules.reference().version()) {
      throw new AuthorityException("expected the next version of the trust policy");
    }
    return own(policy, next, signatures);
  }

  private static void requireType(Envelope envelope, PayloadType type) throws AuthorityException {
    if (envelope.payloadType() != type) {
      throw new AuthorityException("expected " + type.mediaType());
    }
  }
}

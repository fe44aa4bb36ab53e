package org.doorward.li.authority.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox.Refusal;
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
   * @param brought what the element took in while it ran, oldest first; what does not follow is passed over: whether
   *     anything is missing, the log says
   * @param now by the element's clock, at which the last has to be valid
   * @return all of them
   * @throws AuthorityException if one of these does not hold
   * @throws DecodeException if a signed payload is not a consistent document in its one encoding
   */
  public CommissionedPolicy commission(
      Envelope first,
      List<Envelope> confirmations,
      List<Envelope> successors,
      List<Envelope> brought,
      Instant now)
      throws AuthorityException, DecodeException {
    List<SignedDocument<TrustPolicy>> policies = new ArrayList<>();
    policies.add(first(first));
    Set<Person> confirmedBy = confirmedBy(policies.get(0), confirmations);
    for (Envelope next : successors) {
      policies.add(following(policies, next));
    }
    for (Envelope next : brought) {
      if (judge(policies, next, new Revocations()) instanceof Follows follows) {
        policies.add(follows.policy());
      }
    }
    TrustPolicy last = policies.get(policies.size() - 1).content();
    if (!last.validity().begun(now) || last.validity().ended(now)) {
      throw new AuthorityException("expected a trust policy that is valid now");
    }
    return new CommissionedPolicy(policies, confirmedBy);
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
    return required(
        own(TrustPolicy.decode(policy.payload()), policy, Set.of(), new Revocations()), policy);
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

  /** What becomes of a policy that is to follow others. */
  public sealed interface Verdict permits Follows, DoesNotFollow {}

  /** It is the next. */
  public record Follows(SignedDocument<TrustPolicy> policy) implements Verdict {}

  /**
   * It is not.
   *
   * @param refusal why, as whoever submits it is told
   * @param expected the same in words
   */
  public record DoesNotFollow(Refusal refusal, String expected) implements Verdict {}

  /**
   * Whether a policy follows others. TUF's rule for roots: a quorum of the one before, and a quorum of its own. An address
   * that was an MDF's is never another's, since product may still wait for the one.
   *
   * @param before what the element has followed so far, the last in force
   * @param next not looked into unless a quorum of the one before has signed it
   * @param revoked what revoked keys have signed does not count
   * @return the next version, or why it is not that
   */
  public Verdict judge(
      List<SignedDocument<TrustPolicy>> before, Envelope next, Revocations revoked) {
    if (next.payloadType() != PayloadType.TRUST_POLICY) {
      return new DoesNotFollow(
          Refusal.NOT_A_MANDATE, "expected " + PayloadType.TRUST_POLICY.mediaType());
    }
    TrustPolicy rules = before.get(before.size() - 1).content();
    Set<CountedSignature> signatures =
        Signers.of(next, Act.TRUST_POLICY, rules.officers(), verifier, key -> !revoked.key(key));
    if (!rules.officers().suffice(Act.TRUST_POLICY, Signers.persons(signatures))) {
      return new DoesNotFollow(
          signatures.isEmpty() ? Refusal.NOT_SIGNED : Refusal.QUORUM,
          "expected a quorum of the root officers of the policy before");
    }
    TrustPolicy policy;
    try {
      policy = TrustPolicy.decode(next.payload());
    } catch (DecodeException e) {
      return new DoesNotFollow(
          Refusal.MALFORMED_POLICY, "expected a consistent policy in its one encoding");
    }
    PolicyReference reference = policy.reference();
    if (!reference.id().equals(rules.reference().id())
        || reference.version() - 1 != rules.reference().version()) {
      return new DoesNotFollow(
          Refusal.OTHER_POLICY, "expected the next version of the trust policy");
    }
    if (before.stream().anyMatch(one -> movesAnAddress(one.content(), policy))) {
      return new DoesNotFollow(
          Refusal.UNKNOWN_COMPONENT, "expected no address of an MDF to become another's");
    }
    return own(policy, next, signatures, revoked);
  }

  private static boolean movesAnAddress(TrustPolicy before, TrustPolicy next) {
    return before.components().mdfs().stream()
        .anyMatch(mdf -> mdf.addresses().stream()
            .flatMap(address -> next.components().mdfAt(address).stream())
            .anyMatch(now -> !now.name().equals(mdf.name())));
  }

  /** Signed by a quorum of its own root officers, too; {@code others} have signed it. */
  private Verdict own(
      TrustPolicy policy, Envelope envelope, Set<CountedSignature> others, Revocations revoked) {
    Set<CountedSignature> signatures = Signers.of(
        envelope, Act.TRUST_POLICY, policy.officers(), verifier, key -> !revoked.key(key));
    if (!policy.officers().suffice(Act.TRUST_POLICY, Signers.persons(signatures))) {
      return new DoesNotFollow(Refusal.QUORUM, "expected a quorum of root officers");
    }
    if (!policy.elements().contains(element)) {
      return new DoesNotFollow(
          Refusal.OTHER_ELEMENT, "expected a trust policy that governs this element");
    }
    signatures.addAll(others);
    return new Follows(new SignedDocument<>(policy, envelope, signatures));
  }

  /**
   * The policy that follows others.
   *
   * @param before what has been followed so far
   * @param next its next version, and none after that
   * @return the next
   * @throws AuthorityException if it does not follow
   * @throws DecodeException if the payload is not a consistent policy in its one encoding
   */
  public SignedDocument<TrustPolicy> following(
      List<SignedDocument<TrustPolicy>> before, Envelope next)
      throws AuthorityException, DecodeException {
    return required(judge(before, next, new Revocations()), next);
  }

  private static SignedDocument<TrustPolicy> required(Verdict verdict, Envelope envelope)
      throws AuthorityException, DecodeException {
    if (verdict instanceof Follows follows) {
      return follows.policy();
    }
    DoesNotFollow not = (DoesNotFollow) verdict;
    if (not.refusal() == Refusal.MALFORMED_POLICY) {
      TrustPolicy.decode(envelope.payload()); // says what is wrong with it
    }
    throw new AuthorityException(not.expected());
  }

  private static void requireType(Envelope envelope, PayloadType type) throws AuthorityException {
    if (envelope.payloadType() != type) {
      throw new AuthorityException("expected " + type.mediaType());
    }
  }
}

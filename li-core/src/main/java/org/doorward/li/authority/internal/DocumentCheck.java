package org.doorward.li.authority.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyConfirmation;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.VendorGrant;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;

/**
 * Says of a document what an element would say that follows a trust policy and has seen nothing else: by the very code
 * that decides there. Immutable.
 */
public final class DocumentCheck {
  private final SignedDocument<TrustPolicy> policy;
  private final SignatureVerifier verifier;
  private final InstantSource clock;

  /**
   * What documents are held against.
   *
   * @param policy a trust policy that a quorum of its own root officers has signed
   * @param verifier verifies one signature
   * @param clock tells what has begun and what has ended
   * @throws AuthorityException if there is no such quorum
   * @throws DecodeException if the payload is not a consistent policy in its one encoding
   */
  public DocumentCheck(Envelope policy, SignatureVerifier verifier, InstantSource clock)
      throws AuthorityException, DecodeException {
    NeIdentifier any = TrustPolicy.decode(policy.payload()).elements().get(0);
    this.policy = new TrustPolicies(any, verifier).first(policy);
    this.verifier = verifier;
    this.clock = clock;
  }

  /** The policy that documents are held against. */
  public SignedDocument<TrustPolicy> policy() {
    return policy;
  }

  /**
   * Everybody of the policy whose good signature a document has, whether or not it counts for that document.
   *
   * @param document its payload is not looked into
   */
  public Set<Person> signers(Envelope document) {
    return Signers.persons(
        Signers.of(document, policy.content().officers().members(), verifier, key -> true));
  }

  /**
   * Why a document gives no authority.
   *
   * @param document any
   * @return a constant of the refusals of its kind, or what was expected; empty if nothing is wrong with it
   * @throws DecodeException if the payload is not such a document in its one encoding
   */
  public Optional<String> objection(Envelope document) throws DecodeException {
    return switch (document.payloadType()) {
      case TRUST_POLICY -> policy(document);
      case COMMISSIONING -> confirmation(document);
      case MANDATE -> mandate(document);
      case VENDOR_GRANT -> grant(document);
      case REVOCATION ->
        new SignedRevocations(new PolicyInForce(policy), verifier, new Revocations())
            .verify(document)
            .refusal()
            .map(Enum::name);
    };
  }

  /** The policy itself, or the next. */
  private Optional<String> policy(Envelope document) throws DecodeException {
    TrustPolicy said = TrustPolicy.decode(document.payload());
    TrustPolicies rules = new TrustPolicies(said.elements().get(0), verifier);
    try {
      SignedDocument<TrustPolicy> good = document.digest().equals(policy.digest())
          ? rules.first(document)
          : rules.following(List.of(policy), document);
      return good.content().validity().ended(clock.instant())
          ? Optional.of(MandateInbox.Refusal.POLICY_EXPIRED.name())
          : Optional.empty();
    } catch (AuthorityException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private boolean governs(NeIdentifier element) {
    return policy.content().elements().contains(element);
  }

  private Optional<String> confirmation(Envelope document) throws DecodeException {
    NeIdentifier element = PolicyConfirmation.decode(document.payload()).element();
    if (!governs(element)) {
      return Optional.of(MandateInbox.Refusal.OTHER_ELEMENT.name());
    }
    try {
      new TrustPolicies(element, verifier).confirmedBy(policy, document);
      return Optional.empty();
    } catch (AuthorityException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> mandate(Envelope document) throws DecodeException {
    NeIdentifier element = Mandate.decode(document.payload()).element();
    if (!governs(element)) {
      return Optional.of(MandateInbox.Refusal.OTHER_ELEMENT.name());
    }
    MandateInbox unused = new VerifiedMandates(
        new PolicyInForce(policy),
        element,
        verifier,
        new SpentMandates(),
        new Revocations(),
        clock,
        1);
    return unused.submit(document.encode()) instanceof MandateInbox.Refused refused
        ? Optional.of(refused.refusal().name())
        : Optional.empty();
  }

  private Optional<String> grant(Envelope document) throws DecodeException {
    NeIdentifier element = VendorGrant.decode(document.payload()).element();
    if (!governs(element)) {
      return Optional.of(MandateInbox.Refusal.OTHER_ELEMENT.name());
    }
    Octets octets = document.encode();
    VerifiedGrants.Verdict verdict = new VerifiedGrants(
            new PolicyInForce(policy), element, verifier, new Revocations())
        .verify(octets, clock.instant());
    return verdict instanceof VerifiedGrants.Refused refused
        ? Optional.of(refused.refusal().name())
        : Optional.empty();
  }
}

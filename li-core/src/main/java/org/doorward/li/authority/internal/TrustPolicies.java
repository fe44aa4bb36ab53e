package org.doorward.li.authority.internal;

import java.time.Instant;
import java.util.Set;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;

/** Accepts the trust policy that an element is provisioned with. */
public final class TrustPolicies {
  private TrustPolicies() {}

  /**
   * The policy in an envelope, if it is the one whose digest the root officers confirmed, and a quorum of its own
   * root officers signed it.
   *
   * @param envelope the envelope
   * @param expectedDigest {@link Envelope#digest()}, as it was given to the element by another way
   * @param element the element that is to follow the policy
   * @param verifier verifies one signature
   * @param now by the element's clock
   * @return the policy
   * @throws AuthorityException if it is another document, has no quorum, does not govern the element, or is not
   *     valid now
   * @throws DecodeException if the payload is not a consistent trust policy in its one encoding
   */
  public static SignedDocument<TrustPolicy> accept(
      Envelope envelope,
      Octets expectedDigest,
      NeIdentifier element,
      SignatureVerifier verifier,
      Instant now)
      throws AuthorityException, DecodeException {
    if (envelope.payloadType() != PayloadType.TRUST_POLICY) {
      throw new AuthorityException("expected a trust policy");
    }
    if (!envelope.digest().equals(expectedDigest)) {
      throw new AuthorityException("expected the trust policy whose digest was confirmed");
    }
    TrustPolicy policy = TrustPolicy.decode(envelope.payload());
    Set<Person> signers = Signers.of(envelope, Act.TRUST_POLICY, policy.officers(), verifier);
    if (!policy.officers().suffice(Act.TRUST_POLICY, signers)) {
      throw new AuthorityException("expected a quorum of root officers");
    }
    if (!policy.elements().contains(element)) {
      throw new AuthorityException("expected a trust policy that governs this element");
    }
    if (!policy.validity().begun(now) || policy.validity().ended(now)) {
      throw new AuthorityException("expected a trust policy that is valid now");
    }
    return new SignedDocument<>(policy, envelope, signers);
  }
}

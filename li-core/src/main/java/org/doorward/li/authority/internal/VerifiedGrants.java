package org.doorward.li.authority.internal;

import java.time.Instant;
import java.util.Set;
import org.doorward.li.authority.Act;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.VendorGrant;
import org.doorward.li.authority.VendorRefusal;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;

/** Holds a vendor grant against the trust policy. A pure function of both and of the time. */
public final class VerifiedGrants {
  private final PolicyInForce policy;
  private final NeIdentifier element;
  private final SignatureVerifier verifier;
  private final Revocations revocations;

  /**
   * What an element accepts.
   *
   * @param policy who may grant what
   * @param element which element this is
   * @param verifier verifies one signature
   * @param revocations what has been revoked
   */
  public VerifiedGrants(
      PolicyInForce policy,
      NeIdentifier element,
      SignatureVerifier verifier,
      Revocations revocations) {
    this.policy = policy;
    this.element = element;
    this.verifier = verifier;
    this.revocations = revocations;
  }

  /** What becomes of a submission. */
  public sealed interface Verdict permits Accepted, Refused {}

  /** The grant is one. */
  public record Accepted(SignedDocument<VendorGrant> grant) implements Verdict {}

  /** It is none. */
  public record Refused(VendorRefusal refusal) implements Verdict {}

  /**
   * Whether nothing that was granted under it stands any more: an officer whose signature it needs, or the engineer
   * himself, has had his key revoked; or the trust policy that is followed now would not have let him in.
   */
  public boolean fallen(SignedDocument<VendorGrant> grant) {
    TrustPolicy rules = policy.now();
    return revocations.peer(grant.content().engineerSpkiSha256())
        || !names(rules, grant.content())
        || grant.content().validity().length().compareTo(rules.limits().maxGrantValidity()) > 0
        || !revocations.leaveQuorumOf(rules.officers(), grant, Act.VENDOR_GRANT);
  }

  private static boolean names(TrustPolicy rules, VendorGrant grant) {
    return rules.components().vendorAuthorities().stream()
        .anyMatch(vendor -> vendor.name().equals(grant.vendor()));
  }

  /** Whether the trust policy gives no authority any more. */
  public boolean policyEnded(Instant now) {
    return policy.now().validity().ended(now);
  }

  /**
   * Verifies a grant.
   *
   * @param octets the envelope
   * @param now by the element's clock
   * @return the grant, whether or not its beginning has come; or why it is none
   */
  public Verdict verify(Octets octets, Instant now) {
    TrustPolicy rules = policy.now();
    Envelope envelope;
    try {
      envelope = Envelope.decode(octets);
    } catch (DecodeException e) {
      return new Refused(VendorRefusal.MALFORMED);
    }
    if (envelope.payloadType() != PayloadType.VENDOR_GRANT) {
      return new Refused(VendorRefusal.MALFORMED);
    }
    Set<CountedSignature> signatures = Signers.of(
        envelope, Act.VENDOR_GRANT, rules.officers(), verifier, key -> !revocations.key(key));
    if (signatures.isEmpty()) {
      return new Refused(VendorRefusal.QUORUM); // what was signed is not looked into
    }
    VendorGrant grant;
    try {
      grant = VendorGrant.decode(envelope.payload());
    } catch (DecodeException e) {
      return new Refused(VendorRefusal.MALFORMED);
    }
    signatures.removeIf(one -> one.person().equals(grant.requester()));
    if (!grant.policy().equals(rules.reference())) {
      return new Refused(VendorRefusal.OTHER_POLICY);
    }
    if (!grant.element().equals(element)) {
      return new Refused(VendorRefusal.OTHER_ELEMENT);
    }
    if (!rules.officers().suffice(Act.VENDOR_GRANT, Signers.persons(signatures))) {
      return new Refused(VendorRefusal.QUORUM);
    }
    if (!names(rules, grant)) {
      return new Refused(VendorRefusal.UNKNOWN_VENDOR);
    }
    Validity validity = grant.validity();
    if (validity.length().compareTo(rules.limits().maxGrantValidity()) > 0
        || validity.issuedAt().isAfter(now.plus(Validity.SKEW))) {
      return new Refused(VendorRefusal.VALIDITY);
    }
    if (rules.validity().ended(now)) {
      return new Refused(VendorRefusal.POLICY_EXPIRED);
    }
    return validity.ended(now)
        ? new Refused(VendorRefusal.ENDED)
        : new Accepted(new SignedDocument<>(grant, envelope, signatures));
  }
}

package org.doorward.li.authority.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.Office;
import org.doorward.li.authority.Officer;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.Revocation;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.fault.DecodeException;

/**
 * Tells whether a revocation is one: one signature is enough, of whoever holds an office but auditors, at any time, also
 * once the trust policy has expired. A key that is revoked revokes nothing any more. Thread-safe; changes nothing.
 */
public final class SignedRevocations {
  private final PolicyInForce policy;
  private final SignatureVerifier verifier;
  private final Revocations revocations;

  /**
   * For one element.
   *
   * @param policy who the officers are
   * @param verifier verifies one signature
   * @param revocations what has been revoked
   */
  public SignedRevocations(
      PolicyInForce policy, SignatureVerifier verifier, Revocations revocations) {
    this.policy = policy;
    this.verifier = verifier;
    this.revocations = revocations;
  }

  /** What has been revoked. */
  public Revocations table() {
    return revocations;
  }

  /**
   * One of the two.
   *
   * @param revoked what is to be revoked
   * @param refusal why it is not
   */
  public record Verified(Optional<Revoked> revoked, Optional<Refusal> refusal) {}

  private static Verified refused(Refusal refusal) {
    return new Verified(Optional.empty(), Optional.of(refusal));
  }

  /**
   * Verifies one. May take its time.
   *
   * @param envelope of {@link PayloadType#REVOCATION}
   * @return what it revokes, or why it does not
   */
  public Verified verify(Envelope envelope) {
    if (envelope.payloadType() != PayloadType.REVOCATION) {
      return refused(Refusal.NOT_A_MANDATE);
    }
    TrustPolicy rules = policy.now();
    List<Officer> entitled = rules.officers().members().stream()
        .filter(officer -> officer.office() != Office.AUDITOR)
        .toList();
    Set<CountedSignature> signatures =
        Signers.of(envelope, entitled, verifier, key -> !revocations.key(key));
    if (signatures.isEmpty()) {
      return refused(Refusal.NOT_SIGNED);
    }
    Revocation revocation;
    try {
      revocation = Revocation.decode(envelope.payload());
    } catch (DecodeException e) {
      return refused(Refusal.MALFORMED_REVOCATION);
    }
    if (!revocation.policyId().equals(rules.reference().id())) {
      return refused(Refusal.OTHER_POLICY);
    }
    return new Verified(
        Optional.of(new Revoked(
            revocation.thing(),
            revocation.sha256(),
            revocation.kind(),
            envelope.digest(),
            Signers.persons(signatures))),
        Optional.empty());
  }
}

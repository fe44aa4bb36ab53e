package org.doorward.li.authority.internal;

import static org.doorward.li.authority.internal.Operator.ELEMENT;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Set;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Test;

class TrustPoliciesTest {
  private final Operator operator = new Operator();
  private final TrustPolicy policy = operator.policy();
  private final Envelope unsigned = Envelope.unsigned(policy);

  private SignedDocument<TrustPolicy> accept(Envelope envelope, Octets digest, Instant now)
      throws LiException {
    return TrustPolicies.accept(envelope, digest, ELEMENT, Operator.verifier(), now);
  }

  private void refused(Envelope envelope, Instant now) {
    assertThrows(AuthorityException.class, () -> accept(envelope, unsigned.digest(), now));
  }

  @Test
  void thePolicyWhoseDigestWasConfirmedIsAccepted() throws Exception {
    SignedDocument<TrustPolicy> accepted =
        accept(operator.signed(unsigned, "rita", "ruth"), unsigned.digest(), NOW);

    assertEquals(policy, accepted.content());
    assertEquals(Set.of(new Person("rita"), new Person("ruth")), accepted.signers());
  }

  @Test
  void anotherPolicyIsRefusedHoweverWellItIsSigned() {
    Envelope signed = operator.signed(unsigned, "rita", "rob", "ruth");

    assertThrows(AuthorityException.class, () -> accept(signed, Operator.digest(1), NOW));
  }

  /** INV-AUTH-28, and F-02 and F-03 for the trust policy. */
  @Test
  void tooFewRootOfficersAreRefused() throws Exception {
    Envelope one = operator.signed(unsigned, "rita");
    Envelope twice =
        one.with(new Envelope.Signature("rob", one.signatures().get(0).octets()));

    accept(operator.signed(one, "rob"), unsigned.digest(), NOW);
    refused(one, NOW);
    refused(operator.signed(one, "anna", "ben", "gina", "otto"), NOW);
    refused(twice, NOW);
    refused(one.with(Operator.signature(unsigned, Operator.keyPair(), "rob")), NOW);
  }

  @Test
  void thePolicyOfOtherElementsIsRefused() {
    Envelope signed = operator.signed(unsigned, "rita", "rob");

    assertThrows(
        AuthorityException.class,
        () -> TrustPolicies.accept(
            signed, signed.digest(), new NeIdentifier("ne-2"), Operator.verifier(), NOW));
  }

  @Test
  void aPolicyIsAcceptedWithinItsTimeOnly() throws Exception {
    Envelope signed = operator.signed(unsigned, "rita", "rob");
    Instant begin = policy.validity().notBefore();
    Instant end = policy.validity().notAfter();

    accept(signed, unsigned.digest(), begin.minusSeconds(60));
    accept(signed, unsigned.digest(), end.minusNanos(1));
    refused(signed, begin.minusSeconds(61));
    refused(signed, end);
  }

  @Test
  void aMandateIsNoTrustPolicy() {
    Envelope mandate =
        operator.signed(Envelope.unsigned(Operator.mandate().build()), "rita", "rob");

    assertThrows(AuthorityException.class, () -> accept(mandate, mandate.digest(), NOW));
  }
}

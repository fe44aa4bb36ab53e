package org.doorward.li.authority.internal;

import static org.doorward.li.authority.internal.Operator.ELEMENT;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.OfficerRole;
import org.doorward.li.authority.Officers;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyConfirmation;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrustPoliciesTest {
  private final Operator operator = new Operator();
  private final TrustPolicy policy = operator.policy();
  private final Envelope unsigned = Envelope.unsigned(policy);
  private final Envelope signed = operator.signed(unsigned, "rita", "rob");

  private List<Envelope> confirmations(String... persons) {
    List<Envelope> confirmations = new ArrayList<>();
    for (String person : persons) {
      confirmations.add(operator.confirmation(unsigned.digest(), person));
    }
    return confirmations;
  }

  private CommissionedPolicy commission(
      Envelope first, List<Envelope> confirmations, List<Envelope> successors, Instant now)
      throws LiException {
    return new TrustPolicies(ELEMENT, Operator.verifier())
        .commission(first, confirmations, successors, List.of(), now);
  }

  private CommissionedPolicy accept(Envelope envelope, Instant now) throws LiException {
    return commission(envelope, confirmations("rita", "rob"), List.of(), now);
  }

  private void refused(Envelope envelope, Instant now) {
    assertThrows(AuthorityException.class, () -> accept(envelope, now));
  }

  @Test
  void aPolicyOfAQuorumIsAccepted() throws Exception {
    CommissionedPolicy accepted = accept(operator.signed(unsigned, "rita", "ruth"), NOW);

    assertEquals(policy, accepted.inForce().content());
    assertEquals(
        Set.of(new Person("rita"), new Person("ruth")), accepted.inForce().signers());
    assertEquals(Set.of(new Person("rita"), new Person("rob")), accepted.confirmedBy());
  }

  /** INV-AUTH-28, and F-02 and F-03 for the trust policy. */
  @Tag("F-02")
  @Tag("F-03")
  @Test
  void tooFewRootOfficersAreRefused() throws Exception {
    Envelope one = operator.signed(unsigned, "rita");
    Envelope twice =
        one.with(new Envelope.Signature("rob", one.signatures().get(0).octets()));

    accept(operator.signed(one, "rob"), NOW);
    refused(one, NOW);
    refused(operator.signed(one, "anna", "ben", "gina", "otto"), NOW);
    refused(twice, NOW);
    refused(one.with(Operator.signature(unsigned, Operator.keyPair(), "rob")), NOW);
  }

  @Test
  void thePolicyOfOtherElementsIsRefused() {
    assertThrows(
        AuthorityException.class,
        () -> new TrustPolicies(new NeIdentifier("ne-2"), Operator.verifier())
            .commission(signed, confirmations("rita", "rob"), List.of(), List.of(), NOW));
  }

  @Test
  void aPolicyIsAcceptedWithinItsTimeOnly() throws Exception {
    Instant begin = policy.validity().notBefore();
    Instant end = policy.validity().notAfter();

    accept(signed, begin.minusSeconds(60));
    accept(signed, end.minusNanos(1));
    refused(signed, begin.minusSeconds(61));
    refused(signed, end);
  }

  @Test
  void aMandateIsNoTrustPolicy() {
    refused(operator.signed(Envelope.unsigned(Operator.mandate().build()), "rita", "rob"), NOW);
  }

  /** INV-AUTH-31 and DC-16. */
  @Nested
  class AConfirmation {
    private void refused(List<Envelope> confirmations) {
      assertThrows(
          AuthorityException.class, () -> commission(signed, confirmations, List.of(), NOW));
    }

    private List<Envelope> ritasAnd(Envelope other) {
      return List.of(operator.confirmation(unsigned.digest(), "rita"), other);
    }

    private Envelope confirmation(NeIdentifier element, String names, String... signers) {
      return operator.signed(
          Envelope.unsigned(new PolicyConfirmation(element, unsigned.digest(), new Person(names))),
          signers);
    }

    @Test
    void isNeededOfTwoPersons() throws Exception {
      assertEquals(
          Set.of(new Person("rita"), new Person("rob"), new Person("ruth")),
          commission(signed, confirmations("rita", "rob", "ruth"), List.of(), NOW)
              .confirmedBy());
      refused(List.of());
      refused(confirmations("rita"));
      refused(confirmations("rita", "rita"));
    }

    /** Both statements by both, but one key: the one who is named has to have signed. */
    @Test
    void isSignedByTheRootOfficerWhomItNames() throws Exception {
      commission(signed, ritasAnd(confirmation(ELEMENT, "rob", "rob")), List.of(), NOW);
      refused(ritasAnd(confirmation(ELEMENT, "rob", "rita")));
      refused(ritasAnd(confirmation(ELEMENT, "rob")));
      refused(ritasAnd(confirmation(ELEMENT, "anna", "anna")));
      refused(ritasAnd(confirmation(ELEMENT, "otto", "otto", "rob")));
    }

    @Test
    void isOfThisPolicyForThisElement() {
      refused(ritasAnd(operator.confirmation(Operator.digest(1), "rob")));
      refused(ritasAnd(confirmation(new NeIdentifier("ne-2"), "rob", "rob")));
    }

    /** DC-01: what root officers have signed for something else confirms nothing. */
    @Test
    void isADocumentOfItsOwn() {
      refused(ritasAnd(operator.signed(unsigned, "rob")));
    }
  }

  /** INV-AUTH-32, F-11 and DC-16. */
  @Nested
  class AFollowingPolicy {
    private final Officers others = new Officers(
        policy.officers().members().stream()
            .map(officer -> officer.roles().contains(OfficerRole.ROOT)
                    && !officer.person().equals(new Person("rita"))
                ? operator.officer("new-" + officer.person(), OfficerRole.ROOT)
                : officer)
            .toList(),
        Operator.QUORUMS);

    private TrustPolicy version(int version, Officers officers, Duration life) {
      return new TrustPolicy(
          new PolicyReference(policy.reference().id(), version),
          Validity.startingAt(NOW.minusSeconds(3600), life),
          policy.elements(),
          officers,
          policy.components(),
          policy.witnesses(),
          policy.auditKey(),
          policy.limits(),
          policy.concessions());
    }

    private Envelope second(String... signers) {
      return operator.signed(Envelope.unsigned(version(2, others, Duration.ofDays(9))), signers);
    }

    private CommissionedPolicy follow(Envelope... successors) throws LiException {
      return commission(signed, confirmations("rita", "rob"), List.of(successors), NOW);
    }

    private void refused(Envelope... successors) {
      assertThrows(AuthorityException.class, () -> follow(successors));
    }

    @Tag("F-11")
    @Test
    void isSignedByAQuorumOfTheOneBeforeAndByAQuorumOfItsOwn() throws Exception {
      Envelope both = second("rob", "ruth", "new-rob", "new-ruth");
      CommissionedPolicy followed = follow(both);

      assertEquals(both.digest(), followed.inForce().digest());
      assertEquals(
          Set.of(
              new Person("rob"), new Person("ruth"), new Person("new-rob"), new Person("new-ruth")),
          followed.answering(1));
      assertEquals(Set.of(new Person("rita"), new Person("rob")), followed.answering(0));
      follow(second("rita", "rob", "new-rob")); // rita is one of both
      refused(second("rob", "ruth"));
      refused(second("new-rob", "new-ruth"));
      refused(second("rita", "rob"));
      refused(second("rita", "new-rob"));
      refused(second("rob", "ruth", "new-rob", "anna", "otto"));
    }

    @Tag("F-11")
    @Test
    void isTheNextVersionOfTheSamePolicy() throws Exception {
      Envelope next = operator.signed(
          Envelope.unsigned(version(2, policy.officers(), Duration.ofDays(9))), "rita", "rob");
      follow(next);
      for (int wrong : List.of(1, 3)) {
        refused(operator.signed(
            Envelope.unsigned(version(wrong, policy.officers(), Duration.ofDays(9))),
            "rita",
            "rob"));
      }
      refused(signed);
      refused(next, signed);
      refused(next, next);
      refused(operator.signed(
          Envelope.unsigned(new TrustPolicy(
              new PolicyReference(Octets.ofHex("01".repeat(16)), 2),
              policy.validity(),
              policy.elements(),
              policy.officers(),
              policy.components(),
              policy.witnesses(),
              policy.auditKey(),
              policy.limits(),
              policy.concessions())),
          "rita",
          "rob"));
    }

    /** The ones before may have ended: nothing rests on them but the next. */
    @Tag("F-11")
    @Test
    void isTheOneThatHasToBeValidNow() throws Exception {
      Envelope ended = operator.signed(
          Envelope.unsigned(version(2, policy.officers(), Duration.ofMinutes(59))), "rita", "rob");
      Envelope third = operator.signed(
          Envelope.unsigned(version(3, policy.officers(), Duration.ofDays(1))), "rita", "rob");

      assertEquals(3, follow(ended, third).policies().size());
      refused(ended);
    }

    @Test
    void isNotReadUnlessTheOnesBeforeSignedIt() {
      Envelope garbage = new Envelope(unsigned.payloadType(), Octets.ofHex("ff"), List.of());

      refused(operator.signed(garbage, "rita"));
      assertThrows(DecodeException.class, () -> follow(operator.signed(garbage, "rita", "rob")));
    }
  }
}

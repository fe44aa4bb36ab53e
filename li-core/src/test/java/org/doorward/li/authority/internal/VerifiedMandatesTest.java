package org.doorward.li.authority.internal;

import static org.doorward.li.authority.internal.Operator.NOW;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.authority.Scope;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.Validity;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VerifiedMandatesTest {
  private final Operator operator = new Operator();
  private Instant now = NOW;
  private final Revocations revocations = new Revocations();
  private SpentMandates spent;
  private VerifiedMandates inbox;

  @BeforeEach
  void open() {
    spent = new SpentMandates();
    inbox = inbox(4);
  }

  private VerifiedMandates inbox(int capacity) {
    SignedDocument<TrustPolicy> policy = operator.accepted(operator.policy());
    return new VerifiedMandates(
        new PolicyInForce(policy),
        Operator.ELEMENT,
        Operator.verifier(),
        spent,
        revocations,
        () -> now,
        capacity);
  }

  private void taken(Octets envelope) {
    assertInstanceOf(Receipt.class, inbox.submit(envelope));
  }

  private void refused(Refusal refusal, Octets envelope) {
    List<SignedDocument<Mandate>> before = inbox.find(XID);
    assertEquals(new Refused(refusal), inbox.submit(envelope));
    assertEquals(before, inbox.find(XID));
  }

  private void refused(Refusal refusal, MandateDraft mandate) {
    refused(refusal, operator.signed(mandate, "anna", "ben"));
  }

  @Test
  void aMandateOfAQuorumIsHeldForItsTask() {
    Octets envelope = operator.signed(Operator.mandate(), "ben", "carla");

    Receipt receipt = assertInstanceOf(Receipt.class, inbox.submit(envelope));

    assertEquals(XID, receipt.xid());
    assertEquals(Set.of(new Person("ben"), new Person("carla")), receipt.signers());
    assertEquals(receipt.digest(), inbox.find(XID).get(0).digest());
    assertEquals(List.of(), inbox.find(Xid.random()));
  }

  @Test
  void submittingAgainGivesTheSameReceipt() {
    Octets envelope = operator.signed(Operator.mandate(), "anna", "ben");

    Submission first = inbox.submit(envelope);

    assertEquals(first, inbox.submit(envelope));
    assertEquals(1, inbox.find(XID).size());
  }

  /** INV-AUTH-02. */
  @Nested
  class WhoSigned {
    private final Envelope unsigned = Envelope.unsigned(Operator.mandate().build());
    private final Envelope one = operator.signed(unsigned, "anna");

    /** F-02: k-1 valid signatures, and k-1 with a bad one. */
    @Tag("F-02")
    @Test
    void oneOfTwoIsNotEnough() {
      Envelope.Signature bad = new Envelope.Signature("ben", Octets.of(new byte[64]));
      Envelope.Signature tooShort = new Envelope.Signature("ben", Octets.of(new byte[63]));

      refused(Refusal.QUORUM, one.encode());
      refused(Refusal.QUORUM, one.with(bad).encode());
      refused(Refusal.QUORUM, one.with(tooShort).encode());
      taken(operator.signed(one.with(bad).with(tooShort), "ben").encode());
    }

    /** F-03. */
    @Tag("F-03")
    @Test
    void oneKeyUnderManyHintsIsOnePerson() {
      Envelope many = one;
      for (String hint : List.of("ben", "carla", "", "anna again")) {
        many = many.with(new Envelope.Signature(hint, one.signatures().get(0).octets()));
      }
      refused(Refusal.QUORUM, many.encode());
      taken(operator.signed(many, "carla").encode());
    }

    @Test
    void theHintDoesNotDecideWhoseSignatureItIs() {
      Envelope swapped = unsigned;
      for (Envelope.Signature signature :
          operator.signed(unsigned, "anna", "ben").signatures()) {
        swapped = swapped.with(new Envelope.Signature("carla", signature.octets()));
      }
      taken(swapped.encode());
    }

    @Test
    void strangersDoNotCountAndTheirDocumentIsNotLookedInto() {
      Envelope stranger = unsigned.with(Operator.signature(unsigned, Operator.keyPair(), "anna"));

      refused(Refusal.NOT_SIGNED, stranger.encode());
      refused(Refusal.NOT_SIGNED, unsigned.encode());
    }

    @Test
    void aSignatureOverAnotherMandateDoesNotCount() {
      Envelope other =
          operator.signed(Envelope.unsigned(Operator.mandate().id(1).build()), "ben");

      refused(Refusal.QUORUM, one.with(other.signatures().get(0)).encode());
    }

    /** SR-14: nobody approves his own request. */
    @Test
    void theRequesterDoesNotApproveHisOwnRequest() {
      MandateDraft own = Operator.mandate().requester("anna");

      refused(Refusal.QUORUM, operator.signed(own, "anna", "ben"));
      taken(operator.signed(own, "anna", "ben", "carla"));
    }
  }

  /** F-15. */
  @Tag("F-15")
  @Test
  void whatIsNotAMandateIsRefused() {
    Envelope policy = operator.signed(Envelope.unsigned(operator.policy()), "anna", "ben");
    Octets mandate = Operator.mandate().build().encode();
    Envelope longer =
        new Envelope(PayloadType.MANDATE, Octets.ofHex(mandate.toHex() + "f80101"), List.of());

    refused(Refusal.NOT_A_MANDATE, policy.encode());
    refused(Refusal.MALFORMED_ENVELOPE, Octets.ofHex("00"));
    refused(Refusal.MALFORMED_MANDATE, operator.signed(longer, "anna", "ben").encode());
  }

  /** F-06. */
  @Tag("F-06")
  @Test
  void aMandateForSomebodyElseIsRefused() {
    taken(operator.signed(Operator.mandate(), "anna", "ben"));
    refused(Refusal.OTHER_ELEMENT, Operator.mandate().element(new NeIdentifier("ne-2")));
    refused(
        Refusal.OTHER_POLICY,
        Operator.mandate().policy(new PolicyReference(Operator.POLICY.id(), 2)));
    refused(
        Refusal.OTHER_POLICY,
        Operator.mandate().policy(new PolicyReference(Octets.ofHex("11".repeat(16)), 1)));
    refused(Refusal.UNKNOWN_COMPONENT, Operator.mandate().admf(new AdmfIdentifier("admf-9")));
    Scope.Destination elsewhere = new Scope.Destination(Operator.DID, new ComponentName("mdf-9"));
    Scope scope = Operator.scope();
    refused(
        Refusal.UNKNOWN_COMPONENT,
        Operator.mandate()
            .scope(new Scope(
                scope.targets(),
                scope.deliveryType(),
                scope.services(),
                List.of(elsewhere),
                scope.productId(),
                scope.correlationId())));
  }

  @Nested
  class Time {
    private final Duration month = Duration.ofDays(30);

    private MandateDraft valid(Instant issued, Instant from, Instant until) {
      return Operator.mandate().validity(new Validity(issued, from, until));
    }

    @Test
    void aMandateLongerThanThePolicyAllowsIsRefused() {
      Duration longest = Duration.ofDays(90);

      refused(Refusal.VALIDITY, valid(NOW, NOW, NOW.plus(longest).plusSeconds(1)));
      taken(operator.signed(valid(NOW, NOW, NOW.plus(longest)), "anna", "ben"));
    }

    @Test
    void aMandateFromTheFutureIsRefused() {
      Instant later = NOW.plusSeconds(61);

      refused(Refusal.VALIDITY, valid(later, NOW, NOW.plus(month)));
      taken(operator.signed(valid(NOW.plusSeconds(60), NOW, NOW.plus(month)), "anna", "ben"));
    }

    @Test
    void aMandateThatBeginsWhenItWouldBeStaleIsRefused() {
      Instant threeDays = NOW.plus(Duration.ofDays(3));

      refused(Refusal.VALIDITY, valid(NOW, threeDays.plusSeconds(1), NOW.plus(month)));
      taken(operator.signed(valid(NOW, threeDays, NOW.plus(month)), "anna", "ben"));
    }

    @Test
    void aMandateThatHasEndedIsRefused() {
      now = NOW.plusSeconds(100);

      refused(Refusal.EXPIRED, valid(NOW, NOW, now));
      taken(operator.signed(valid(NOW, NOW, now.plusSeconds(1)), "anna", "ben"));
    }

    /** DC-11, at most so old when it is first used; what is running may come again after a restart. */
    @Test
    void aMandateIsStaleUnlessItIsRunning() throws Exception {
      Octets envelope = operator.signed(Operator.mandate(), "anna", "ben");
      taken(envelope);
      SignedDocument<Mandate> held = inbox.find(XID).get(0);
      inbox = inbox(4);
      now = NOW.plus(Duration.ofDays(3)).plusSeconds(1);

      refused(Refusal.STALE, envelope);
      spent.spend(held);
      taken(envelope);
    }

    @Test
    void anExpiredPolicyTakesNothingIn() {
      now = NOW.plus(Duration.ofDays(365));

      refused(
          Refusal.POLICY_EXPIRED, valid(now.minusSeconds(1), now.minusSeconds(1), now.plus(month)));
    }
  }

  /** F-05. */
  @Tag("F-05")
  @Test
  void aMandateWhoseTaskHasEndedIsRefused() throws Exception {
    Octets envelope = operator.signed(Operator.mandate(), "anna", "ben");
    taken(envelope);
    SignedDocument<Mandate> mandate = inbox.find(XID).get(0);
    spent.spend(mandate);
    taken(envelope);
    spent.end(mandate);

    refused(Refusal.SPENT, envelope);
    refused(Refusal.SPENT, operator.signed(Operator.mandate(), "ben", "carla"));
  }

  @Test
  void anIdentifierIsNotUsedTwice() throws Exception {
    taken(operator.signed(Operator.mandate(), "anna", "ben"));
    MandateDraft other = Operator.mandate().admf(Operator.OTHER_ADMF);
    refused(Refusal.IDENTIFIER_TAKEN, other);

    spent.spend(inbox.find(XID).get(0));
    inbox = inbox(4);
    refused(Refusal.IDENTIFIER_TAKEN, other);
  }

  @Test
  void theInboxIsBoundedAndForgetsWhatHasEnded() {
    MandateDraft soonOver =
        Operator.mandate().id(1).validity(new Validity(NOW, NOW, NOW.plusSeconds(10)));
    taken(operator.signed(soonOver, "anna", "ben"));
    for (int id = 2; id <= 4; id++) {
      taken(operator.signed(Operator.mandate().id(id), "anna", "ben"));
    }
    refused(Refusal.FULL, Operator.mandate().id(5));

    now = NOW.plusSeconds(10);
    taken(operator.signed(Operator.mandate().id(5), "anna", "ben"));
    assertTrue(inbox.find(XID).size() == 4);
  }
}

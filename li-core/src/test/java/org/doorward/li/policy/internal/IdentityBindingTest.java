package org.doorward.li.policy.internal;

import static org.doorward.li.authority.internal.Operator.ADMF;
import static org.doorward.li.authority.internal.Operator.ELEMENT;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.doorward.li.authority.internal.Operator.OTHER_ADMF;
import static org.doorward.li.authority.internal.Operator.digest;
import static org.doorward.li.policy.internal.ElementFixture.peer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.Set;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Version;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-POL-04: F-31: every message by itself. TS 103 221-1, 8.2.4. */
class IdentityBindingTest {
  private final Operator operator = new Operator();
  private final IdentityBinding binding =
      new IdentityBinding(new PolicyInForce(operator.accepted(operator.policy())), ELEMENT);

  private static X1Header header(AdmfIdentifier admf, NeIdentifier ne) {
    return new X1Header(admf, ne, NOW, X1Version.IMPLEMENTED, X1TransactionId.random());
  }

  private void bound(X1Header header, PeerIdentity peer) {
    Binding.Bound bound = assertInstanceOf(Binding.Bound.class, binding.bind(header, peer));
    assertEquals(header.admfIdentifier(), bound.admf());
  }

  private void unbound(int code, X1Header header, PeerIdentity peer) {
    Binding.Unbound unbound = assertInstanceOf(Binding.Unbound.class, binding.bind(header, peer));
    assertEquals(code, unbound.denial().code().code());
  }

  @Test
  void anAdmfThatItsCertificateAndThePolicyNameIsBound() {
    bound(header(ADMF, ELEMENT), peer("admf-1", 1));
    bound(header(OTHER_ADMF, ELEMENT), peer("admf-2", 77));
  }

  @Tag("F-31")
  @Test
  void anIdentifierThatIsNotInTheCertificateIs1030() {
    unbound(1030, header(ADMF, ELEMENT), peer("admf-2", 1));
    unbound(1030, header(ADMF, ELEMENT), peer("admf-1 ", 1));
    unbound(1030, header(new AdmfIdentifier("vendor"), ELEMENT), peer("admf-1", 1));
  }

  @Test
  void anIdentifierOfAnotherRoleIs1030() {
    PeerIdentity element = new PeerIdentity(
        digest(100),
        digest(1),
        Set.of(new PeerIdentity.Binding(ComponentRole.NE, "admf-1", false)),
        Instant.MAX);

    unbound(1030, header(ADMF, ELEMENT), element);
  }

  @Tag("F-31")
  @Test
  void anAdmfThatThePolicyDoesNotNameIs1040() {
    unbound(1040, header(new AdmfIdentifier("vendor"), ELEMENT), peer("vendor", 1));
  }

  @Test
  void anAdmfWithAnotherKeyThanItsPinIs1040() {
    unbound(1040, header(ADMF, ELEMENT), peer("admf-1", 2));
  }

  @Tag("F-31")
  @Test
  void aMessageForAnotherElementIs1060() {
    unbound(1060, header(ADMF, new NeIdentifier("ne-2")), peer("admf-1", 1));
  }

  @Test
  void whoTheSenderIsComesBeforeWhomItIsFor() {
    unbound(1030, header(ADMF, new NeIdentifier("ne-2")), peer("admf-2", 1));
    unbound(1040, header(new AdmfIdentifier("x"), new NeIdentifier("ne-2")), peer("x", 1));
  }
}

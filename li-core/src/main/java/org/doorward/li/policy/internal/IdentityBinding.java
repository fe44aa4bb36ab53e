package org.doorward.li.policy.internal;

import java.util.Optional;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.policy.Decision;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;

/**
 * Binds each message to its sender: possession of a certificate of the LI CA is not yet an identity on X1.
 * Thread-safe.
 *
 * @clause TS 103 221-1, 8.2.4 and annex G
 */
public final class IdentityBinding {
  private final PolicyInForce policy;
  private final NeIdentifier element;

  /**
   * The binding for one element.
   *
   * @param policy which ADMFs there are
   * @param element which element this is
   */
  public IdentityBinding(PolicyInForce policy, NeIdentifier element) {
    this.policy = policy;
    this.element = element;
  }

  /**
   * Binds one message. Looks at nothing but its header, so that it reveals no state.
   *
   * @param header the message's header
   * @param peer the connection's peer
   * @return bound; or 1030 if the identifier is not in the certificate, 1040 if it is and the trust policy does not
   *     name it, or pins other keys, 1060 if the message is for another element
   */
  public Binding bind(X1Header header, PeerIdentity peer) {
    if (!peer.binds(ComponentRole.ADMF, header.admfIdentifier().value())) {
      return unbound(Reason.NOT_BOUND, X1ErrorCode.ADMF_IDENTIFIER_MISMATCH);
    }
    Optional<Admf> admf = policy.now().components().admf(header.admfIdentifier());
    if (admf.isEmpty() || !admf.get().admits(peer.spkiSha256())) {
      return unbound(Reason.ADMF_UNKNOWN, X1ErrorCode.UNEXPECTED_ADMF_IDENTIFIER);
    }
    if (!header.neIdentifier().equals(element)) {
      return unbound(Reason.NE_UNEXPECTED, X1ErrorCode.UNEXPECTED_NE_IDENTIFIER);
    }
    return new Binding.Bound(header.admfIdentifier(), peer);
  }

  private static Binding unbound(Reason reason, X1ErrorCode code) {
    return new Binding.Unbound(new Decision.Deny(reason, code, "identifier not expected"));
  }
}

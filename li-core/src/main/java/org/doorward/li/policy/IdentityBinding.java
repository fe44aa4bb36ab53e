package org.doorward.li.policy;

import java.util.Optional;
import org.doorward.li.authority.Admf;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.PeerIdentity.ComponentRole;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;

/**
 * Holds the identifiers that a message asserts against the certificate that brought it: for each message, not
 * for each connection. Immutable.
 *
 * @param own the element
 * @param policy names the ADMFs that it answers to
 * @clause TS 103 221-1, 8.2.4
 */
public record IdentityBinding(NeIdentifier own, TrustPolicy policy) {
  /**
   * Whether this peer may speak as that ADMF to this element.
   *
   * @param header what the message asserts
   * @param peer what its certificate says
   * @return a denial with 1030, 1040 or 1060 if not
   */
  public Decision check(X1Header header, PeerIdentity peer) {
    if (!peer.binds(ComponentRole.ADMF, header.admfIdentifier().value())) {
      return deny(Reason.NOT_BOUND, X1ErrorCode.ADMF_IDENTIFIER_MISMATCH);
    }
    Optional<Admf> admf = policy.components().admf(header.admfIdentifier());
    if (admf.isEmpty()) {
      return deny(Reason.ADMF_UNKNOWN, X1ErrorCode.UNEXPECTED_ADMF_IDENTIFIER);
    }
    if (!admf.get().admits(peer.spkiSha256())) {
      return deny(Reason.NOT_BOUND, X1ErrorCode.ADMF_IDENTIFIER_MISMATCH);
    }
    if (!header.neIdentifier().equals(own)) {
      return deny(Reason.NE_UNEXPECTED, X1ErrorCode.UNEXPECTED_NE_IDENTIFIER);
    }
    return Decision.permit();
  }

  private static Decision deny(Reason reason, X1ErrorCode code) {
    return new Decision.Deny(reason, code, "");
  }
}

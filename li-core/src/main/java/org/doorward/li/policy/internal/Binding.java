package org.doorward.li.policy.internal;

import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.policy.Decision;

/** Whether a message's identifiers belong to the peer that sent it. */
public sealed interface Binding {
  /**
   * They do. Only {@link IdentityBinding} makes one, and the rules take nothing else for a peer. Immutable.
   */
  final class Bound implements Binding {
    private final AdmfIdentifier admf;
    private final PeerIdentity peer;

    Bound(AdmfIdentifier admf, PeerIdentity peer) {
      this.admf = admf;
      this.peer = peer;
    }

    /** An ADMF of the trust policy. */
    public AdmfIdentifier admf() {
      return admf;
    }

    /** Whose certificate it is. */
    public PeerIdentity peer() {
      return peer;
    }
  }

  /**
   * They do not.
   *
   * @param denial 1030, 1040 or 1060
   */
  record Unbound(Decision.Deny denial) implements Binding {}
}

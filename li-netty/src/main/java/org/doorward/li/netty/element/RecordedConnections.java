package org.doorward.li.netty.element;

import java.util.Set;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.crypto.tls.HandshakeRefusal.PresentedCertificate;
import org.doorward.li.crypto.tls.PeerConnections;
import org.doorward.li.element.internal.AggregatedEvents;
import org.doorward.li.element.internal.Supervision;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.Octets;

/**
 * Puts connections into the log, and those that did not come about: why, and with which certificate. Thread-safe.
 *
 * @param events counts them
 * @param supervision tells the ADMFs that somebody was refused
 * @param policy names the vendors' certificate authorities
 */
record RecordedConnections(AggregatedEvents events, Supervision supervision, PolicyInForce policy)
    implements PeerConnections {
  @Override
  public void refused(HandshakeRefusal refusal) {
    Octets certificate = refusal.presented().stream()
        .findFirst()
        .map(PresentedCertificate::sha256)
        .orElse(Octets.EMPTY);
    Set<Octets> vendorKeys = policy.now().components().vendorKeys();
    boolean vendor = refusal.presented().stream()
        .map(PresentedCertificate::spkiSha256)
        .anyMatch(vendorKeys::contains);
    if (vendor || isAboutIdentity(refusal.cause())) {
      supervision.authenticationRefused();
    }
    events.refused(vendor ? Reason.VENDOR : reason(refusal.cause()), certificate);
  }

  @Override
  public void accepted(PeerIdentity peer) {
    events.connection(Operation.CONNECTION_UP, peer.certificateSha256());
  }

  @Override
  public void ended(PeerIdentity peer) {
    events.connection(Operation.CONNECTION_DOWN, peer.certificateSha256());
  }

  /** Whether somebody showed who he is, or refused to; noise on the port is no alert. */
  private static boolean isAboutIdentity(HandshakeRefusal.Cause cause) {
    return switch (cause) {
      case NO_CERTIFICATE,
          EXPIRED,
          NOT_YET_VALID,
          UNTRUSTED_ISSUER,
          INVALID_CHAIN,
          WRONG_PURPOSE,
          REVOKED,
          NOT_ACCEPTED,
          CHAIN_TOO_LONG,
          REVOCATION_UNKNOWN,
          WEAK_ALGORITHM -> true;
      case TOO_MANY_CONNECTIONS,
          NOT_TLS,
          NO_AGREEMENT,
          OLD_PROTOCOL,
          INCOMPLETE,
          ABANDONED,
          TIMEOUT -> false;
    };
  }

  private static Reason reason(HandshakeRefusal.Cause cause) {
    return switch (cause) {
      case NO_CERTIFICATE -> Reason.TLS_NO_CERTIFICATE;
      case EXPIRED, NOT_YET_VALID -> Reason.TLS_NOT_VALID_NOW;
      case UNTRUSTED_ISSUER, INVALID_CHAIN -> Reason.TLS_UNTRUSTED;
      case WRONG_PURPOSE -> Reason.TLS_USAGE;
      case REVOKED -> Reason.TLS_REVOKED;
      case REVOCATION_UNKNOWN -> Reason.TLS_REVOCATION_UNKNOWN;
      case NOT_ACCEPTED -> Reason.PEER_NOT_NAMED;
      case TOO_MANY_CONNECTIONS -> Reason.LIMIT;
      case NOT_TLS,
          NO_AGREEMENT,
          CHAIN_TOO_LONG,
          WEAK_ALGORITHM,
          OLD_PROTOCOL,
          INCOMPLETE,
          ABANDONED,
          TIMEOUT -> Reason.TLS_HANDSHAKE;
    };
  }
}

package org.doorward.li.crypto.tls;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.certificate.CertificatePurpose;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.crypto.tls.HandshakeRefusal.PresentedCertificate;
import org.doorward.li.crypto.tls.PeerVerification.RefusedException;
import org.doorward.li.crypto.tls.PeerVerification.Verified;
import org.doorward.li.fault.TransportException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/** Judges the peer of one connection: in the handshake, and again whenever asked. Thread-safe. */
final class PeerJudge implements PeerTrust.Judge {
  private static final int MAX_REPORTED = 6;

  private final PeerVerification verification;
  private final CertificatePurpose purpose;
  private final Supplier<Set<Octets>> tls12Peers;
  private final Predicate<Octets> revoked;
  private final Predicate<PeerIdentity> acceptable;

  private List<X509Certificate> shown = List.of();
  private @Nullable Verified verified;
  private @Nullable Cause refused;
  private boolean old;

  PeerJudge(
      PeerVerification verification,
      CertificatePurpose purpose,
      Supplier<Set<Octets>> tls12Peers,
      Predicate<Octets> revoked,
      Predicate<PeerIdentity> acceptable) {
    this.verification = verification;
    this.purpose = purpose;
    this.tls12Peers = tls12Peers;
    this.revoked = revoked;
    this.acceptable = acceptable;
  }

  @Override
  public synchronized boolean accepts(List<X509Certificate> chain, SSLEngine engine) {
    if (!shown.isEmpty()) {
      // A second certificate on one connection is a renegotiation.
      refused = Cause.OLD_PROTOCOL;
      return false;
    }
    shown = chain;
    old = !engine.getHandshakeSession().getProtocol().equals("TLSv1.3");
    try {
      Verified good = verification.verify(chain, purpose);
      PeerIdentity identity = good.peer();
      requireAccepted(identity);
      verified = good;
      return true;
    } catch (RefusedException e) {
      refused = e.refusalCause();
      return false;
    }
  }

  private void requireAccepted(PeerIdentity identity) throws RefusedException {
    if (old && !tls12Peers.get().contains(identity.spkiSha256())) {
      throw new RefusedException(Cause.OLD_PROTOCOL);
    }
    if (revoked.test(identity.spkiSha256())) {
      throw new RefusedException(Cause.REVOKED);
    }
    if (!acceptable.test(identity)) {
      throw new RefusedException(Cause.NOT_ACCEPTED);
    }
  }

  /** The peer that the handshake accepted. */
  synchronized Optional<PeerIdentity> peer() {
    return refused == null ? Optional.ofNullable(verified).map(Verified::peer) : Optional.empty();
  }

  /** Why the peer is not, or no longer, accepted. */
  synchronized Optional<Cause> objection() {
    Verified good = verified;
    if (refused != null || good == null) {
      return Optional.ofNullable(refused);
    }
    try {
      // Signatures do not change, nor do the trusted authorities of this object: time does, and
      // policy, and what is revoked.
      if (good.holds(verification.clock().instant())) {
        verification.requireNotRevoked(good.path());
        requireAccepted(good.peer());
      } else {
        requireAccepted(verification.verify(shown, purpose).peer());
      }
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.refusalCause());
    }
  }

  synchronized List<PresentedCertificate> presented() {
    List<PresentedCertificate> presented = new ArrayList<>();
    for (X509Certificate certificate : shown.subList(0, Math.min(shown.size(), MAX_REPORTED))) {
      try {
        presented.add(new PresentedCertificate(
            PeerIdentities.sha256(certificate),
            PeerIdentities.spkiSha256(certificate),
            certificate.getIssuerX500Principal().getName()));
      } catch (TransportException e) {
        return presented;
      }
    }
    return presented;
  }
}

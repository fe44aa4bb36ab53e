package org.doorward.li.crypto.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.certificate.CertificatePurpose;
import org.doorward.li.crypto.certificate.PeerIdentities;
import org.doorward.li.crypto.certificate.RevocationLists;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.tls.HandshakeRefusal.Cause;
import org.doorward.li.fault.TransportException;

/**
 * Verifies a peer's chain to the LI authorities: length, then PKIX path and strength, then what the
 * certificate is for. Thread-safe.
 */
final class PeerVerification {
  private static final int MAX_CERTIFICATES = 6;
  private static final int MAX_CHAIN_OCTETS = 64 * 1024;
  private static final int KEY_USAGE_DIGITAL_SIGNATURE = 0;

  /** A chain that is not accepted. Without stack trace: a peer can cause it at will. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    private final Cause cause;

    RefusedException(Cause cause) {
      super("refused: " + cause, null, false, false);
      this.cause = cause;
    }

    Cause refusalCause() {
      return cause;
    }
  }

  private final List<X509Certificate> anchors;
  private final Set<TrustAnchor> trusted;
  private final InstantSource clock;
  private final Optional<RevocationLists> lists;

  PeerVerification(TrustAnchors anchors, InstantSource clock) {
    this(anchors, clock, Optional.empty());
  }

  private PeerVerification(
      TrustAnchors anchors, InstantSource clock, Optional<RevocationLists> lists) {
    if (!anchors.certificates().stream()
        .allMatch(c -> StrongCertificates.isStrong(c.getPublicKey()))) {
      throw new IllegalArgumentException("the key of a trusted LI authority is too weak");
    }
    this.anchors = anchors.certificates();
    this.trusted = this.anchors.stream()
        .map(c -> new TrustAnchor(c, null))
        .collect(Collectors.toUnmodifiableSet());
    this.clock = clock;
    this.lists = lists;
  }

  /** The same, but nothing is good that these do not vouch for. */
  PeerVerification checking(RevocationLists more) {
    return new PeerVerification(new TrustAnchors(anchors), clock, Optional.of(more));
  }

  InstantSource clock() {
    return clock;
  }

  /**
   * A chain that is good.
   *
   * @param peer the identity that it states
   * @param from when the last of its certificates began to hold
   * @param path from the peer's certificate to that of a trusted authority
   */
  record Verified(PeerIdentity peer, Instant from, List<X509Certificate> path) {
    /** Whether all of its certificates hold at {@code now}: nothing else about a chain can change but revocation. */
    boolean holds(Instant now) {
      return !now.isBefore(from) && !now.isAfter(peer.notAfter());
    }
  }

  /** The chain, if it is good at this instant for a peer with this purpose. */
  Verified verify(List<X509Certificate> shown, CertificatePurpose purpose) throws RefusedException {
    requireBounded(shown);
    List<X509Certificate> path = new ArrayList<>(shown);
    if (path.size() > 1 && anchors.contains(path.get(path.size() - 1))) {
      path.remove(path.size() - 1);
    }
    X509Certificate anchor = requireTrusted(path);
    X509Certificate leaf = path.get(0);
    requirePurpose(leaf, purpose);
    path.add(anchor);
    requireNotRevoked(path);
    try {
      Instant from = path.stream()
          .map(c -> c.getNotBefore().toInstant())
          .max(Instant::compareTo)
          .orElseThrow();
      return new Verified(PeerIdentities.of(path), from, List.copyOf(path));
    } catch (TransportException e) {
      throw new RefusedException(Cause.INVALID_CHAIN);
    }
  }

  /** Asks again whether a chain that was good has been revoked meanwhile. */
  void requireNotRevoked(List<X509Certificate> path) throws RefusedException {
    if (lists.isPresent()) {
      Instant now = clock.instant();
      for (int i = 0; i < path.size() - 1; i++) {
        switch (lists.get().of(path.get(i), path.get(i + 1), now)) {
          case GOOD -> {}
          case REVOKED -> throw new RefusedException(Cause.REVOKED);
          case UNKNOWN -> throw new RefusedException(Cause.REVOCATION_UNKNOWN);
        }
      }
    }
  }

  private static void requireBounded(List<X509Certificate> shown) throws RefusedException {
    if (shown.isEmpty()) {
      throw new RefusedException(Cause.NO_CERTIFICATE);
    }
    long octets = 0;
    try {
      for (X509Certificate certificate : shown) {
        octets += certificate.getEncoded().length;
      }
    } catch (CertificateException e) {
      throw new RefusedException(Cause.INVALID_CHAIN);
    }
    if (shown.size() > MAX_CERTIFICATES || octets > MAX_CHAIN_OCTETS) {
      throw new RefusedException(Cause.CHAIN_TOO_LONG);
    }
  }

  private X509Certificate requireTrusted(List<X509Certificate> path) throws RefusedException {
    Instant now = clock.instant();
    try {
      PKIXParameters parameters = new PKIXParameters(trusted);
      parameters.setDate(Date.from(now));
      parameters.setRevocationEnabled(false);
      parameters.addCertPathChecker(new StrongCertificates());
      PKIXCertPathValidatorResult result =
          (PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX")
              .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      X509Certificate anchor = result.getTrustAnchor().getTrustedCert();
      // PKIX leaves the anchor's own dates to the caller.
      if (now.isAfter(anchor.getNotAfter().toInstant())) {
        throw new RefusedException(Cause.EXPIRED);
      }
      if (now.isBefore(anchor.getNotBefore().toInstant())) {
        throw new RefusedException(Cause.NOT_YET_VALID);
      }
      return anchor;
    } catch (CertPathValidatorException e) {
      throw new RefusedException(cause(e.getReason()));
    } catch (InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("there is at least one trust anchor", e);
    } catch (GeneralSecurityException e) {
      throw new RefusedException(Cause.INVALID_CHAIN);
    }
  }

  private static Cause cause(Reason reason) {
    if (reason == BasicReason.EXPIRED) {
      return Cause.EXPIRED;
    }
    if (reason == BasicReason.NOT_YET_VALID) {
      return Cause.NOT_YET_VALID;
    }
    if (reason == BasicReason.ALGORITHM_CONSTRAINED) {
      return Cause.WEAK_ALGORITHM;
    }
    // An authority of the same name with another key is another authority.
    return reason == PKIXReason.NO_TRUST_ANCHOR || reason == BasicReason.INVALID_SIGNATURE
        ? Cause.UNTRUSTED_ISSUER
        : Cause.INVALID_CHAIN;
  }

  private static void requirePurpose(X509Certificate leaf, CertificatePurpose purpose)
      throws RefusedException {
    boolean[] usage = leaf.getKeyUsage();
    boolean signs = usage == null || usage[KEY_USAGE_DIGITAL_SIGNATURE];
    boolean authority = leaf.getBasicConstraints() >= 0;
    try {
      // A certificate without the extension would be for anything, "any purpose" too: both are
      // refused.
      List<String> purposes = leaf.getExtendedKeyUsage();
      if (!signs || authority || purposes == null || !purposes.contains(purpose.oid())) {
        throw new RefusedException(Cause.WRONG_PURPOSE);
      }
    } catch (CertificateException e) {
      throw new RefusedException(Cause.INVALID_CHAIN);
    }
  }
}

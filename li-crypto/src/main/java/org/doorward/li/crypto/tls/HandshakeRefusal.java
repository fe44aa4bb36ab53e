package org.doorward.li.crypto.tls;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.doorward.li.identifier.Octets;

/**
 * A connection that did not come about: why, and what the peer showed of itself. For the evidence log; the
 * peer is told nothing of it. Nothing here is verified. Immutable.
 *
 * @param cause why
 * @param presented the peer's certificates in the order it showed them; empty if it came to show none
 */
public record HandshakeRefusal(Cause cause, List<PresentedCertificate> presented) {
  /** Why a connection did not come about. */
  public enum Cause {
    /** What arrived is not TLS. */
    NOT_TLS,
    /** No protocol version, cipher suite or group is both offered and allowed, or the offer is malformed. */
    NO_AGREEMENT,
    /** The peer showed no certificate: it has none, or it refused ours. */
    NO_CERTIFICATE,
    /** More certificates, or more octets of them, than are looked at. */
    CHAIN_TOO_LONG,
    /** A certificate has ended. */
    EXPIRED,
    /** A certificate has not begun. */
    NOT_YET_VALID,
    /** A key is too short, or a signature is of a kind that can be forged. */
    WEAK_ALGORITHM,
    /** No trusted authority signed the certificate. */
    UNTRUSTED_ISSUER,
    /** A trusted authority stands above the chain, but the chain breaks one of its rules. */
    INVALID_CHAIN,
    /** The certificate is not for this end of a connection. */
    WRONG_PURPOSE,
    /** The certificate is good, but it or its key has been revoked. */
    REVOKED,
    /** Nobody says whether the certificate has been revoked: there is no recent list of its issuer. */
    REVOCATION_UNKNOWN,
    /** The certificate is good, but its holder may not connect here. */
    NOT_ACCEPTED,
    /** TLS 1.2 is not allowed for this peer. */
    OLD_PROTOCOL,
    /** The certificate is good, but the handshake was not completed: its key was not proven. */
    INCOMPLETE,
    /** The peer went away before the handshake was done. */
    ABANDONED,
    /** The handshake took too long. */
    TIMEOUT,
    /** Too many connections are open. */
    TOO_MANY_CONNECTIONS
  }

  /**
   * One certificate that a peer showed.
   *
   * @param sha256 digest of the certificate, 32 octets
   * @param spkiSha256 digest of its public key, 32 octets
   * @param issuer who it says issued it; nobody verified that
   */
  public record PresentedCertificate(Octets sha256, Octets spkiSha256, String issuer) {
    /**
     * Refuses null.
     *
     * @param sha256 not null
     * @param spkiSha256 not null
     * @param issuer not null
     */
    public PresentedCertificate {
      requireNonNull(sha256, "sha256");
      requireNonNull(spkiSha256, "spkiSha256");
      requireNonNull(issuer, "issuer");
    }
  }

  /**
   * Copies the list.
   *
   * @param cause not null
   * @param presented copied
   */
  public HandshakeRefusal {
    requireNonNull(cause, "cause");
    presented = List.copyOf(presented);
  }
}

package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import org.doorward.li.identifier.Octets;

/**
 * Who is at the other end of a connection, as its verified certificate says. It says who, never what he may
 * do. Immutable.
 *
 * @param certificateSha256 digest of the certificate, 32 octets
 * @param spkiSha256 digest of its public key (SubjectPublicKeyInfo), 32 octets
 * @param bindings the identifiers that the certificate binds to the peer
 * @param notAfter when the certificate, or the earliest of its chain, ends
 * @clause TS 103 221-1, 8.2.4 and annex G
 */
public record PeerIdentity(
    Octets certificateSha256, Octets spkiSha256, Set<Binding> bindings, Instant notAfter) {
  /** What a component is. */
  public enum ComponentRole {
    /** An administration function. */
    ADMF,
    /** A network element. */
    NE,
    /** A mediation and delivery function. Not a role of annex G: known by its pinned key. */
    MDF,
    /** A component that may submit mandates. Not a role of annex G: known by its pinned key. */
    INBOX
  }

  /**
   * One identifier that a certificate binds to its subject.
   *
   * @param role the role that the SAN URI names; {@code NE} and {@code ADMF} only
   * @param identifier the identifier, exactly as in the certificate
   * @param anyRole true for a subject UID, which names no role: {@code role} is then meaningless
   */
  public record Binding(ComponentRole role, String identifier, boolean anyRole) {
    /**
     * Refuses null.
     *
     * @param role not null
     * @param identifier not null
     * @param anyRole true for a subject UID
     */
    public Binding {
      requireNonNull(role, "role");
      requireNonNull(identifier, "identifier");
    }
  }

  /**
   * Copies the set.
   *
   * @param certificateSha256 not null
   * @param spkiSha256 not null
   * @param bindings copied
   * @param notAfter not null
   */
  public PeerIdentity {
    requireNonNull(certificateSha256, "certificateSha256");
    requireNonNull(spkiSha256, "spkiSha256");
    bindings = Set.copyOf(bindings);
    requireNonNull(notAfter, "notAfter");
  }

  /**
   * Whether the certificate binds {@code identifier} to this peer in {@code role}.
   *
   * @param role the role the identifier is asserted in
   * @param identifier the identifier asserted in a message
   * @return true if a SAN URI names both, or a subject UID the identifier
   */
  public boolean binds(ComponentRole role, String identifier) {
    return bindings.stream()
        .anyMatch(b -> b.identifier().equals(identifier) && (b.anyRole() || b.role() == role));
  }
}

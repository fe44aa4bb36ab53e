package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.Octets;

/**
 * An officer's word that something is not to be relied on any more. One officer's signature is enough; it takes effect
 * at once, and nothing undoes it. It is for every element that follows the trust policy. Immutable.
 *
 * @param policyId the identifier of the trust policy, of whichever version, 16 octets
 * @param issuedAt when it was made, to the second; decides nothing
 * @param thing what is revoked
 * @param sha256 what names it, 32 octets; see {@link Thing}
 * @param kind whether what it has done holds
 */
public record Revocation(Octets policyId, Instant issuedAt, Thing thing, Octets sha256, Kind kind) {
  private static final int POLICY_ID_OCTETS = 16;
  private static final int DIGEST_OCTETS = 32;

  /** What can be revoked. */
  public enum Thing {
    /** A mandate, by {@link Envelope#digest()}: its task ends at once, and it permits none any more. */
    MANDATE,
    /** An officer's key, by {@link OfficerKey#spkiSha256()}: what it signs from now on counts nowhere. */
    OFFICER_KEY,
    /** The key of a peer in TLS, by the digest of its SubjectPublicKeyInfo: no connection with it stands. */
    PEER_KEY
  }

  /** Whether what a thing has done holds. */
  public enum Kind {
    /** Somebody else may have had it. An officer's signature made with it does not count, whenever it was made. */
    COMPROMISE,
    /** Its use is over. What an element took in before goes on. */
    RETIREMENT
  }

  /**
   * Checks the lengths.
   *
   * @param policyId 16 octets
   * @param issuedAt not null
   * @param thing not null
   * @param sha256 32 octets
   * @param kind not null
   * @throws IllegalArgumentException if one is longer or shorter, or the time has a fraction of a second
   */
  public Revocation {
    requireNonNull(issuedAt, "issuedAt");
    requireNonNull(thing, "thing");
    requireNonNull(kind, "kind");
    requireLength(policyId, POLICY_ID_OCTETS, "policy identifier");
    requireLength(sha256, DIGEST_OCTETS, "digest");
    if (!issuedAt.truncatedTo(ChronoUnit.SECONDS).equals(issuedAt)) {
      throw new IllegalArgumentException("time has a fraction of a second");
    }
  }

  private static void requireLength(Octets octets, int length, String what) {
    if (octets.length() != length) {
      throw new IllegalArgumentException(what + " has " + octets.length() + " octets of " + length);
    }
  }

  /**
   * The revocation that a payload says, read strictly.
   *
   * @param payload the signed octets
   * @return the revocation
   * @throws DecodeException PROTOBUF if the octets are not the one encoding of a revocation, VALUE if a field is out
   *     of its range
   */
  public static Revocation decode(Octets payload) throws DecodeException {
    return RevocationCodec.decode(payload);
  }

  /**
   * The octets to sign, the same each time.
   *
   * @return what {@link #decode} reads
   */
  public Octets encode() {
    return RevocationCodec.encode(this);
  }
}

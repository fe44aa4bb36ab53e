package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Octets;

/**
 * A certification authority, or another key, of a vendor. Naming it here keeps it out of every other part of
 * the trust policy.
 *
 * @param name what the operator calls it
 * @param spkiSha256 SHA-256 of its public key
 */
public record VendorAuthority(ComponentName name, Octets spkiSha256) {
  /**
   * Checks the digest.
   *
   * @param name not null
   * @param spkiSha256 32 octets
   * @throws IllegalArgumentException if it is not a digest
   */
  public VendorAuthority {
    requireNonNull(name, "name");
    Sha256.require(spkiSha256, "key of a vendor");
  }
}

package org.doorward.li.authority;

import org.doorward.li.identifier.Octets;

/**
 * Which version of which trust policy.
 *
 * @param id the policy's identifier, 16 octets, the same in all its versions
 * @param version from 1
 */
public record PolicyReference(Octets id, int version) {
  private static final int ID_OCTETS = 16;

  /**
   * Checks the length and the version.
   *
   * @param id 16 octets
   * @param version from 1
   * @throws IllegalArgumentException if either is out of range
   */
  public PolicyReference {
    if (id.length() != ID_OCTETS) {
      throw new IllegalArgumentException(
          "policy identifier has " + id.length() + " octets of " + ID_OCTETS);
    }
    if (version < 1) {
      throw new IllegalArgumentException("policy version is below 1");
    }
  }

  /**
   * The identifier and the version.
   *
   * @return for instance {@code 000102030405060708090a0b0c0d0e0f/1}
   */
  @Override
  public String toString() {
    return id.toHex() + "/" + version;
  }
}

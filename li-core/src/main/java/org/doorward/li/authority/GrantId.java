package org.doorward.li.authority;

import java.security.SecureRandom;
import org.doorward.li.identifier.Octets;

/**
 * Names one vendor grant. Never used twice.
 *
 * @param value 16 random octets
 */
public record GrantId(Octets value) {
  private static final int OCTETS = 16;

  /**
   * Checks the length.
   *
   * @param value 16 octets
   * @throws IllegalArgumentException if there are more or fewer
   */
  public GrantId {
    if (value.length() != OCTETS) {
      throw new IllegalArgumentException(
          "grant identifier has " + value.length() + " octets of " + OCTETS);
    }
  }

  /**
   * A fresh identifier.
   *
   * @return 128 random bits
   */
  public static GrantId random() {
    byte[] octets = new byte[OCTETS];
    new SecureRandom().nextBytes(octets);
    return new GrantId(Octets.of(octets));
  }

  /**
   * The octets as hexadecimal digits.
   *
   * @return 32 digits
   */
  @Override
  public String toString() {
    return value.toHex();
  }
}

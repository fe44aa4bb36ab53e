package org.doorward.li.authority;

/**
 * Names one component in the trust policy: an MDF, an inbox peer or a vendor's authority.
 *
 * @param value 1 to 64 of the characters a-z, A-Z, 0-9, {@code .}, {@code _}, {@code @} and {@code -}, the first
 *     a letter or digit
 */
public record ComponentName(String value) {
  /**
   * Checks the characters: no two names look alike.
   *
   * @param value the name
   * @throws IllegalArgumentException if it has another form
   */
  public ComponentName {
    Names.check(value, "component");
  }

  /**
   * The name.
   *
   * @return {@link #value()}
   */
  @Override
  public String toString() {
    return value;
  }
}

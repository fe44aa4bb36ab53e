package org.doorward.li.authority;

/**
 * Names one person of the operator's personnel, the same in every document. Quorums count persons.
 *
 * @param value 1 to 64 of the characters a-z, A-Z, 0-9, {@code .}, {@code _}, {@code @} and {@code -}, the first
 *     a letter or digit
 */
public record Person(String value) {
  /**
   * Checks the characters: no two names look alike.
   *
   * @param value the name
   * @throws IllegalArgumentException if it has another form
   */
  public Person {
    Names.check(value, "person");
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

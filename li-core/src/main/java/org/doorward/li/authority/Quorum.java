package org.doorward.li.authority;

/**
 * What an act needs.
 *
 * @param persons how many persons have to sign, at least 2
 * @param distinctRoles whether each of them has to act in another role
 */
public record Quorum(int persons, boolean distinctRoles) {
  /** No single person suffices. */
  public static final int MIN_PERSONS = 2;

  /**
   * Refuses a quorum of one.
   *
   * @param persons at least 2
   * @param distinctRoles whether each has to act in another role
   * @throws IllegalArgumentException if {@code persons} is below 2
   */
  public Quorum {
    if (persons < MIN_PERSONS) {
      throw new IllegalArgumentException("quorum is below " + MIN_PERSONS + " persons");
    }
  }
}

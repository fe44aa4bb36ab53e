package org.doorward.li.authority;

import java.util.List;

/**
 * What an act needs.
 *
 * @param persons how many persons have to sign, at least 2
 * @param conditions what else has to hold of them; in the order of the constants
 */
public record Quorum(int persons, List<Condition> conditions) {
  /** No single person suffices. */
  public static final int MIN_PERSONS = 2;

  /** What has to hold of those who sign. */
  public enum Condition {
    /** Each acts in another role. */
    DISTINCT_ROLES,
    /** Each signs with a classic key and with a post-quantum key. */
    CLASSIC_AND_POST_QUANTUM
  }

  /**
   * Refuses a quorum of one.
   *
   * @param persons at least 2
   * @param conditions none twice, in the order of the constants
   * @throws IllegalArgumentException if one of these does not hold
   */
  public Quorum {
    if (persons < MIN_PERSONS) {
      throw new IllegalArgumentException("quorum is below " + MIN_PERSONS + " persons");
    }
    conditions = Names.ordered(conditions, "condition of a quorum");
  }

  /**
   * So many persons, and nothing else.
   *
   * @param persons at least 2
   * @return the quorum
   * @throws IllegalArgumentException if {@code persons} is below 2
   */
  public static Quorum of(int persons) {
    return new Quorum(persons, List.of());
  }

  /**
   * Whether one person's keys are enough for that person to count.
   *
   * @param keys keys that the person has, or has signed with
   * @return false if there is none, or both kinds are asked for and one is missing
   */
  public boolean satisfiedBy(List<OfficerKey> keys) {
    boolean postQuantum = keys.stream().anyMatch(key -> key.algorithm().postQuantum());
    boolean classic = keys.stream().anyMatch(key -> !key.algorithm().postQuantum());
    return conditions.contains(Condition.CLASSIC_AND_POST_QUANTUM)
        ? classic && postQuantum
        : classic || postQuantum;
  }

  /** Whether every set of persons that reaches {@code other} reaches this. */
  boolean noHarderThan(Quorum other) {
    return persons <= other.persons && other.conditions.containsAll(conditions);
  }
}

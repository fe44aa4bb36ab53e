package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A named person who may authorise.
 *
 * @param person who
 * @param roles in what capacities, at least one
 * @param keys the person's keys, at least one; they count once together
 */
public record Officer(Person person, List<OfficerRole> roles, List<OfficerKey> keys) {
  /**
   * Copies the lists.
   *
   * @param person not null
   * @param roles at least one, none twice
   * @param keys at least one, none twice
   * @throws IllegalArgumentException if a list is empty or names something twice
   */
  public Officer {
    requireNonNull(person, "person");
    roles = Names.some(roles, "role of an officer");
    keys = Names.some(keys, "key of an officer");
  }
}

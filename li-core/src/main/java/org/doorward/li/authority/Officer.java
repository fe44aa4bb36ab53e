package org.doorward.li.authority;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.Octets;

/**
 * A named person to whom the operator gives an office.
 *
 * @param person who
 * @param roles in what capacities of one office, at least one
 * @param keys the person's keys, at least one; they count once together
 * @param sealingKey X25519 public key that the person's share of an exported state is sealed to
 */
public record Officer(
    Person person, List<OfficerRole> roles, List<OfficerKey> keys, Optional<Octets> sealingKey) {
  private static final int SEALING_KEY_OCTETS = 32;

  /**
   * Copies the lists.
   *
   * @param person not null
   * @param roles at least one, none twice, all of one office
   * @param keys at least one, none twice
   * @param sealingKey 32 octets
   * @throws IllegalArgumentException if a list is empty or names something twice, the roles are of two offices, or
   *     the sealing key has another length
   */
  public Officer {
    requireNonNull(person, "person");
    roles = Names.some(roles, "role of an officer");
    if (roles.stream().map(OfficerRole::office).distinct().count() > 1) {
      throw new IllegalArgumentException("one person holds two offices");
    }
    keys = Names.some(keys, "key of an officer");
    if (sealingKey.filter(key -> key.length() != SEALING_KEY_OCTETS).isPresent()) {
      throw new IllegalArgumentException("sealing key of an officer is not 32 octets");
    }
  }

  /**
   * An officer to whom no state is sealed.
   *
   * @param person who
   * @param roles in what capacities, at least one
   * @param keys the person's keys, at least one
   * @return the officer
   * @throws IllegalArgumentException if a list is empty or names something twice, or the roles are of two offices
   */
  public static Officer of(Person person, List<OfficerRole> roles, List<OfficerKey> keys) {
    return new Officer(person, roles, keys, Optional.empty());
  }

  /**
   * The one office that the person holds.
   *
   * @return that of all of the roles
   */
  public Office office() {
    return roles.get(0).office();
  }
}

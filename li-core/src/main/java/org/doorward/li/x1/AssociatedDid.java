package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Did;

/**
 * A destination in a set. Immutable.
 *
 * @param did the destination
 * @param preference the smallest goes first, where only one is delivered to
 * @clause TS 103 221-1, annex E
 */
public record AssociatedDid(Did did, long preference) {
  /**
   * Refuses null.
   *
   * @param did not null
   * @param preference any number
   */
  public AssociatedDid {
    requireNonNull(did, "did");
  }
}

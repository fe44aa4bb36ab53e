package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * When a mediation function reports a location. Immutable.
 *
 * @param beginningAndEnd at the beginning and the end of a communication
 * @param uponChange whenever it changes
 * @param lals from location services
 * @clause TS 103 221-1, annex C
 */
public record LocationType(
    Optional<Boolean> beginningAndEnd, Optional<Boolean> uponChange, Optional<Boolean> lals) {
  /**
   * Refuses null.
   *
   * @param beginningAndEnd not null
   * @param uponChange not null
   * @param lals not null
   */
  public LocationType {
    requireNonNull(beginningAndEnd, "beginningAndEnd");
    requireNonNull(uponChange, "uponChange");
    requireNonNull(lals, "lals");
  }
}

package org.doorward.li.x1;

import java.util.List;

/**
 * Whether, and when, a mediation function reports locations. Immutable.
 *
 * @clause TS 103 221-1, annex C
 */
public sealed interface LocationTypeOptions {
  /** Never. */
  record DoNotReport() implements LocationTypeOptions {}

  /**
   * On these occasions.
   *
   * @param locationTypes the occasions, in order
   */
  record ListOfLocationTypes(List<LocationType> locationTypes) implements LocationTypeOptions {
    /**
     * Copies the list.
     *
     * @param locationTypes copied
     */
    public ListOfLocationTypes {
      locationTypes = List.copyOf(locationTypes);
    }
  }
}

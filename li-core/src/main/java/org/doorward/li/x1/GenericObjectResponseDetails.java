package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A generic object, and how it stands. Immutable.
 *
 * @param object the object as the ADMF said it
 * @param status how it stands
 * @clause TS 103 221-1, 6.4.9
 */
public record GenericObjectResponseDetails(
    GenericObject object, Optional<GenericObjectStatus> status) {
  /**
   * Refuses null.
   *
   * @param object not null
   * @param status not null
   */
  public GenericObjectResponseDetails {
    requireNonNull(object, "object");
    requireNonNull(status, "status");
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * A destination, and how it stands. Immutable.
 *
 * @param destinationDetails the destination as the ADMF said it
 * @param destinationStatus how it stands
 * @clause TS 103 221-1, 6.4.3
 */
public record DestinationResponseDetails(
    DestinationDetails destinationDetails, DestinationStatus destinationStatus) {
  /**
   * Refuses null.
   *
   * @param destinationDetails not null
   * @param destinationStatus not null
   */
  public DestinationResponseDetails {
    requireNonNull(destinationDetails, "destinationDetails");
    requireNonNull(destinationStatus, "destinationStatus");
  }
}

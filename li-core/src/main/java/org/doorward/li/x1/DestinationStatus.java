package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a destination stands. Immutable.
 *
 * @param deliveryStatus whether it can be delivered to
 * @param listOfFaults what is unresolved now
 * @clause TS 103 221-1, 6.4.3
 */
public record DestinationStatus(
    DestinationDeliveryStatus deliveryStatus, List<ErrorInformation> listOfFaults) {
  /**
   * Copies the list.
   *
   * @param deliveryStatus not null
   * @param listOfFaults copied
   */
  public DestinationStatus {
    requireNonNull(deliveryStatus, "deliveryStatus");
    listOfFaults = List.copyOf(listOfFaults);
  }
}

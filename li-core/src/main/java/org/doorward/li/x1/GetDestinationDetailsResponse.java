package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Tells a destination, and how it stands. Immutable.
 *
 * @param header the base fields
 * @param destinationResponseDetails what was asked for
 * @clause TS 103 221-1, 6.4.3
 */
public record GetDestinationDetailsResponse(
    X1Header header, DestinationResponseDetails destinationResponseDetails) implements X1Response {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param destinationResponseDetails not null
   */
  public GetDestinationDetailsResponse {
    requireNonNull(header, "header");
    requireNonNull(destinationResponseDetails, "destinationResponseDetails");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_DESTINATION_DETAILS;
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Tells all destinations, and how they stand. Immutable.
 *
 * @param header the base fields
 * @param destinations the destinations, and how they stand
 * @clause TS 103 221-1, 6.4.8
 */
public record GetAllDestinationDetailsResponse(
    X1Header header, List<DestinationResponseDetails> destinations) implements X1Response {
  /**
   * Copies the lists, but for a {@link DetailsView}.
   *
   * @param header not null
   * @param destinations copied
   */
  public GetAllDestinationDetailsResponse {
    requireNonNull(header, "header");
    destinations = DetailsView.kept(destinations);
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_ALL_DESTINATION_DETAILS;
  }
}

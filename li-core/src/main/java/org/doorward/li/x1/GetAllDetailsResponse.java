package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Tells how the element stands, and everything that it holds. Immutable.
 *
 * @param header the base fields
 * @param neStatusDetails how the element stands
 * @param tasks the tasks, and how they stand
 * @param destinations the destinations, and how they stand
 * @param genericObjects the generic objects; absent if the element does not support them
 * @clause TS 103 221-1, 6.4.5
 */
public record GetAllDetailsResponse(
    X1Header header,
    NeStatusDetails neStatusDetails,
    List<TaskResponseDetails> tasks,
    List<DestinationResponseDetails> destinations,
    Optional<List<GenericObjectResponseDetails>> genericObjects)
    implements X1Response {
  /**
   * Copies the lists, but for a {@link DetailsView}.
   *
   * @param header not null
   * @param neStatusDetails not null
   * @param tasks copied
   * @param destinations copied
   * @param genericObjects copied
   */
  public GetAllDetailsResponse {
    requireNonNull(header, "header");
    requireNonNull(neStatusDetails, "neStatusDetails");
    tasks = DetailsView.kept(tasks);
    destinations = DetailsView.kept(destinations);
    genericObjects = genericObjects.map(List::copyOf);
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_ALL_DETAILS;
  }
}

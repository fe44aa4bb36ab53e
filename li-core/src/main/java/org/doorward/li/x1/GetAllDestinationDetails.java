package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Asks for all destinations, and how they stand. Immutable.
 *
 * @param header the base fields
 * @clause TS 103 221-1, 6.4.8
 */
public record GetAllDestinationDetails(X1Header header) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   */
  public GetAllDestinationDetails {
    requireNonNull(header, "header");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_ALL_DESTINATION_DETAILS;
  }

  @Override
  public GetAllDestinationDetails withHeader(X1Header other) {
    return new GetAllDestinationDetails(other);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.getAllDestinationDetails(this);
  }
}

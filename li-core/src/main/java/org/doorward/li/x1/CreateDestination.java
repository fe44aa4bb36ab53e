package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Sets up a delivery destination. Immutable.
 *
 * @param header the base fields
 * @param destinationDetails the destination
 * @clause TS 103 221-1, 6.3.1
 */
public record CreateDestination(X1Header header, DestinationDetails destinationDetails)
    implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param destinationDetails not null
   */
  public CreateDestination {
    requireNonNull(header, "header");
    requireNonNull(destinationDetails, "destinationDetails");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.CREATE_DESTINATION;
  }

  @Override
  public CreateDestination withHeader(X1Header other) {
    return new CreateDestination(other, destinationDetails);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.createDestination(this);
  }
}

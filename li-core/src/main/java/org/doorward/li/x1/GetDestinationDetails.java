package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Did;

/**
 * Asks how a destination stands. Immutable.
 *
 * @param header the base fields
 * @param did the destination
 * @clause TS 103 221-1, 6.4.3
 */
public record GetDestinationDetails(X1Header header, Did did) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param did not null
   */
  public GetDestinationDetails {
    requireNonNull(header, "header");
    requireNonNull(did, "did");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_DESTINATION_DETAILS;
  }

  @Override
  public GetDestinationDetails withHeader(X1Header other) {
    return new GetDestinationDetails(other, did);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.getDestinationDetails(this);
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Replaces a destination's details, whole. Immutable.
 *
 * @param header the base fields
 * @param destinationDetails the destination as it shall be
 * @clause TS 103 221-1, 6.3.2
 */
public record ModifyDestination(X1Header header, DestinationDetails destinationDetails)
    implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param destinationDetails not null
   */
  public ModifyDestination {
    requireNonNull(header, "header");
    requireNonNull(destinationDetails, "destinationDetails");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.MODIFY_DESTINATION;
  }

  @Override
  public ModifyDestination withHeader(X1Header other) {
    return new ModifyDestination(other, destinationDetails);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.modifyDestination(this);
  }
}

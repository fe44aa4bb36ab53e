package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Did;

/**
 * Removes a destination that no task uses. Immutable.
 *
 * @param header the base fields
 * @param did the destination
 * @clause TS 103 221-1, 6.3.3
 */
public record RemoveDestination(X1Header header, Did did) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param did not null
   */
  public RemoveDestination {
    requireNonNull(header, "header");
    requireNonNull(did, "did");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.REMOVE_DESTINATION;
  }

  @Override
  public RemoveDestination withHeader(X1Header other) {
    return new RemoveDestination(other, did);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.removeDestination(this);
  }
}

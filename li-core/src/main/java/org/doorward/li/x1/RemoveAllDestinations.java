package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Removes all destinations, if no task uses any. Immutable.
 *
 * @param header the base fields
 * @clause TS 103 221-1, 6.3.4
 */
public record RemoveAllDestinations(X1Header header) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   */
  public RemoveAllDestinations {
    requireNonNull(header, "header");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.REMOVE_ALL_DESTINATIONS;
  }

  @Override
  public RemoveAllDestinations withHeader(X1Header other) {
    return new RemoveAllDestinations(other);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.removeAllDestinations(this);
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Asks how the element stands, and everything that it holds. Immutable.
 *
 * @param header the base fields
 * @clause TS 103 221-1, 6.4.5
 */
public record GetAllDetails(X1Header header) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   */
  public GetAllDetails {
    requireNonNull(header, "header");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_ALL_DETAILS;
  }

  @Override
  public GetAllDetails withHeader(X1Header other) {
    return new GetAllDetails(other);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.getAllDetails(this);
  }
}

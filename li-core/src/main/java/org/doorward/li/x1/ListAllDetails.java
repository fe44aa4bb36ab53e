package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Asks for the identifiers of all tasks and destinations. Immutable.
 *
 * @param header the base fields
 * @clause TS 103 221-1, 6.4.6
 */
public record ListAllDetails(X1Header header) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   */
  public ListAllDetails {
    requireNonNull(header, "header");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.LIST_ALL_DETAILS;
  }

  @Override
  public ListAllDetails withHeader(X1Header other) {
    return new ListAllDetails(other);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.listAllDetails(this);
  }
}

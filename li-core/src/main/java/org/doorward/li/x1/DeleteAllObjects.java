package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Removes all generic objects, if nothing refers to any. Immutable.
 *
 * @param header the base fields
 * @clause TS 103 221-1, 6.8.6
 */
public record DeleteAllObjects(X1Header header) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   */
  public DeleteAllObjects {
    requireNonNull(header, "header");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.DELETE_ALL_OBJECTS;
  }

  @Override
  public DeleteAllObjects withHeader(X1Header other) {
    return new DeleteAllObjects(other);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.deleteAllObjects(this);
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Stores a generic object that is not there yet. Immutable.
 *
 * @param header the base fields
 * @param object what is stored
 * @clause TS 103 221-1, 6.8.1
 */
public record CreateObject(X1Header header, GenericObject object) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param object not null
   */
  public CreateObject {
    requireNonNull(header, "header");
    requireNonNull(object, "object");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.CREATE_OBJECT;
  }

  @Override
  public CreateObject withHeader(X1Header other) {
    return new CreateObject(other, object);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.createObject(this);
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.GenericObjectId;

/**
 * Asks for a generic object, and how it stands. Immutable.
 *
 * @param header the base fields
 * @param objectId the object
 * @clause TS 103 221-1, 6.8.3
 */
public record GetObject(X1Header header, GenericObjectId objectId) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param objectId not null
   */
  public GetObject {
    requireNonNull(header, "header");
    requireNonNull(objectId, "objectId");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_OBJECT;
  }

  @Override
  public GetObject withHeader(X1Header other) {
    return new GetObject(other, objectId);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.getObject(this);
  }
}

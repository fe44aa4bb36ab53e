package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.GenericObjectId;

/**
 * Removes a generic object that nothing refers to. Immutable.
 *
 * @param header the base fields
 * @param objectId the object
 * @clause TS 103 221-1, 6.8.4
 */
public record DeleteObject(X1Header header, GenericObjectId objectId) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param objectId not null
   */
  public DeleteObject {
    requireNonNull(header, "header");
    requireNonNull(objectId, "objectId");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.DELETE_OBJECT;
  }

  @Override
  public DeleteObject withHeader(X1Header other) {
    return new DeleteObject(other, objectId);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.deleteObject(this);
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Asks for the identifiers of the generic objects of one type. Immutable.
 *
 * @param header the base fields
 * @param objectType the type
 * @clause TS 103 221-1, 6.8.5
 */
public record ListObjectsOfType(X1Header header, GenericObjectType objectType)
    implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param objectType not null
   */
  public ListObjectsOfType {
    requireNonNull(header, "header");
    requireNonNull(objectType, "objectType");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.LIST_OBJECTS_OF_TYPE;
  }

  @Override
  public ListObjectsOfType withHeader(X1Header other) {
    return new ListObjectsOfType(other, objectType);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.listObjectsOfType(this);
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Asks for the generic objects, and how they stand. Immutable.
 *
 * @param header the base fields
 * @param objectType those of this type; of all types if absent
 * @clause TS 103 221-1, 6.4.9
 */
public record GetAllGenericObjectDetails(X1Header header, Optional<GenericObjectType> objectType)
    implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param objectType not null
   */
  public GetAllGenericObjectDetails {
    requireNonNull(header, "header");
    requireNonNull(objectType, "objectType");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_ALL_GENERIC_OBJECT_DETAILS;
  }

  @Override
  public GetAllGenericObjectDetails withHeader(X1Header other) {
    return new GetAllGenericObjectDetails(other, objectType);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.getAllGenericObjectDetails(this);
  }
}

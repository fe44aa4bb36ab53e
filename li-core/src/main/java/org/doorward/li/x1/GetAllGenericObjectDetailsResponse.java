package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Tells the generic objects, and how they stand. Immutable.
 *
 * @param header the base fields
 * @param genericObjects the generic objects; absent if the element does not support them
 * @clause TS 103 221-1, 6.4.9
 */
public record GetAllGenericObjectDetailsResponse(
    X1Header header, Optional<List<GenericObjectResponseDetails>> genericObjects)
    implements X1Response {
  /**
   * Copies the lists.
   *
   * @param header not null
   * @param genericObjects copied
   */
  public GetAllGenericObjectDetailsResponse {
    requireNonNull(header, "header");
    genericObjects = genericObjects.map(List::copyOf);
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_ALL_GENERIC_OBJECT_DETAILS;
  }
}

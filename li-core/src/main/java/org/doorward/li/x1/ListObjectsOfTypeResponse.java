package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.doorward.li.identifier.GenericObjectId;

/**
 * Lists the identifiers of the generic objects of one type. Immutable.
 *
 * @param header the base fields
 * @param objectIds the objects
 * @clause TS 103 221-1, 6.8.5
 */
public record ListObjectsOfTypeResponse(X1Header header, List<GenericObjectId> objectIds)
    implements X1Response {
  /**
   * Copies the lists.
   *
   * @param header not null
   * @param objectIds copied
   */
  public ListObjectsOfTypeResponse {
    requireNonNull(header, "header");
    objectIds = List.copyOf(objectIds);
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.LIST_OBJECTS_OF_TYPE;
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;

/**
 * Lists the identifiers of everything that the element holds. Immutable.
 *
 * @param header the base fields
 * @param xids the tasks
 * @param listOfDids the destinations
 * @param genericObjectIds the generic objects; absent if the element does not support them
 * @clause TS 103 221-1, 6.4.6
 */
public record ListAllDetailsResponse(
    X1Header header,
    List<Xid> xids,
    ListOfDids listOfDids,
    Optional<List<GenericObjectId>> genericObjectIds)
    implements X1Response {
  /**
   * Copies the lists.
   *
   * @param header not null
   * @param xids copied
   * @param listOfDids not null
   * @param genericObjectIds copied
   */
  public ListAllDetailsResponse {
    requireNonNull(header, "header");
    xids = List.copyOf(xids);
    requireNonNull(listOfDids, "listOfDids");
    genericObjectIds = genericObjectIds.map(List::copyOf);
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.LIST_ALL_DETAILS;
  }
}

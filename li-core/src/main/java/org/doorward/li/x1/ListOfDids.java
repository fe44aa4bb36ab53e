package org.doorward.li.x1;

import java.util.List;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;

/**
 * Where product goes: destinations, and sets of destinations. The schema admits both lists empty. Immutable.
 *
 * @param dids destinations, in order
 * @param dsids destination sets, in order
 * @clause TS 103 221-1, 6.2.1
 */
public record ListOfDids(List<Did> dids, List<GenericObjectId> dsids) {
  /**
   * Copies the lists.
   *
   * @param dids copied
   * @param dsids copied
   */
  public ListOfDids {
    dids = List.copyOf(dids);
    dsids = List.copyOf(dsids);
  }

  /**
   * Destinations without sets.
   *
   * @param dids the destinations
   * @return the list
   */
  public static ListOfDids of(Did... dids) {
    return new ListOfDids(List.of(dids), List.of());
  }
}

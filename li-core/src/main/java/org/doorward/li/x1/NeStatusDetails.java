package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a network element as a whole stands. Immutable.
 *
 * @param neStatus whether it has faults
 * @param listOfFaults those that are unresolved now and belong to no task and no destination
 * @clause TS 103 221-1, 6.4.4
 */
public record NeStatusDetails(NeStatus neStatus, List<ErrorInformation> listOfFaults) {
  /**
   * Copies the list.
   *
   * @param neStatus not null
   * @param listOfFaults copied
   */
  public NeStatusDetails {
    requireNonNull(neStatus, "neStatus");
    listOfFaults = List.copyOf(listOfFaults);
  }

  /**
   * The status that the faults make.
   *
   * @param faults what is unresolved now
   * @return {@link NeStatus#OK} exactly if there are none
   */
  public static NeStatusDetails of(List<ErrorInformation> faults) {
    return new NeStatusDetails(faults.isEmpty() ? NeStatus.OK : NeStatus.FAULTS, faults);
  }
}

package org.doorward.li.netty.element;

import static java.util.Objects.requireNonNull;

import org.doorward.li.fault.Deviation;
import org.doorward.li.identifier.AdmfIdentifier;

/**
 * How often an ADMF has made use of a deviation that the trust policy lets it have. Immutable.
 *
 * @param admf who deviated
 * @param deviation in what
 * @param count at how many places of its requests, since the element began
 */
public record ToleratedDeviation(AdmfIdentifier admf, Deviation deviation, long count) {
  /**
   * Refuses null.
   *
   * @param admf not null
   * @param deviation not null
   * @param count zero or more
   */
  public ToleratedDeviation {
    requireNonNull(admf, "admf");
    requireNonNull(deviation, "deviation");
  }
}

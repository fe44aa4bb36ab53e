package org.doorward.li.evidence;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;

/**
 * What was delivered for one task to one destination since the element started: what a seal states, and an
 * MDF can hold its own counts against. Immutable.
 *
 * @param xid the task
 * @param did the destination
 * @param iriSent PDUs of signalling events (X2) that left
 * @param ccSent PDUs of content (X3) that left
 * @param iriLost PDUs of signalling events that had to be dropped
 * @param ccLost PDUs of content that had to be dropped
 */
public record SealCount(Xid xid, Did did, long iriSent, long ccSent, long iriLost, long ccLost) {
  /**
   * Refuses counts below zero.
   *
   * @param xid not null
   * @param did not null
   * @param iriSent not negative
   * @param ccSent not negative
   * @param iriLost not negative
   * @param ccLost not negative
   */
  public SealCount {
    requireNonNull(xid, "xid");
    requireNonNull(did, "did");
    if (iriSent < 0 || ccSent < 0 || iriLost < 0 || ccLost < 0) {
      throw new IllegalArgumentException("a count below zero");
    }
  }
}

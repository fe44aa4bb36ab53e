package org.doorward.li.evidence;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;

/**
 * What became of the product of one task at one destination: what a seal states, and an MDF can hold its own counts
 * against. Everything accepted was sent or lost; what was sent and is not acknowledged waited when the seal was made, in
 * memory or in the spool. Immutable.
 *
 * @param xid the task that the numbering was begun for
 * @param did the destination; zeros if it was not known
 * @param iriSent PDUs of signalling events (X2) that are not lost
 * @param ccSent PDUs of content (X3) that are not lost
 * @param iriLost PDUs of signalling events that do not get there
 * @param ccLost PDUs of content that do not get there
 * @param iriAcknowledged of {@code iriSent}, those that the MDF has acknowledged
 * @param ccAcknowledged of {@code ccSent}, those that the MDF has acknowledged
 */
public record SealCount(
    Xid xid,
    Did did,
    long iriSent,
    long ccSent,
    long iriLost,
    long ccLost,
    long iriAcknowledged,
    long ccAcknowledged) {
  /**
   * Refuses counts below zero, and more that is acknowledged than was sent.
   *
   * @param xid not null
   * @param did not null
   * @param iriSent not negative
   * @param ccSent not negative
   * @param iriLost not negative
   * @param ccLost not negative
   * @param iriAcknowledged not negative, and at most {@code iriSent}
   * @param ccAcknowledged not negative, and at most {@code ccSent}
   */
  public SealCount {
    requireNonNull(xid, "xid");
    requireNonNull(did, "did");
    if (iriLost < 0 || ccLost < 0 || iriAcknowledged < 0 || ccAcknowledged < 0) {
      throw new IllegalArgumentException("a count below zero");
    }
    if (iriAcknowledged > iriSent || ccAcknowledged > ccSent) {
      throw new IllegalArgumentException("more is acknowledged than was sent");
    }
  }

  /**
   * How many PDUs waited to be acknowledged when the seal was made.
   *
   * @return of both interfaces
   */
  public long waiting() {
    return iriSent - iriAcknowledged + ccSent - ccAcknowledged;
  }
}

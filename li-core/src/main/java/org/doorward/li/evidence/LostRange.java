package org.doorward.li.evidence;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Xid;

/**
 * Product that does not get to one destination: a range of sequence numbers of one context, which an MDF finds missing.
 * Immutable.
 *
 * @param serial counts the losses of an element, from 1
 * @param content whether it is content (X3), and not signalling events (X2)
 * @param wireXid the XID that the PDUs would carry
 * @param correlation the session
 * @param first the first number, which the PDU would carry modulo 2^32
 * @param last the last one, not below {@code first}
 * @param octets of the PDUs, as far as known
 * @clause TS 103 221-2, 5.3.9
 */
public record LostRange(
    long serial,
    boolean content,
    Xid wireXid,
    CorrelationId correlation,
    long first,
    long last,
    long octets) {
  /**
   * Refuses what is no range.
   *
   * @param serial above 0
   * @param content anything
   * @param wireXid not null
   * @param correlation not null
   * @param first not negative
   * @param last not below {@code first}
   * @param octets not negative
   */
  public LostRange {
    requireNonNull(wireXid, "wireXid");
    requireNonNull(correlation, "correlation");
    if (serial < 1 || first < 0 || last < first || octets < 0) {
      throw new IllegalArgumentException("no range");
    }
  }
}

package org.doorward.li.x2x3;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Xid;

/**
 * A further task that ordered the same content: the value of "Additional XID related information".
 *
 * @param xid the further task
 * @param correlationId that task's correlation
 * @param sequenceNumber that task's own number, 0 to 2^32-1, if the sender gave one
 * @clause TS 103 221-2, 5.3.22
 */
public record AdditionalXid(Xid xid, CorrelationId correlationId, OptionalLong sequenceNumber) {
  /**
   * Refuses what the field cannot hold.
   *
   * @param xid not null
   * @param correlationId not null
   * @param sequenceNumber 0 to 2^32-1, or empty
   */
  public AdditionalXid {
    requireNonNull(xid, "xid");
    requireNonNull(correlationId, "correlationId");
    if (sequenceNumber.isPresent()) {
      WireType.requireUnsigned(sequenceNumber.getAsLong(), 0xFFFFFFFFL);
    }
  }
}

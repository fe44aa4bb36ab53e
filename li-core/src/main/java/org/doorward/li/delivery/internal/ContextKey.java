package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Xid;

/**
 * What a context of numbering stands for; DID, NFID and IPID are part of it too, and constant for one point of
 * interception. Immutable.
 *
 * @param via the interface
 * @param wireXid what its PDUs carry
 * @param correlation the session
 * @param xid the task that it was begun for
 * @param serial tells it from others of the same name at other times
 * @clause TS 103 221-2, 5.3.9
 */
record ContextKey(Interface via, Xid wireXid, CorrelationId correlation, Xid xid, long serial) {
  static final int OCTETS = 1 + 6 * Long.BYTES;

  void putInto(ByteBuffer out) {
    out.put((byte) (via == Interface.X2 ? 2 : 3));
    put(out, wireXid.value());
    out.putLong(correlation.value());
    put(out, xid.value());
    out.putLong(serial);
  }

  private static void put(ByteBuffer out, UUID value) {
    out.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
  }

  byte[] toOctets() {
    ByteBuffer out = ByteBuffer.allocate(OCTETS);
    putInto(out);
    return out.array();
  }

  static ContextKey of(ByteBuffer in) {
    return new ContextKey(
        in.get() == 2 ? Interface.X2 : Interface.X3,
        new Xid(new UUID(in.getLong(), in.getLong())),
        new CorrelationId(in.getLong()),
        new Xid(new UUID(in.getLong(), in.getLong())),
        in.getLong());
  }
}

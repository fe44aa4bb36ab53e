package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.doorward.li.identifier.Did;

/**
 * What an account stands for. Immutable.
 *
 * @param context whose product
 * @param did where it goes
 * @param first the number that the account begins with
 */
record AccountKey(ContextKey context, Did did, long first) {
  static final int OCTETS = ContextKey.OCTETS + 3 * Long.BYTES;

  byte[] toOctets() {
    ByteBuffer out = ByteBuffer.allocate(OCTETS);
    context.putInto(out);
    return out.putLong(did.value().getMostSignificantBits())
        .putLong(did.value().getLeastSignificantBits())
        .putLong(first)
        .array();
  }

  static AccountKey of(byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    return new AccountKey(
        ContextKey.of(in), new Did(new UUID(in.getLong(), in.getLong())), in.getLong());
  }
}

package org.doorward.li.x2x3;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a PDU is numbered by: PDUs that agree in type, XID, domain, network function, interception point and
 * Correlation ID have one sequence of numbers. Compares with views without making anything. Immutable.
 *
 * @clause TS 103 221-2, 5.3.9
 */
public final class SequenceKey {
  private static final List<AttributeType<?>> NAMES = List.of(
      AttributeType.DOMAIN_ID,
      AttributeType.NETWORK_FUNCTION_ID,
      AttributeType.INTERCEPTION_POINT_ID);

  /** In place of a length: there is no such name. */
  private static final int ABSENT = -1;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final PduType type;
  private final long xidHigh;
  private final long xidLow;
  private final long correlation;

  /** For each name its length, and then its octets. */
  private final ByteBuffer names;

  private SequenceKey(PduView pdu, ByteBuffer names) {
    this.type = pdu.type();
    this.xidHigh = pdu.xidHigh();
    this.xidLow = pdu.xidLow();
    this.correlation = pdu.correlation();
    this.names = names;
  }

  /**
   * The key of a PDU.
   *
   * @param pdu with product
   * @return a copy of what it is numbered by
   */
  public static SequenceKey of(PduView pdu) {
    int octets = 0;
    for (int i = 0; i < NAMES.size(); i++) {
      octets += Integer.BYTES + Math.max(0, length(pdu, i));
    }
    ByteBuffer names = ByteBuffer.allocate(octets);
    for (int i = 0; i < NAMES.size(); i++) {
      int length = length(pdu, i);
      names.putInt(length);
      if (length > 0) {
        names.put(pdu.in.slice(pdu.valueAt(NAMES.get(i)), length));
      }
    }
    return new SequenceKey(pdu, names.flip());
  }

  private static int length(PduView pdu, int name) {
    AttributeType<?> type = NAMES.get(name);
    return pdu.has(type) ? pdu.in.getShort(pdu.valueAt(type) - Short.BYTES) & 0xFFFF : ABSENT;
  }

  /**
   * Whether this is the key of a PDU.
   *
   * @param pdu with product
   * @return true if the PDU is numbered in this sequence
   */
  public boolean isOf(PduView pdu) {
    return pdu.xidLow() == xidLow
        && pdu.xidHigh() == xidHigh
        && pdu.correlation() == correlation
        && pdu.type().equals(type)
        && namesAreOf(pdu);
  }

  private boolean namesAreOf(PduView pdu) {
    int at = 0;
    for (int i = 0; i < NAMES.size(); i++) {
      int length = length(pdu, i);
      if (names.getInt(at) != length) {
        return false;
      }
      at += Integer.BYTES;
      if (length > 0) {
        if (!same(pdu.in, pdu.valueAt(NAMES.get(i)), at, length)) {
          return false;
        }
        at += length;
      }
    }
    return true;
  }

  private boolean same(ByteBuffer in, int from, int at, int length) {
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      if (in.getLong(from + i) != names.getLong(at + i)) {
        return false;
      }
    }
    for (; i < length; i++) {
      if (in.get(from + i) != names.get(at + i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The hash of a PDU's key.
   *
   * @param pdu with product
   * @param seed known to nobody who sends PDUs, or they could choose keys that collide
   * @return the same for PDUs of one key and one seed
   */
  public static long hash(PduView pdu, long seed) {
    long hash = mix(seed, pdu.type().code());
    hash = mix(hash, pdu.xidHigh());
    hash = mix(hash, pdu.xidLow());
    hash = mix(hash, pdu.correlation());
    for (int i = 0; i < NAMES.size(); i++) {
      int length = length(pdu, i);
      hash = mix(hash, length);
      if (length > 0) {
        hash = mix(hash, pdu.in, pdu.valueAt(NAMES.get(i)), length);
      }
    }
    return hash;
  }

  private static long mix(long hash, ByteBuffer in, int from, int length) {
    long mixed = hash;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      mixed = mix(mixed, in.getLong(from + i));
    }
    for (; i < length; i++) {
      mixed = mix(mixed, in.get(from + i));
    }
    return mixed;
  }

  private static long mix(long hash, long value) {
    long product = (hash ^ value) * MIX;
    return product ^ product >>> 32;
  }
}

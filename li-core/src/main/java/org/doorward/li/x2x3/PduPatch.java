package org.doorward.li.x2x3;

import java.nio.ByteBuffer;

/**
 * What may still change in an encoded PDU: the version, which each destination has of its own, and the Sequence
 * Number, if it was not known yet. Copies for several destinations share the encoding and differ in nothing else.
 * Thread-safe; the buffer is the caller's.
 *
 * @clause TS 103 221-2, 5.2.1 and 5.3.9
 */
public final class PduPatch {
  private static final int NUMBER_PREFIX = AttributeType.SEQUENCE_NUMBER.number() << 16 | 4;

  private PduPatch() {}

  /**
   * Sets the version.
   *
   * @param pdu in any order; its position does not move
   * @param at index of the PDU's first octet
   * @param version the edition that the destination expects
   */
  public static void version(ByteBuffer pdu, int at, PduVersion version) {
    pdu.put(at + PduCodec.VERSION_MINOR_AT, (byte) version.minor());
  }

  /**
   * Sets the Sequence Number.
   *
   * @param pdu in network order; its position does not move
   * @param at index of the PDU's first octet
   * @param numberAt what {@link PduEncoder#sequenceNumberAt} said of this PDU
   * @param number 0 to 2^32-1
   * @throws IllegalArgumentException if no Sequence Number stands there
   */
  public static void sequenceNumber(ByteBuffer pdu, int at, int numberAt, long number) {
    if (numberAt < PduCodec.MIN_HEADER_OCTETS
        || pdu.getInt(at + numberAt - Attribute.PREFIX_OCTETS) != NUMBER_PREFIX) {
      throw new IllegalArgumentException("no Sequence Number stands there");
    }
    pdu.putInt(at + numberAt, (int) WireType.requireUnsigned(number, 0xFFFF_FFFFL));
  }
}

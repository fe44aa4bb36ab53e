package org.doorward.li.x2x3;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the standard asks of a PDU beyond its frame, on the values as they stand on the wire. The encoder refuses
 * what the decoder reports. Sets of anomalies are bits, so that no rule makes an object.
 */
final class PduRules {
  /** What an encoder writes nevertheless: code points that a later edition may have given a meaning. */
  static final int OPEN = Anomaly.PDU_TYPE_UNKNOWN.bit()
      | Anomaly.DIRECTION_UNKNOWN.bit()
      | Anomaly.ATTRIBUTE_UNKNOWN.bit();

  /** The attribute counts as one of an unregistered type. */
  static final int UNREGISTERED =
      Anomaly.ATTRIBUTE_UNKNOWN.bit() | Anomaly.ATTRIBUTE_ZERO.bit() | Anomaly.ATTRIBUTE_FORM.bit();

  private static final int V4 =
      AttributeType.SOURCE_IPV4.bit() | AttributeType.DESTINATION_IPV4.bit();
  private static final int V6 =
      AttributeType.SOURCE_IPV6.bit() | AttributeType.DESTINATION_IPV6.bit();
  private static final int NUMBER = AttributeType.SEQUENCE_NUMBER.bit();

  private PduRules() {}

  /**
   * What is wrong with the PDU as a whole.
   *
   * @param type PDU type
   * @param formatAndDirection as they stand on the wire
   * @param xid not 0 if one bit of the XID is set
   * @param correlation Correlation ID
   * @param seen registered attributes that stand in it
   * @param count attributes of any kind
   * @param payload octets of payload
   */
  static int whole(
      int type,
      int formatAndDirection,
      long xid,
      long correlation,
      int seen,
      int count,
      int payload) {
    int wrong = (seen & V4) != 0 && (seen & V6) != 0 ? Anomaly.ADDRESS_FAMILIES_MIXED.bit() : 0;
    if (type == PduType.X2.code() || type == PduType.X3.code()) {
      return wrong | product(type, formatAndDirection >>> 16, formatAndDirection & 0xFFFF, xid);
    }
    if (type != PduType.KEEPALIVE.code() && type != PduType.KEEPALIVE_ACK.code()) {
      return wrong | Anomaly.PDU_TYPE_UNKNOWN.bit();
    }
    if ((seen & NUMBER) == 0) {
      wrong |= Anomaly.KEEPALIVE_UNNUMBERED.bit();
    }
    boolean empty = (formatAndDirection | xid | correlation | payload) == 0 && count <= 1;
    return empty ? wrong : wrong | Anomaly.KEEPALIVE_NOT_EMPTY.bit();
  }

  private static int product(int type, int format, int direction, long xid) {
    int wrong = 0;
    if (!PayloadFormat.allowed(format, type)) {
      wrong = PayloadFormat.known(format)
          ? Anomaly.FORMAT_NOT_ALLOWED.bit()
          : Anomaly.FORMAT_UNKNOWN.bit();
    }
    if (direction == 0) {
      wrong |= Anomaly.DIRECTION_RESERVED.bit();
    } else if (direction > PayloadDirection.NOT_APPLICABLE.code()) {
      wrong |= Anomaly.DIRECTION_UNKNOWN.bit();
    }
    return xid == 0 ? wrong | Anomaly.XID_ZERO.bit() : wrong;
  }

  /** Refuses what an encoder does not write. */
  static void requireConformant(int wrong) {
    if ((wrong & ~OPEN) != 0) {
      Set<Anomaly> found = EnumSet.copyOf(Anomaly.of(wrong & ~OPEN));
      throw new IllegalArgumentException("not a conformant PDU: " + found);
    }
  }
}

package org.doorward.li.x2x3;

import java.nio.ByteBuffer;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;

/** The first twelve octets of a PDU, which say how long it is. Absolute reads only; makes no object. */
final class PduFrame {
  static final int MAJOR = 0;
  static final int HEADER_LENGTH_AT = 4;
  static final int PAYLOAD_LENGTH_AT = 8;
  static final int OCTETS = 12;

  private PduFrame() {}

  /**
   * The length of the PDU that starts at {@code at}. A wrong frame is reported by the first octet that shows it.
   *
   * @param in in network order
   * @param available octets that are there
   * @return 0 as long as there are too few octets to say
   */
  static int octets(ByteBuffer in, int at, int available, PduLimits limits) throws DecodeException {
    if (available > 0 && in.get(at) != MAJOR) {
      throw new DecodeException(
          Fault.UNKNOWN_VERSION, "major version " + (in.get(at) & 0xFF) + " instead of 0");
    }
    if (available < PAYLOAD_LENGTH_AT) {
      return 0;
    }
    int header = in.getInt(at + HEADER_LENGTH_AT);
    if (Integer.compareUnsigned(header, PduCodec.MIN_HEADER_OCTETS) < 0) {
      throw new DecodeException(Fault.HEADER_LENGTH, "header length " + header + " below 40");
    }
    within(limits.maxHeaderOctets(), header, "header");
    if (available < OCTETS) {
      return 0;
    }
    int payload = in.getInt(at + PAYLOAD_LENGTH_AT);
    within(limits.maxPayloadOctets(), payload, "payload");
    return header + payload; // the limits' sum fits
  }

  /** The header's length, in a frame that {@link #octets} took. */
  static int headerOctets(ByteBuffer in, int at) {
    return in.getInt(at + HEADER_LENGTH_AT);
  }

  private static void within(int max, int octets, String what) throws DecodeException {
    if (Integer.compareUnsigned(octets, max) > 0) {
      throw new DecodeException(
          Fault.LIMIT, what + " length " + Integer.toUnsignedString(octets) + " over " + max);
    }
  }
}

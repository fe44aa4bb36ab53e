package org.doorward.li.x2x3.payload;

import java.nio.ByteBuffer;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;
import org.doorward.li.x2x3.PayloadFormat;

/**
 * Payloads in BER, of which the envelope is read and the rest stays as it is. Lengths are definite. Thread-safe.
 */
public final class Ber {
  static final int SEQUENCE = 0x30;
  private static final int MANY_OCTET_TAG = 0x1F;
  private static final int FIRST_CHOICE = 0xA1;
  private static final int LAST_CHOICE = 0xA4;

  private Ber() {}

  /**
   * A structure of TS 102 232-1; which one, both ends have to agree on.
   *
   * @param in one BER value; its position does not move
   * @return all of it
   * @throws DecodeException VALUE or TRUNCATED if it is not exactly one value
   * @clause TS 103 221-2, 5.4.2
   */
  public static Payload ts102232(ByteBuffer in) throws DecodeException {
    return one(PayloadFormat.TS_102_232_1, in);
  }

  /**
   * A structure of 3GPP TS 33.108.
   *
   * @param in one BER value; its position does not move
   * @return all of it
   * @throws DecodeException VALUE or TRUNCATED if it is not exactly one value
   * @clause TS 103 221-2, 5.4.4
   */
  public static Payload ts33108(ByteBuffer in) throws DecodeException {
    return one(PayloadFormat.TS_33_108, in);
  }

  /**
   * {@code EpsIRIContent} of 3GPP TS 33.108, whose LIID the element does not know: {@code LIIDNotPresent}; on X2
   * only.
   *
   * @param in one BER value; its position does not move
   * @return all of it
   * @throws DecodeException VALUE or TRUNCATED if it is not exactly one value, and one of the four kinds
   * @clause TS 103 221-2, 5.4.15
   */
  public static Payload epsIri(ByteBuffer in) throws DecodeException {
    Payload payload = one(PayloadFormat.EPS_IRI, in);
    int tag = payload.octets().get(0) & 0xFF;
    Payload.require(tag >= FIRST_CHOICE && tag <= LAST_CHOICE, "an EpsIRIContent");
    return payload;
  }

  /**
   * The {@code Payload} component of a TS 102 232-1 PS-PDU; the MDF has to know V1.8.1.
   *
   * @param in one BER value; its position does not move
   * @return all of it
   * @throws DecodeException VALUE or TRUNCATED if it is not exactly one value
   * @clause TS 103 221-2, 5.4.18
   */
  public static Payload psPduPayload(ByteBuffer in) throws DecodeException {
    return one(PayloadFormat.PS_PDU_PAYLOAD, in);
  }

  private static Payload one(PayloadFormat format, ByteBuffer in) throws DecodeException {
    ByteBuffer all = in.slice();
    next(all);
    Payload.require(!all.hasRemaining(), "one BER value and nothing else");
    return Payload.whole(format, in);
  }

  /** Reads one value, and returns its contents; {@code in} moves behind it. */
  static ByteBuffer next(ByteBuffer in) throws DecodeException {
    int tag = octet(in);
    if ((tag & MANY_OCTET_TAG) == MANY_OCTET_TAG) {
      for (int octets = 0; (octet(in) & 0x80) != 0; octets++) {
        Payload.require(octets < 4, "a BER tag");
      }
    }
    long length = octet(in);
    if (length > 0x7F) {
      int octets = (int) length & 0x7F;
      Payload.require(octets > 0 && octets <= 4, "a definite BER length of at most 32 bits");
      length = 0;
      for (int i = 0; i < octets; i++) {
        length = length << 8 | octet(in);
      }
    }
    if (length > in.remaining()) {
      throw new DecodeException(Fault.TRUNCATED, "BER value of " + length + " octets");
    }
    ByteBuffer contents = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return contents;
  }

  private static int octet(ByteBuffer in) throws DecodeException {
    if (!in.hasRemaining()) {
      throw new DecodeException(Fault.TRUNCATED, "BER value without its length");
    }
    return in.get() & 0xFF;
  }

  /** The octets of a value: tag, definite length in the fewest octets, contents. */
  static byte[] value(int tag, Octets... contents) {
    int length = 0;
    for (Octets part : contents) {
      length = Math.addExact(length, part.length());
    }
    int more = length < 0x80 ? 0 : (39 - Integer.numberOfLeadingZeros(length)) / 8;
    ByteBuffer out = ByteBuffer.allocate(Math.addExact(2 + more, length)).put((byte) tag);
    out.put((byte) (more == 0 ? length : 0x80 | more));
    for (int i = more - 1; i >= 0; i--) {
      out.put((byte) (length >>> (8 * i)));
    }
    for (Octets part : contents) {
      out.put(part.asByteBuffer());
    }
    return out.array();
  }
}

package org.doorward.li.x2x3;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.doorward.li.fault.DecodeException;

/**
 * PDUs as values: what {@link PduEncoder} writes and {@link PduView} reads, for callers that keep them. All
 * integers are unsigned and in network order; nothing is padded. Thread-safe.
 *
 * @clause TS 103 221-2, 5
 */
public final class PduCodec {
  /** The length of a header without attributes. */
  public static final int MIN_HEADER_OCTETS = 40;

  /** Where the minor version stands: the only octet that differs between copies for different peers. */
  public static final int VERSION_MINOR_AT = 1;

  private PduCodec() {}

  /**
   * The PDU as it stands on the wire. The lengths are computed, never given.
   *
   * @param pdu a conformant PDU
   * @return a new buffer, from 0 to its limit
   * @throws IllegalArgumentException if the standard forbids such a PDU
   * @clause TS 103 221-2, 5.1
   */
  public static ByteBuffer encode(Pdu pdu) {
    AttributeBlock attributes = AttributeBlock.of(pdu.attributes());
    int header = Math.addExact(MIN_HEADER_OCTETS, attributes.octets());
    ByteBuffer out = ByteBuffer.allocate(Math.addExact(header, pdu.payload().length()));
    new PduEncoder(DestinationProfile.UNLIMITED)
        .begin(out, pdu.type(), pdu.format(), pdu.direction(), pdu.xid(), pdu.correlationId())
        .block(attributes)
        .end(pdu.payload());
    PduPatch.version(out, 0, pdu.version());
    return out.flip();
  }

  /**
   * Reads one PDU; the position of {@code in} moves behind it. What the PDU holds is a copy.
   *
   * @param in starts with a whole PDU
   * @param limits what is taken at most
   * @return the PDU, and what is wrong with its content
   * @throws DecodeException if the frame is wrong: nothing that follows can be trusted
   * @clause TS 103 221-2, 5.1
   */
  public static ReceivedPdu decode(ByteBuffer in, PduLimits limits) throws DecodeException {
    return new PduView().read(in, limits).received();
  }

  /**
   * The length of the PDU that starts {@code in}, header and payload; {@code in} is not moved. A wrong frame
   * is reported by the first octet that shows it.
   *
   * @param in as much of the stream as there is
   * @param limits what is taken at most
   * @return length in octets; empty if fewer than 12 octets are there yet
   * @throws DecodeException UNKNOWN_VERSION, HEADER_LENGTH or LIMIT
   * @clause TS 103 221-2, 5.2
   */
  public static OptionalInt frameOctets(ByteBuffer in, PduLimits limits) throws DecodeException {
    ByteBuffer start = in.slice(); // network order, whatever the order of `in`
    int octets = PduFrame.octets(start, 0, start.remaining(), limits);
    return octets == 0 ? OptionalInt.empty() : OptionalInt.of(octets);
  }
}

package org.doorward.li.x2x3;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * Reads and writes PDUs. All integers are unsigned and in network order; nothing is padded. Thread-safe.
 *
 * @clause TS 103 221-2, 5
 */
public final class PduCodec {
  /** The length of a header without attributes. */
  public static final int MIN_HEADER_OCTETS = 40;

  /** Where the minor version stands: the only octet that differs between copies for different peers. */
  public static final int VERSION_MINOR_AT = 1;

  private static final int MAJOR = 0;
  private static final int TYPE_AT = 2;
  private static final int HEADER_LENGTH_AT = 4;
  private static final int PAYLOAD_LENGTH_AT = 8;
  private static final int FORMAT_AT = 12;

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
    PduRules.requireConformant(pdu);
    long headerOctets = MIN_HEADER_OCTETS;
    for (Attribute<?> attribute : pdu.attributes()) {
      headerOctets += Attribute.PREFIX_OCTETS + attribute.octets().length();
    }
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(headerOctets + pdu.payload().length()));
    out.put((byte) MAJOR).put((byte) pdu.version().minor());
    out.putShort((short) pdu.type().code());
    out.putInt((int) headerOctets).putInt(pdu.payload().length());
    out.putShort((short) pdu.format().code()).putShort((short) pdu.direction().code());
    out.putLong(pdu.xid().value().getMostSignificantBits());
    out.putLong(pdu.xid().value().getLeastSignificantBits());
    out.putLong(pdu.correlationId().value());
    pdu.attributes().forEach(attribute -> attribute.write(out));
    return out.put(pdu.payload().asByteBuffer()).flip();
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
    ByteBuffer start = in.slice();
    OptionalInt octets = frameOctets(start, limits);
    if (octets.isEmpty() || octets.getAsInt() > start.remaining()) {
      throw new DecodeException(Fault.TRUNCATED, start.remaining() + " octets are not a whole PDU");
    }
    int headerOctets = start.getInt(HEADER_LENGTH_AT);
    ByteBuffer header = start.slice(0, headerOctets).position(FORMAT_AT);
    ByteBuffer payload = start.slice(headerOctets, octets.getAsInt() - headerOctets);
    in.position(in.position() + octets.getAsInt());

    EnumSet<Anomaly> anomalies = EnumSet.noneOf(Anomaly.class);
    Pdu pdu = new Pdu(
        new PduVersion(Byte.toUnsignedInt(start.get(VERSION_MINOR_AT))),
        new PduType(Short.toUnsignedInt(start.getShort(TYPE_AT))),
        new PayloadFormat(Short.toUnsignedInt(header.getShort())),
        new PayloadDirection(Short.toUnsignedInt(header.getShort())),
        new Xid(new UUID(header.getLong(), header.getLong())),
        new CorrelationId(header.getLong()),
        attributes(header, limits, anomalies),
        Octets.of(payload));
    anomalies.addAll(PduRules.anomalies(pdu));
    return new ReceivedPdu(pdu, anomalies);
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
    if (start.remaining() > 0 && start.get(0) != MAJOR) {
      throw new DecodeException(
          Fault.UNKNOWN_VERSION, "major version " + start.get(0) + " instead of 0");
    }
    if (start.remaining() < PAYLOAD_LENGTH_AT) {
      return OptionalInt.empty();
    }
    long headerOctets = Integer.toUnsignedLong(start.getInt(HEADER_LENGTH_AT));
    if (headerOctets < MIN_HEADER_OCTETS) {
      throw new DecodeException(Fault.HEADER_LENGTH, "header length " + headerOctets + " below 40");
    }
    within(limits.maxHeaderOctets(), headerOctets, "header");
    if (start.remaining() < FORMAT_AT) {
      return OptionalInt.empty();
    }
    long payloadOctets = Integer.toUnsignedLong(start.getInt(PAYLOAD_LENGTH_AT));
    within(limits.maxPayloadOctets(), payloadOctets, "payload");
    return OptionalInt.of((int) (headerOctets + payloadOctets));
  }

  private static void within(int max, long octets, String what) throws DecodeException {
    if (octets > max) {
      throw new DecodeException(Fault.LIMIT, what + " length " + octets + " over " + max);
    }
  }

  private static List<Attribute<?>> attributes(
      ByteBuffer header, PduLimits limits, EnumSet<Anomaly> anomalies) {
    List<Attribute<?>> attributes = new ArrayList<>();
    while (header.hasRemaining()) {
      if (attributes.size() == limits.maxAttributes()) {
        anomalies.add(Anomaly.ATTRIBUTE_COUNT);
        break;
      }
      if (header.remaining() < Attribute.PREFIX_OCTETS) {
        anomalies.add(Anomaly.ATTRIBUTE_OVERRUN);
        break;
      }
      int number = Short.toUnsignedInt(header.getShort());
      int length = Short.toUnsignedInt(header.getShort());
      if (length > header.remaining()) {
        anomalies.add(Anomaly.ATTRIBUTE_OVERRUN);
        break;
      }
      ByteBuffer value = header.slice(header.position(), length);
      header.position(header.position() + length);
      attributes.add(read(number, value, anomalies));
    }
    return attributes;
  }

  private static Attribute<?> read(int number, ByteBuffer value, EnumSet<Anomaly> anomalies) {
    if (number == AttributeType.TIMESTAMP.number()
        && value.remaining() == 8
        && Integer.compareUnsigned(value.getInt(4), 999_999_999) > 0) {
      anomalies.add(Anomaly.NANOSECONDS);
    }
    return Attribute.read(number, Octets.of(value));
  }
}

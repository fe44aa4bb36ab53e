package org.doorward.li.x2x3;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * Reads PDUs the plain way, records first and rules afterwards: what {@link PduView} is compared with. It shares
 * the types' own reading of values with the codec, and nothing else.
 */
final class ReferenceReader {
  private ReferenceReader() {}

  static ReceivedPdu read(ByteBuffer in, PduLimits limits) throws DecodeException {
    ByteBuffer start = in.slice();
    if (start.hasRemaining() && start.get(0) != 0) {
      throw new DecodeException(Fault.UNKNOWN_VERSION, "");
    }
    long header = start.remaining() < 8 ? -1 : Integer.toUnsignedLong(start.getInt(4));
    if (header >= 0 && header < 40) {
      throw new DecodeException(Fault.HEADER_LENGTH, "");
    }
    long payload = start.remaining() < 12 ? -1 : Integer.toUnsignedLong(start.getInt(8));
    if (header > limits.maxHeaderOctets() || payload > limits.maxPayloadOctets()) {
      throw new DecodeException(Fault.LIMIT, "");
    }
    if (header < 0 || payload < 0 || header + payload > start.remaining()) {
      throw new DecodeException(Fault.TRUNCATED, "");
    }
    Set<Anomaly> found = EnumSet.noneOf(Anomaly.class);
    ByteBuffer fields = start.slice(12, (int) header - 12);
    Pdu pdu = new Pdu(
        new PduVersion(Byte.toUnsignedInt(start.get(1))),
        new PduType(Short.toUnsignedInt(start.getShort(2))),
        new PayloadFormat(Short.toUnsignedInt(fields.getShort())),
        new PayloadDirection(Short.toUnsignedInt(fields.getShort())),
        new Xid(new UUID(fields.getLong(), fields.getLong())),
        new CorrelationId(fields.getLong()),
        attributes(fields, limits, found),
        Octets.of(start.slice((int) header, (int) payload)));
    in.position(in.position() + (int) (header + payload));
    rules(pdu, found);
    return new ReceivedPdu(pdu, found);
  }

  private static List<Attribute<?>> attributes(
      ByteBuffer in, PduLimits limits, Set<Anomaly> found) {
    List<Attribute<?>> attributes = new ArrayList<>();
    while (in.hasRemaining()) {
      if (attributes.size() == limits.maxAttributes()) {
        found.add(Anomaly.ATTRIBUTE_COUNT);
        break;
      }
      if (in.remaining() < 4) {
        found.add(Anomaly.ATTRIBUTE_OVERRUN);
        break;
      }
      int number = Short.toUnsignedInt(in.getShort());
      int length = Short.toUnsignedInt(in.getShort());
      if (length > in.remaining()) {
        found.add(Anomaly.ATTRIBUTE_OVERRUN);
        break;
      }
      Octets value = Octets.of(in.slice(in.position(), length));
      in.position(in.position() + length);
      if (number == 9
          && length == 8
          && (value.asByteBuffer().getInt(4) & 0xFFFFFFFFL) > 999999999) {
        found.add(Anomaly.NANOSECONDS);
      }
      attributes.add(Attribute.read(number, value));
    }
    return attributes;
  }

  private static void rules(Pdu pdu, Set<Anomaly> found) {
    if (pdu.type().product()) {
      product(pdu, found);
    } else if (pdu.type().keepalive()) {
      keepalive(pdu, found);
    } else {
      found.add(Anomaly.PDU_TYPE_UNKNOWN);
    }
    Set<AttributeType<?>> seen = new HashSet<>();
    for (Attribute<?> attribute : pdu.attributes()) {
      AttributeType<?> type = attribute.type();
      if (type.since().isEmpty()) {
        found.add(
            type.number() == 0
                ? Anomaly.ATTRIBUTE_ZERO
                : AttributeType.of(type.number()).isPresent()
                    ? Anomaly.ATTRIBUTE_FORM
                    : Anomaly.ATTRIBUTE_UNKNOWN);
      } else if (!seen.add(type) && type.occurrence() == AttributeType.Occurrence.ONCE) {
        found.add(Anomaly.ATTRIBUTE_REPEATED);
      }
    }
    boolean v4 =
        seen.contains(AttributeType.SOURCE_IPV4) || seen.contains(AttributeType.DESTINATION_IPV4);
    boolean v6 =
        seen.contains(AttributeType.SOURCE_IPV6) || seen.contains(AttributeType.DESTINATION_IPV6);
    if (v4 && v6) {
      found.add(Anomaly.ADDRESS_FAMILIES_MIXED);
    }
  }

  private static void product(Pdu pdu, Set<Anomaly> found) {
    if (pdu.format().code() > 17) {
      found.add(Anomaly.FORMAT_UNKNOWN);
    } else if (!pdu.format().allowedOn(pdu.type())) {
      found.add(Anomaly.FORMAT_NOT_ALLOWED);
    }
    if (pdu.direction().code() == 0) {
      found.add(Anomaly.DIRECTION_RESERVED);
    } else if (pdu.direction().code() > 5) {
      found.add(Anomaly.DIRECTION_UNKNOWN);
    }
    if (pdu.xid().equals(Pdu.NO_XID)) {
      found.add(Anomaly.XID_ZERO);
    }
  }

  private static void keepalive(Pdu pdu, Set<Anomaly> found) {
    if (pdu.first(AttributeType.SEQUENCE_NUMBER).isEmpty()) {
      found.add(Anomaly.KEEPALIVE_UNNUMBERED);
    }
    if (pdu.format().code() != 0
        || pdu.direction().code() != 0
        || !pdu.xid().equals(Pdu.NO_XID)
        || pdu.correlationId().value() != 0
        || pdu.attributes().size() > 1
        || pdu.payload().length() > 0) {
      found.add(Anomaly.KEEPALIVE_NOT_EMPTY);
    }
  }
}

package org.doorward.li.x2x3;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** What the standard asks of a PDU beyond its frame. The encoder refuses what the decoder reports. */
final class PduRules {
  /** What an encoder writes nevertheless: code points that a later edition may have given a meaning. */
  private static final Set<Anomaly> OPEN =
      EnumSet.of(Anomaly.PDU_TYPE_UNKNOWN, Anomaly.DIRECTION_UNKNOWN, Anomaly.ATTRIBUTE_UNKNOWN);

  private PduRules() {}

  static EnumSet<Anomaly> anomalies(Pdu pdu) {
    EnumSet<Anomaly> found = EnumSet.noneOf(Anomaly.class);
    if (pdu.type().product()) {
      product(pdu, found);
    } else if (pdu.type().keepalive()) {
      keepalive(pdu, found);
    } else {
      found.add(Anomaly.PDU_TYPE_UNKNOWN);
    }
    attributes(pdu, found);
    return found;
  }

  static void requireConformant(Pdu pdu) {
    EnumSet<Anomaly> found = anomalies(pdu);
    found.removeAll(OPEN);
    if (!found.isEmpty()) {
      throw new IllegalArgumentException("not a conformant PDU: " + found);
    }
  }

  private static void product(Pdu pdu, Set<Anomaly> found) {
    if (pdu.format().since().isEmpty()) {
      found.add(Anomaly.FORMAT_UNKNOWN);
    } else if (!pdu.format().allowedOn(pdu.type())) {
      found.add(Anomaly.FORMAT_NOT_ALLOWED);
    }
    if (pdu.direction().equals(PayloadDirection.KEEPALIVE)) {
      found.add(Anomaly.DIRECTION_RESERVED);
    } else if (!pdu.direction().known()) {
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

  private static void attributes(Pdu pdu, Set<Anomaly> found) {
    Set<AttributeType<?>> seen = new HashSet<>();
    for (Attribute<?> attribute : pdu.attributes()) {
      AttributeType<?> type = attribute.type();
      if (type.since().isEmpty()) {
        found.add(unregistered(type.number()));
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

  private static Anomaly unregistered(int number) {
    if (number == 0) {
      return Anomaly.ATTRIBUTE_ZERO;
    }
    return AttributeType.of(number).isPresent()
        ? Anomaly.ATTRIBUTE_FORM
        : Anomaly.ATTRIBUTE_UNKNOWN;
  }
}

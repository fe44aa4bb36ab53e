package org.doorward.li.netty.delivery;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduType;

/** Product of one task, numbered from 0. */
final class Product {
  static final Xid XID = Xid.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private Product() {}

  static Pdu x2(long number) {
    return pdu(PduType.X2, PayloadFormat.SIP, number, 20);
  }

  static Pdu x3(long number) {
    return x3(number, 20);
  }

  static Pdu x3(long number, int payloadOctets) {
    return pdu(PduType.X3, PayloadFormat.RTP, number, payloadOctets);
  }

  private static Pdu pdu(PduType type, PayloadFormat format, long number, int payloadOctets) {
    return Pdu.product(
        type,
        format,
        PayloadDirection.FROM_TARGET,
        XID,
        new CorrelationId(1),
        List.of(
            AttributeType.SEQUENCE_NUMBER.with(number),
            AttributeType.TIMESTAMP.with(START.plusMillis(number))),
        Octets.of(new byte[payloadOctets]));
  }

  static ByteBuffer encoded(Pdu pdu) {
    return PduCodec.encode(pdu);
  }

  static long number(Pdu pdu) {
    return pdu.first(AttributeType.SEQUENCE_NUMBER).orElseThrow();
  }
}

package org.doorward.li.netty.delivery;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.doorward.li.delivery.internal.Account;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.delivery.internal.PduWriter;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.element.internal.ProductDelivery;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.DestinationProfile;
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

  /** Writes a PDU that is encoded already. */
  static PduWriter writer(Pdu pdu) {
    ByteBuffer octets = encoded(pdu);
    return new PduWriter() {
      @Override
      public int mostOctets() {
        return octets.remaining();
      }

      @Override
      public void writeTo(ByteBuffer out, DestinationProfile profile) {
        out.put(octets.duplicate());
      }
    };
  }

  /** The one context of this product. */
  static ProductContext context(Contexts contexts, Interface via) {
    ProductContext context = contexts.find(via, XID, new CorrelationId(1), XID);
    if (context == null) {
      throw new IllegalStateException("no room for a context");
    }
    return context;
  }

  /** An account for a log alone. */
  static Account account() {
    Contexts contexts = Contexts.inMemory(1);
    Account account = contexts.account(context(contexts, Interface.X3), Did.random());
    if (account == null) {
      throw new IllegalStateException("no room for an account");
    }
    return account;
  }

  /** Hands over what is numbered already. */
  static void deliver(ProductDelivery delivery, Contexts contexts, Did did, Pdu pdu) {
    ProductContext context =
        context(contexts, pdu.type().equals(PduType.X2) ? Interface.X2 : Interface.X3);
    if (!delivery.deliver(did, context, writer(pdu))) {
      throw new IllegalStateException("no room for an account");
    }
    context.next(context.next() + 1);
  }

  static long number(Pdu pdu) {
    return pdu.first(AttributeType.SEQUENCE_NUMBER).orElseThrow();
  }
}

package org.doorward.li.intercept.internal;

import java.util.ArrayList;
import java.util.List;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.intercept.Flow;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.xml.TargetFragment;
import org.doorward.li.x2x3.Attribute;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduType;
import org.jspecify.annotations.Nullable;

/**
 * Makes a PDU of what the traffic path handed over: the attributes that TS 33.128 asks every point of
 * interception for, and the addresses where they are known. Immutable.
 *
 * @clause TS 103 221-2, 5.3; TS 33.128, 5.3.1
 */
public final class ProductEncoding {
  /** A target, and its form in the Matched target identifier attribute. */
  private record Matched(TargetIdentifier target, Sensitive<String> fragment) {}

  private final Attribute<Octets> networkFunction;
  private final Attribute<Octets> interceptionPoint;
  private @Nullable Matched last;

  /**
   * For one point of interception.
   *
   * @param networkFunctionId NFID
   * @param interceptionPointId IPID
   */
  public ProductEncoding(Octets networkFunctionId, Octets interceptionPointId) {
    this.networkFunction = AttributeType.NETWORK_FUNCTION_ID.with(networkFunctionId);
    this.interceptionPoint = AttributeType.INTERCEPTION_POINT_ID.with(interceptionPointId);
  }

  Pdu pdu(HandOver product, int sequence) {
    boolean x2 = product.via() == Interface.X2;
    List<Attribute<?>> attributes = new ArrayList<>();
    attributes.add(networkFunction);
    attributes.add(interceptionPoint);
    attributes.add(AttributeType.SEQUENCE_NUMBER.with(Integer.toUnsignedLong(sequence)));
    attributes.add(AttributeType.TIMESTAMP.with(product.seen().time()));
    product.seen().flow().ifPresent(flow -> addresses(flow, attributes));
    if (x2) {
      attributes.add(AttributeType.MATCHED_TARGET.with(fragment(product.matched())));
    }
    return Pdu.product(
        x2 ? PduType.X2 : PduType.X3,
        product.seen().format(),
        product.seen().direction(),
        product.terms().wireXid(),
        product.seen().correlation(),
        attributes,
        product.seen().payload());
  }

  /** The events of one call come together, and match the same target. */
  private Sensitive<String> fragment(TargetIdentifier matched) {
    Matched before = last;
    if (before == null || before.target() != matched) {
      before = new Matched(matched, TargetFragment.of(matched));
      last = before;
    }
    return before.fragment();
  }

  private static void addresses(Flow flow, List<Attribute<?>> attributes) {
    boolean ipv4 = flow.isIpv4();
    attributes.add(
        (ipv4 ? AttributeType.SOURCE_IPV4 : AttributeType.SOURCE_IPV6).with(flow.source()));
    attributes.add((ipv4 ? AttributeType.DESTINATION_IPV4 : AttributeType.DESTINATION_IPV6)
        .with(flow.destination()));
    attributes.add(AttributeType.SOURCE_PORT.with(flow.sourcePort()));
    attributes.add(AttributeType.DESTINATION_PORT.with(flow.destinationPort()));
    attributes.add(AttributeType.IP_PROTOCOL.with(flow.protocol()));
  }
}

package org.doorward.li.intercept.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.delivery.internal.PduWriter;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.identifier.Octets;
import org.doorward.li.intercept.Flow;
import org.doorward.li.intercept.Observation;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.xml.TargetFragment;
import org.doorward.li.x2x3.Attribute;
import org.doorward.li.x2x3.AttributeBlock;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduEncoder;
import org.doorward.li.x2x3.PduType;
import org.jspecify.annotations.Nullable;

/**
 * Makes a PDU of what the traffic path handed over: the attributes that TS 33.128 asks every point of
 * interception for, and the addresses where they are known. Confined to the numbering thread.
 *
 * @clause TS 103 221-2, 5.3; TS 33.128, 5.3.1
 */
public final class ProductEncoding implements PduWriter {
  /** Numbers, time, addresses and ports with their prefixes, at most. */
  private static final int FIXED_OCTETS = 8 + 12 + 2 * 20 + 2 * 6 + 5;

  /** A target, and its Matched target identifier attribute. */
  private record Matched(TargetIdentifier target, AttributeBlock attribute) {}

  /** The PDU as destinations of one kind of profile have it. */
  private static final class Encoding {
    final DestinationProfile profile;
    final PduEncoder encoder;

    /** Where the product stands encoded, once it does. */
    @Nullable
    ByteBuffer encoded;

    int at;
    int octets;

    Encoding(DestinationProfile profile) {
      this.profile = profile;
      this.encoder = new PduEncoder(profile);
    }
  }

  /** One for each encoding that a destination has asked for so far; mostly one. */
  private final List<Encoding> encodings = new ArrayList<>();

  private final AttributeBlock who;
  private @Nullable Matched last;
  private @Nullable HandOver product;
  private long sequence;
  private AttributeBlock matched = AttributeBlock.EMPTY;

  /**
   * For one point of interception.
   *
   * @param networkFunctionId NFID
   * @param interceptionPointId IPID
   */
  public ProductEncoding(Octets networkFunctionId, Octets interceptionPointId) {
    this.who = AttributeBlock.of(List.of(
        AttributeType.NETWORK_FUNCTION_ID.with(networkFunctionId),
        AttributeType.INTERCEPTION_POINT_ID.with(interceptionPointId)));
  }

  /** What to write from now on. */
  PduWriter of(HandOver next, long number) {
    product = next;
    sequence = number & 0xFFFF_FFFFL;
    matched = next.via() == Interface.X2 ? matched(next.matched()) : AttributeBlock.EMPTY;
    for (int i = 0; i < encodings.size(); i++) {
      encodings.get(i).encoded = null;
    }
    return this;
  }

  @Override
  public int mostOctets() {
    Observation seen = product().seen();
    int further = 0;
    for (Attribute<?> attribute : seen.attributes()) {
      further += PduEncoder.octets(attribute);
    }
    return PduCodec.MIN_HEADER_OCTETS
        + who.octets()
        + FIXED_OCTETS
        + matched.octets()
        + further
        + seen.payload().length();
  }

  /** Encodes it the first time, and copies that the next times: destinations share the encoding if their profiles do. */
  @Override
  public void writeTo(ByteBuffer out, DestinationProfile profile) {
    int at = out.position();
    Encoding of = encoding(profile);
    ByteBuffer before = of.encoded;
    if (before != null) {
      out.put(at, before, of.at, of.octets);
      out.position(at + of.octets);
      return;
    }
    encode(of.encoder, product(), out);
    of.encoded = out;
    of.at = at;
    of.octets = out.position() - at;
  }

  private Encoding encoding(DestinationProfile profile) {
    for (int i = 0; i < encodings.size(); i++) {
      Encoding known = encodings.get(i);
      if (known.profile.sharesEncodingWith(profile)) {
        return known;
      }
    }
    Encoding made = new Encoding(profile);
    encodings.add(made);
    return made;
  }

  private HandOver product() {
    HandOver current = product;
    if (current == null) {
      throw new IllegalStateException("there is nothing to write");
    }
    return current;
  }

  private void encode(PduEncoder encoder, HandOver current, ByteBuffer out) {
    Observation seen = current.seen();
    encoder
        .begin(
            out,
            current.via() == Interface.X2 ? PduType.X2 : PduType.X3,
            seen.format(),
            seen.direction(),
            current.terms().wireXid(),
            current.correlation())
        .block(who)
        .sequenceNumber(sequence)
        .timestamp(seen.time());
    seen.flow().ifPresent(flow -> addresses(encoder, flow));
    encoder.block(matched);
    seen.attributes().forEach(encoder::attribute);
    encoder.end(seen.payload());
  }

  /** The events of one call come together, and match the same target. */
  private AttributeBlock matched(TargetIdentifier target) {
    Matched before = last;
    if (before == null || before.target() != target) {
      before = new Matched(
          target,
          AttributeBlock.of(List.of(AttributeType.MATCHED_TARGET.with(TargetFragment.of(target)))));
      last = before;
    }
    return before.attribute();
  }

  private static void addresses(PduEncoder encoder, Flow flow) {
    boolean ipv4 = flow.isIpv4();
    encoder
        .octets(ipv4 ? AttributeType.SOURCE_IPV4 : AttributeType.SOURCE_IPV6, flow.source())
        .octets(
            ipv4 ? AttributeType.DESTINATION_IPV4 : AttributeType.DESTINATION_IPV6,
            flow.destination())
        .number(AttributeType.SOURCE_PORT, flow.sourcePort())
        .number(AttributeType.DESTINATION_PORT, flow.destinationPort())
        .number(AttributeType.IP_PROTOCOL, flow.protocol());
  }
}

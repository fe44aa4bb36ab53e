package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.common;
import static org.doorward.li.x1.xml.Names.hashed;
import static org.doorward.li.x1.xml.Names.x1;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.target.HashedIdentifier;
import org.doorward.li.target.Ipv4Cidr;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetIdentifierExtension;
import org.doorward.li.target.TargetType;
import org.doorward.li.target.TcpPortList;
import org.doorward.li.target.TcpPortRange;
import org.doorward.li.target.UdpPortList;
import org.doorward.li.target.UdpPortRange;
import org.doorward.li.x1.xml.Choice.Arm;

/**
 * The forty arms of a target identifier. Seven hold elements; the others hold the text that
 * {@link TargetIdentifier#of} reads.
 *
 * @clause TS 103 221-1, 6.2.1
 */
final class TargetTable {
  /** The schema would let an IPv6 range stand in {@code ipv4Cidr}; its own arm is the one place for it. */
  private static final XmlType<Ipv4Cidr> CIDR = Choice.of(Arm.of(
      common("IPv4CIDR"),
      Ipv4Cidr.class,
      SimpleType.preserving(Ipv4Cidr::of, (Ipv4Cidr range) -> range.text().reveal())
          .of(Facets.IPV4_CIDR)));

  private static final XmlType<TcpPortRange> TCP_PORT_RANGE = portRange(
      SimpleTypes.TCP_PORT,
      TcpPortRange::of,
      range -> range.start().reveal(),
      range -> range.end().reveal());

  private static final XmlType<UdpPortRange> UDP_PORT_RANGE = portRange(
      SimpleTypes.UDP_PORT,
      UdpPortRange::of,
      range -> range.start().reveal(),
      range -> range.end().reveal());

  private static final XmlType<TcpPortList> TCP_PORT_LIST = Sequence.listOf(
          x1("tcpPort"), 1, SimpleTypes.TCP_PORT)
      .as(TcpPortList::of, list -> list.ports().reveal());

  private static final XmlType<UdpPortList> UDP_PORT_LIST = Sequence.listOf(
          x1("udpPort"), 1, SimpleTypes.UDP_PORT)
      .as(UdpPortList::of, list -> list.ports().reveal());

  private static final XmlType<TargetIdentifierExtension> TARGET_IDENTIFIER_EXTENSION =
      ExtensionType.EXTENSION.as(
          TargetIdentifierExtension::new, TargetIdentifierExtension::extension);

  static final Choice<TargetIdentifier> TARGET_IDENTIFIER =
      Choice.of(Arrays.stream(TargetType.values()).map(TargetTable::arm).toList());

  static final XmlType<List<TargetIdentifier>> LIST_OF_TARGET_IDENTIFIERS =
      Sequence.listOf(x1("targetIdentifier"), 1, TARGET_IDENTIFIER);

  private TargetTable() {}

  private static Arm<TargetIdentifier> arm(TargetType type) {
    return switch (type) {
      case IPV4_CIDR -> elements(type, Ipv4Cidr.class, CIDR);
      case TCP_PORT_RANGE -> elements(type, TcpPortRange.class, TCP_PORT_RANGE);
      case UDP_PORT_RANGE -> elements(type, UdpPortRange.class, UDP_PORT_RANGE);
      case TCP_PORT_LIST -> elements(type, TcpPortList.class, TCP_PORT_LIST);
      case UDP_PORT_LIST -> elements(type, UdpPortList.class, UDP_PORT_LIST);
      case HASHED_IDENTIFIER -> elements(type, HashedIdentifier.class, Hashed.TYPE);
      case TARGET_IDENTIFIER_EXTENSION ->
        elements(type, TargetIdentifierExtension.class, TARGET_IDENTIFIER_EXTENSION);
      default -> text(type);
    };
  }

  private static <V extends TargetIdentifier> Arm<TargetIdentifier> elements(
      TargetType type, Class<V> values, XmlType<V> xmlType) {
    return Arm.of(x1(type.elementName()), values, xmlType);
  }

  /** Whitespace is the identifier's own concern: it counts in some, and collapses in others. */
  private static Arm<TargetIdentifier> text(TargetType type) {
    return new Arm<>(
        x1(type.elementName()),
        value -> value.type() == type,
        SimpleType.preserving(
                text -> TargetIdentifier.of(type, text),
                (TargetIdentifier value) -> value.text().reveal())
            .of(TargetFacets.of(type)));
  }

  private static <T> Sequence<T> portRange(
      SimpleType<Integer> port,
      BiFunction<Integer, Integer, T> made,
      Function<T, Integer> start,
      Function<T, Integer> end) {
    Field<T, Integer> first = Field.once(common("start"), port, start);
    Field<T, Integer> last = Field.once(common("end"), port, end);
    return Sequence.of(v -> made.apply(v.one(first), v.one(last)), first, last);
  }

  /** The rows of a hashed identifier. */
  private static final class Hashed {
    private static final Field<HashedIdentifier, GenericObjectId> CONTEXT = Field.once(
        hashed("hashContextID"), SimpleTypes.GENERIC_OBJECT_ID, HashedIdentifier::hashContextId);
    private static final Field<HashedIdentifier, String> IDENTITY_TYPE = Field.once(
        hashed("targetIdentityType"),
        SimpleTypes.STRING.of(Facets.SHORT_TEXT),
        HashedIdentifier::targetIdentityType);
    private static final Field<HashedIdentifier, Octets> DIGEST = Field.once(
        hashed("hashDigest"),
        SimpleTypes.HEX_BINARY.of(Facets.OCTETS),
        HashedIdentifier::hashDigest);

    static final Sequence<HashedIdentifier> TYPE = Sequence.of(
        v -> new HashedIdentifier(v.one(CONTEXT), v.one(IDENTITY_TYPE), v.one(DIGEST)),
        CONTEXT,
        IDENTITY_TYPE,
        DIGEST);
  }
}

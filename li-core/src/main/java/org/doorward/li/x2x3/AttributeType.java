package org.doorward.li.x2x3;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;

/**
 * A kind of conditional attribute: number, name, occurrence and form of its value. The constants are the
 * registry; what is not in it has an {@linkplain #unregistered unregistered} type and opaque octets.
 * Immutable.
 *
 * @param <T> the value's type
 * @clause TS 103 221-2, 5.3.1
 */
public final class AttributeType<T> {
  /** Defined by TS 102 232-1. */
  public static final AttributeType<Octets> TS_102_232_1 = row(
      1,
      "ETSI TS 102 232-1 defined attribute",
      Occurrence.REPEATED,
      WireType.OPAQUE,
      Edition.V1_4_1);

  /** Defined by 3GPP TS 33.128. */
  public static final AttributeType<Octets> TS_33_128 = row(
      2, "3GPP TS 33.128 defined attribute", Occurrence.REPEATED, WireType.OPAQUE, Edition.V1_4_1);

  /** Defined by 3GPP TS 33.108. */
  public static final AttributeType<Octets> TS_33_108 = row(
      3, "3GPP TS 33.108 defined attribute", Occurrence.REPEATED, WireType.OPAQUE, Edition.V1_4_1);

  /** What both ends agreed on. */
  public static final AttributeType<Octets> PROPRIETARY =
      row(4, "Proprietary attribute", Occurrence.REPEATED, WireType.OPAQUE, Edition.V1_4_1);

  /** The domain of the point of interception; not the destination identifier of X1. */
  public static final AttributeType<Octets> DOMAIN_ID =
      row(5, "Domain ID", Occurrence.ONCE, WireType.OPAQUE, Edition.V1_4_1);

  /** The network function. UTF-8 by convention, or a single octet in some 3GPP functions. */
  public static final AttributeType<Octets> NETWORK_FUNCTION_ID =
      row(6, "Network Function ID", Occurrence.ONCE, WireType.OPAQUE, Edition.V1_4_1);

  /** Which point of interception inside the network function. */
  public static final AttributeType<Octets> INTERCEPTION_POINT_ID =
      row(7, "Interception Point ID", Occurrence.ONCE, WireType.OPAQUE, Edition.V1_4_1);

  /** The number of the PDU in its sequence context, 0 to 2^32-1. */
  public static final AttributeType<Long> SEQUENCE_NUMBER =
      row(8, "Sequence Number", Occurrence.ONCE, WireType.UINT32, Edition.V1_4_1);

  /** When the event occurred (X2), or the content was generated (X3). */
  public static final AttributeType<Instant> TIMESTAMP =
      row(9, "Timestamp", Occurrence.ONCE, WireType.TIMESPEC, Edition.V1_4_1);

  /** Source of the packet that carried the payload, 4 octets. */
  public static final AttributeType<Octets> SOURCE_IPV4 =
      row(10, "Source IPv4 address", Occurrence.ONCE, WireType.OCTETS_4, Edition.V1_4_1);

  /** Destination of the packet that carried the payload, 4 octets. */
  public static final AttributeType<Octets> DESTINATION_IPV4 =
      row(11, "Destination IPv4 address", Occurrence.ONCE, WireType.OCTETS_4, Edition.V1_4_1);

  /** Source of the packet that carried the payload, 16 octets. */
  public static final AttributeType<Octets> SOURCE_IPV6 =
      row(12, "Source IPv6 address", Occurrence.ONCE, WireType.OCTETS_16, Edition.V1_4_1);

  /** Destination of the packet that carried the payload, 16 octets. */
  public static final AttributeType<Octets> DESTINATION_IPV6 =
      row(13, "Destination IPv6 address", Occurrence.ONCE, WireType.OCTETS_16, Edition.V1_4_1);

  /** Port that the packet came from. */
  public static final AttributeType<Integer> SOURCE_PORT =
      row(14, "Source port", Occurrence.ONCE, WireType.UINT16, Edition.V1_4_1);

  /** Port that the packet went to. */
  public static final AttributeType<Integer> DESTINATION_PORT =
      row(15, "Destination port", Occurrence.ONCE, WireType.UINT16, Edition.V1_4_1);

  /** IANA's number of the transport protocol. */
  public static final AttributeType<Integer> IP_PROTOCOL =
      row(16, "IP protocol", Occurrence.ONCE, WireType.UINT8, Edition.V1_4_1);

  /** The task's identifier that matched: the content of an X1 {@code TargetIdentifier} element. */
  public static final AttributeType<Sensitive<String>> MATCHED_TARGET = row(
      17,
      "Matched target identifier",
      Occurrence.REPEATED,
      WireType.SENSITIVE_TEXT,
      Edition.V1_4_1);

  /** Another identifier of the same subject, in the same form. */
  public static final AttributeType<Sensitive<String>> OTHER_TARGET = row(
      18, "Other target identifier", Occurrence.REPEATED, WireType.SENSITIVE_TEXT, Edition.V1_4_1);

  /** As in a {@code Content-Type} header; with the MIME format. */
  public static final AttributeType<String> MIME_CONTENT_TYPE =
      row(19, "MIME content type", Occurrence.ONCE, WireType.TEXT, Edition.V1_6_1);

  /** As in a {@code Content-Transfer-Encoding} header; with the MIME format. */
  public static final AttributeType<String> MIME_TRANSFER_ENCODING =
      row(20, "MIME content transfer encoding", Occurrence.ONCE, WireType.TEXT, Edition.V1_6_1);

  /** A further task that ordered the same content; only where both ends agreed on it. */
  public static final AttributeType<AdditionalXid> ADDITIONAL_XID = row(
      21,
      "Additional XID related information",
      Occurrence.REPEATED,
      WireType.ADDITIONAL_XID,
      Edition.V1_6_1);

  /** SDP, whole, on the first content after each change of it. */
  public static final AttributeType<Sensitive<String>> SDP =
      row(22, "SDP session description", Occurrence.ONCE, WireType.SENSITIVE_TEXT, Edition.V1_6_1);

  private static final List<AttributeType<?>> ROWS = List.of(
      TS_102_232_1,
      TS_33_128,
      TS_33_108,
      PROPRIETARY,
      DOMAIN_ID,
      NETWORK_FUNCTION_ID,
      INTERCEPTION_POINT_ID,
      SEQUENCE_NUMBER,
      TIMESTAMP,
      SOURCE_IPV4,
      DESTINATION_IPV4,
      SOURCE_IPV6,
      DESTINATION_IPV6,
      SOURCE_PORT,
      DESTINATION_PORT,
      IP_PROTOCOL,
      MATCHED_TARGET,
      OTHER_TARGET,
      MIME_CONTENT_TYPE,
      MIME_TRANSFER_ENCODING,
      ADDITIONAL_XID,
      SDP);

  private static final Map<Integer, AttributeType<?>> BY_NUMBER = ROWS.stream()
      .collect(Collectors.toUnmodifiableMap(AttributeType::number, Function.identity()));

  /** How often an attribute may stand in one PDU. */
  public enum Occurrence {
    /** At most once; a receiver reads the first. */
    ONCE,
    /** Any number of times. */
    REPEATED
  }

  private final int number;
  private final String name;
  private final Occurrence occurrence;
  private final WireType<T> wireType;
  private final Optional<Edition> since;

  /** In a set of registered attributes; 0 outside the registry. */
  private final int bit;

  /** {@code wireType}'s, at hand. */
  private final int form;

  private AttributeType(
      int number,
      String name,
      Occurrence occurrence,
      WireType<T> wireType,
      Optional<Edition> since) {
    this.number = (int) WireType.requireUnsigned(number, 0xFFFF);
    this.name = name;
    this.occurrence = occurrence;
    this.wireType = wireType;
    this.since = since;
    this.bit = since.isPresent() ? 1 << number : 0;
    this.form = wireType.form();
  }

  private static <T> AttributeType<T> row(
      int number, String name, Occurrence occurrence, WireType<T> wireType, Edition since) {
    return new AttributeType<>(number, name, occurrence, wireType, Optional.of(since));
  }

  /**
   * The registry.
   *
   * @return all registered types, in ascending order of their numbers
   */
  public static List<AttributeType<?>> registry() {
    return ROWS;
  }

  /**
   * The registered type of that number.
   *
   * @param number 0 to 65535
   * @return empty if there is none up to V1.10.1
   */
  public static Optional<AttributeType<?>> of(int number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }

  /**
   * A type of which only the number is known, or whose value does not have the form that its row asks for.
   * It never equals a registered type.
   *
   * @param number 0 to 65535
   * @return a type with opaque octets
   */
  public static AttributeType<Octets> unregistered(int number) {
    return new AttributeType<>(
        number, "Unregistered", Occurrence.REPEATED, WireType.OPAQUE, Optional.empty());
  }

  /**
   * An attribute of this type.
   *
   * @param value its value
   * @return the attribute
   * @throws IllegalArgumentException if the value cannot stand on the wire
   */
  public Attribute<T> with(T value) {
    return new Attribute<>(this, value);
  }

  /**
   * The number on the wire.
   *
   * @return 0 to 65535
   */
  public int number() {
    return number;
  }

  /**
   * The standard's name.
   *
   * @return {@code Unregistered} for a type outside the registry
   */
  public String name() {
    return name;
  }

  /**
   * How often it may stand in one PDU.
   *
   * @return once or repeated
   */
  public Occurrence occurrence() {
    return occurrence;
  }

  /**
   * Since when the type is known.
   *
   * @return empty for a type outside the registry
   */
  public Optional<Edition> since() {
    return since;
  }

  /** Whether it is in the registry. */
  boolean registered() {
    return bit != 0;
  }

  /** Its bit in a set of registered attributes; 0 outside the registry. */
  int bit() {
    return bit;
  }

  /** The same, of an attribute that has one. */
  int registeredBit() {
    if (bit == 0) {
      throw new IllegalArgumentException(this + " is read with the cursor");
    }
    return bit;
  }

  /** The form of its values, as in {@link AttributeForms}. */
  int form() {
    return form;
  }

  Octets write(T value) {
    return wireType.write().apply(value);
  }

  Optional<T> read(Octets octets) {
    return wireType.read().apply(octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttributeType<?> that
        && number == that.number
        && since.isPresent() == that.since.isPresent();
  }

  @Override
  public int hashCode() {
    return number;
  }

  /**
   * Name and number.
   *
   * @return for instance {@code Timestamp (9)}
   */
  @Override
  public String toString() {
    return name + " (" + number + ")";
  }
}

package org.doorward.li.x2x3;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * One PDU of X2 or X3. Immutable.
 *
 * <pre>
 *  0        2        4              8              12       14       16      32           40       HL
 *  | version| type   | header length| payload len. | format | direct.| XID   | correlation| attrib.| payload
 * </pre>
 *
 * <p>It can hold what a peer sent although the standard forbids it; {@link PduCodec#encode} refuses that.
 *
 * @param version the edition it was built against
 * @param type what it is
 * @param format what the payload is
 * @param direction which way the payload went
 * @param xid the task that ordered it, or the task's product identifier in its place; zero on Keepalives
 * @param correlationId the communication session; zero if the sender correlates nothing
 * @param attributes in the order of the wire
 * @param payload may be empty
 * @clause TS 103 221-2, 5.1
 */
public record Pdu(
    PduVersion version,
    PduType type,
    PayloadFormat format,
    PayloadDirection direction,
    Xid xid,
    CorrelationId correlationId,
    List<Attribute<?>> attributes,
    Octets payload) {
  /** Stands in the XID field of Keepalives. */
  public static final Xid NO_XID = new Xid(new UUID(0, 0));

  /**
   * Copies the list.
   *
   * @param version not null
   * @param type not null
   * @param format not null
   * @param direction not null
   * @param xid not null
   * @param correlationId not null
   * @param attributes copied
   * @param payload not null
   */
  public Pdu {
    requireNonNull(version, "version");
    requireNonNull(type, "type");
    requireNonNull(format, "format");
    requireNonNull(direction, "direction");
    requireNonNull(xid, "xid");
    requireNonNull(correlationId, "correlationId");
    attributes = List.copyOf(attributes);
    requireNonNull(payload, "payload");
  }

  /**
   * Product, at the default version.
   *
   * @param type X2 or X3
   * @param format one that the type may carry
   * @param direction seen from the target
   * @param xid the task, or its product identifier if it has one
   * @param correlationId the communication session
   * @param attributes in any order; the PDU has them in ascending order of their numbers
   * @param payload as intercepted
   * @return the PDU
   */
  public static Pdu product(
      PduType type,
      PayloadFormat format,
      PayloadDirection direction,
      Xid xid,
      CorrelationId correlationId,
      List<Attribute<?>> attributes,
      Octets payload) {
    List<Attribute<?>> ascending = attributes.stream()
        .<Attribute<?>>map(a -> a)
        .sorted(Comparator.comparingInt(a -> a.type().number()))
        .toList();
    return new Pdu(
        PduVersion.DEFAULT, type, format, direction, xid, correlationId, ascending, payload);
  }

  /**
   * A Keepalive.
   *
   * @param number 0 to 2^32-1, from a counter of the connection's own
   * @return the PDU
   * @clause TS 103 221-2, 6.2.4
   */
  public static Pdu keepalive(long number) {
    return numbered(PduType.KEEPALIVE, number);
  }

  /**
   * The answer to a Keepalive.
   *
   * @param number that of the Keepalive
   * @return the PDU
   * @clause TS 103 221-2, 6.2.4
   */
  public static Pdu keepaliveAck(long number) {
    return numbered(PduType.KEEPALIVE_ACK, number);
  }

  private static Pdu numbered(PduType type, long number) {
    return new Pdu(
        PduVersion.DEFAULT,
        type,
        PayloadFormat.KEEPALIVE,
        PayloadDirection.KEEPALIVE,
        NO_XID,
        CorrelationId.NONE,
        List.of(AttributeType.SEQUENCE_NUMBER.with(number)),
        Octets.EMPTY);
  }

  /**
   * The same PDU built against another edition.
   *
   * @param other the edition
   * @return a PDU that differs in its version only
   */
  public Pdu at(PduVersion other) {
    return new Pdu(other, type, format, direction, xid, correlationId, attributes, payload);
  }

  /**
   * The first value of an attribute; for one that may stand once, the value.
   *
   * @param <T> the value's type
   * @param wanted which attribute
   * @return empty if there is none, or none of the right form
   */
  public <T> Optional<T> first(AttributeType<T> wanted) {
    return values(wanted).findFirst();
  }

  /**
   * All values of an attribute.
   *
   * @param <T> the value's type
   * @param wanted which attribute
   * @return in the order of the wire
   */
  public <T> List<T> all(AttributeType<T> wanted) {
    return values(wanted).toList();
  }

  @SuppressWarnings("unchecked") // types are equal only if they are one row, or both opaque
  private <T> Stream<T> values(AttributeType<T> wanted) {
    return attributes.stream().filter(a -> a.type().equals(wanted)).map(a -> (T) a.value());
  }
}

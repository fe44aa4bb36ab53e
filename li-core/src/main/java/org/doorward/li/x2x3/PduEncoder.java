package org.doorward.li.x2x3;

import static java.util.Objects.requireNonNull;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * Writes PDUs straight into a caller's buffer, for one profile: {@link #begin}, the attributes in the order of
 * the wire, then {@link #end}. The payload is copied behind the header, or stays where it is for a gathering
 * write. Allocates nothing. Not thread-safe.
 *
 * <p>Nothing is written for good before {@code end}: until then the buffer's position does not move, and what
 * the standard or the profile forbids is refused there.
 *
 * @clause TS 103 221-2, 5.1
 */
public final class PduEncoder {
  private static final int FORMAT_AT = 12;
  private static final int XID_AT = 16;
  private static final int CORRELATION_AT = 32;
  private static final int NUMBER_OCTETS = 4;
  private static final ByteBuffer NOWHERE = ByteBuffer.allocate(0);

  private final DestinationProfile profile;
  private ByteBuffer out = NOWHERE;
  private int start;
  private int at;
  private int limit;
  private int type;
  private int formatAndDirection;
  private int seen;
  private int count;
  private int wrong;
  private int numberAt;

  /** Writes what the standard allows, at the default version. */
  public PduEncoder() {
    this(DestinationProfile.DEFAULT);
  }

  /**
   * Writes what destinations of one profile take.
   *
   * @param profile what they agreed to take
   */
  public PduEncoder(DestinationProfile profile) {
    this.profile = requireNonNull(profile, "profile");
  }

  /**
   * Begins a PDU at the position of {@code into}. A PDU that was begun before and not ended is forgotten.
   *
   * @param into in network order
   * @param pduType what it is
   * @param format what the payload is
   * @param direction seen from the target
   * @param xid the task, or its product identifier
   * @param correlation the communication session
   * @return this
   * @throws BufferOverflowException if there is no room
   */
  public PduEncoder begin(
      ByteBuffer into,
      PduType pduType,
      PayloadFormat format,
      PayloadDirection direction,
      Xid xid,
      CorrelationId correlation) {
    if (into.order() != ByteOrder.BIG_ENDIAN) {
      throw new IllegalArgumentException("a buffer that is not in network order");
    }
    out = into;
    start = into.position();
    at = start;
    limit = into.limit();
    int body = room(PduCodec.MIN_HEADER_OCTETS);
    type = pduType.code();
    formatAndDirection = format.code() << 16 | direction.code();
    into.putInt(body, profile.version().minor() << 16 | type);
    into.putInt(body + FORMAT_AT, formatAndDirection);
    into.putLong(body + XID_AT, xid.value().getMostSignificantBits());
    into.putLong(body + XID_AT + Long.BYTES, xid.value().getLeastSignificantBits());
    into.putLong(body + CORRELATION_AT, correlation.value());
    seen = 0;
    count = 0;
    numberAt = 0;
    wrong = 0;
    return this;
  }

  /**
   * Attributes that were encoded before.
   *
   * @param block the attributes
   * @return this
   * @throws IllegalArgumentException if one of them is of a later edition than the profile's
   */
  public PduEncoder block(AttributeBlock block) {
    if (block.latest().compareTo(profile.edition()) > 0) {
      throw new IllegalArgumentException("attributes of an edition after " + profile.edition());
    }
    block.putInto(out, room(block.octets()));
    wrong |= block.wrong();
    if ((seen & block.seen() & AttributeForms.ONCE) != 0) {
      wrong |= Anomaly.ATTRIBUTE_REPEATED.bit();
    }
    seen |= block.seen();
    count += block.count();
    return this;
  }

  /**
   * The Sequence Number.
   *
   * @param number 0 to 2^32-1
   * @return this
   * @clause TS 103 221-2, 5.3.9
   */
  public PduEncoder sequenceNumber(long number) {
    WireType.requireUnsigned(number, 0xFFFF_FFFFL);
    int value = open(AttributeType.SEQUENCE_NUMBER, NUMBER_OCTETS);
    out.putInt(value, (int) number);
    numberAt = value - start;
    return this;
  }

  /**
   * The timestamp.
   *
   * @param time 1970 to 2106
   * @return this
   */
  public PduEncoder timestamp(Instant time) {
    return timestamp(time.getEpochSecond(), time.getNano());
  }

  /**
   * The timestamp.
   *
   * @param seconds since 1970, 0 to 2^32-1
   * @param nanoseconds 0 to 999,999,999
   * @return this
   * @clause TS 103 221-2, 5.3.10
   */
  public PduEncoder timestamp(long seconds, int nanoseconds) {
    WireType.requireUnsigned(seconds, 0xFFFF_FFFFL);
    WireType.requireUnsigned(nanoseconds, 999_999_999);
    int value = open(AttributeType.TIMESTAMP, AttributeForms.TIMESPEC_OCTETS);
    out.putLong(value, seconds << 32 | nanoseconds);
    return this;
  }

  /**
   * A port or a protocol.
   *
   * @param number which attribute
   * @param value as many bits as it has
   * @return this
   */
  public PduEncoder number(AttributeType<Integer> number, int value) {
    if (number.form() == Short.BYTES) {
      WireType.requireUnsigned(value, 0xFFFF);
      out.putShort(open(number, Short.BYTES), (short) value);
    } else {
      WireType.requireUnsigned(value, 0xFF);
      out.put(open(number, 1), (byte) value);
    }
    return this;
  }

  /**
   * An attribute of octets, such as an address.
   *
   * @param octets which attribute
   * @param value of the length that it asks for
   * @return this
   */
  public PduEncoder octets(AttributeType<Octets> octets, Octets value) {
    int length = requireLength(octets, value.length());
    value.putInto(out, open(octets, length));
    return this;
  }

  /**
   * An attribute of octets, such as an address, out of the packet that has it.
   *
   * @param octets which attribute
   * @param from where the value stands; its position does not move
   * @param index of the first octet
   * @param length of the value
   * @return this
   */
  public PduEncoder octets(AttributeType<Octets> octets, ByteBuffer from, int index, int length) {
    out.put(open(octets, requireLength(octets, length)), from, index, length);
    return this;
  }

  /**
   * Any attribute. One of a later edition than the profile's is left out.
   *
   * @param attribute the attribute
   * @return this
   */
  public PduEncoder attribute(Attribute<?> attribute) {
    if (profile.takes(attribute.type())) {
      Octets value = attribute.octets();
      int from = open(attribute.type(), value.length());
      value.putInto(out, from);
      if (attribute.type().equals(AttributeType.SEQUENCE_NUMBER)) {
        numberAt = from - start;
      }
    }
    return this;
  }

  /**
   * The room that an attribute takes.
   *
   * @param attribute the attribute
   * @return octets, its prefix included
   */
  public static int octets(Attribute<?> attribute) {
    return Attribute.PREFIX_OCTETS + attribute.octets().length();
  }

  private static int requireLength(AttributeType<?> type, int length) {
    if (type.form() >= 0 ? length != type.form() : length < 0 || length > 0xFFFF) {
      throw new IllegalArgumentException(type + " of " + length + " octets");
    }
    return length;
  }

  /** Writes the prefix, and returns where the value goes. */
  private int open(AttributeType<?> attribute, int length) {
    int from = room(Attribute.PREFIX_OCTETS + length);
    out.putInt(from, attribute.number() << 16 | length);
    int bit = attribute.bit();
    if (bit == 0 || (seen & bit & AttributeForms.ONCE) != 0) {
      wrong |= wrong(attribute, seen);
    }
    seen |= bit;
    count++;
    return from + Attribute.PREFIX_OCTETS;
  }

  /** What is wrong with {@code type} standing behind the attributes {@code seen}. */
  static int wrong(AttributeType<?> type, int seen) {
    if (type.registered()) {
      return (seen & type.bit() & AttributeForms.ONCE) == 0 ? 0 : Anomaly.ATTRIBUTE_REPEATED.bit();
    }
    int number = type.number();
    return number == 0
        ? Anomaly.ATTRIBUTE_ZERO.bit()
        : number > AttributeForms.LAST
            ? Anomaly.ATTRIBUTE_UNKNOWN.bit()
            : Anomaly.ATTRIBUTE_FORM.bit();
  }

  private int room(int octets) {
    int from = at;
    if (octets > limit - from) {
      throw new BufferOverflowException();
    }
    at = from + octets;
    return from;
  }

  /**
   * Ends the header of a PDU whose payload is elsewhere. The buffer's position moves behind the header.
   *
   * @param payloadOctets how long the payload is
   * @return octets of the header
   * @throws IllegalArgumentException if the standard forbids such a PDU, or the profile does
   */
  public int end(int payloadOctets) {
    WireType.requireUnsigned(payloadOctets, Integer.MAX_VALUE);
    int header = at - start;
    ByteBuffer into = out;
    int all = wrong
        | PduRules.whole(
            type,
            formatAndDirection,
            into.getLong(start + XID_AT) | into.getLong(start + XID_AT + Long.BYTES),
            into.getLong(start + CORRELATION_AT),
            seen,
            count,
            payloadOctets);
    PduRules.requireConformant(all);
    profile.requireTaken(type, formatAndDirection >>> 16, seen, header, payloadOctets);
    into.putInt(start + PduFrame.HEADER_LENGTH_AT, header);
    into.putInt(start + PduFrame.PAYLOAD_LENGTH_AT, payloadOctets);
    into.position(at);
    return header;
  }

  /**
   * Ends a PDU with its payload behind its header. The buffer's position moves behind the payload.
   *
   * @param payload what remains in it; its position does not move
   * @return octets of the PDU
   * @throws IllegalArgumentException if the standard forbids such a PDU, or the profile does
   * @throws BufferOverflowException if there is no room
   */
  public int end(ByteBuffer payload) {
    int octets = payload.remaining();
    out.put(room(octets), payload, payload.position(), octets);
    return ended(octets);
  }

  /**
   * Ends a PDU with its payload behind its header. The buffer's position moves behind the payload.
   *
   * @param payload the payload
   * @return octets of the PDU
   * @throws IllegalArgumentException if the standard forbids such a PDU, or the profile does
   * @throws BufferOverflowException if there is no room
   */
  public int end(Octets payload) {
    payload.putInto(out, room(payload.length()));
    return ended(payload.length());
  }

  private int ended(int payloadOctets) {
    at -= payloadOctets;
    int header = end(payloadOctets);
    out.position(at + payloadOctets);
    return header + payloadOctets;
  }

  /**
   * Where the Sequence Number of the PDU that was ended last stands, for {@link PduPatch}.
   *
   * @return octets from the start of the PDU; 0 if it has none
   */
  public int sequenceNumberAt() {
    return numberAt;
  }
}

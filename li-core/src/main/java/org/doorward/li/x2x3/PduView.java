package org.doorward.li.x2x3;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Xid;

/**
 * One PDU where it stands in a buffer, checked whole: every length, every bound, every value, every duplicate.
 * One view reads any number of PDUs and allocates nothing; it holds until the next {@link #read}, or until the
 * buffer changes. What has to live longer is made a record by {@link #received}. Not thread-safe.
 *
 * @clause TS 103 221-2, 5.1
 */
public final class PduView {
  private static final int TYPE_AT = 2;
  private static final int FORMAT_AT = 12;
  private static final int XID_AT = 16;
  private static final int CORRELATION_AT = 32;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(PduCodec.MIN_HEADER_OCTETS);

  /** Where the value of each attribute of {@link #seen} stands first. */
  private final int[] first = new int[AttributeForms.LAST + 1];

  private final AttributeCursor cursor = new AttributeCursor();

  /** What it stands in; to be read at places that this view names. */
  ByteBuffer in = NOTHING;

  private int start;
  private int payloadAt;
  private int end;
  private int count;
  private int seen;
  private int wrong;

  /** A view of nothing yet. */
  public PduView() {}

  /**
   * Reads the PDU that starts {@code from}, whose position moves behind it. In a buffer of little-endian order
   * this makes another buffer; in one of network order it makes nothing.
   *
   * @param from starts with a whole PDU, and does not change as long as it is viewed
   * @param limits what is taken at most
   * @return this
   * @throws DecodeException if the frame is wrong: nothing that follows can be trusted; the position stays
   */
  public PduView read(ByteBuffer from, PduLimits limits) throws DecodeException {
    ByteBuffer octets = from.order() == ByteOrder.BIG_ENDIAN ? from : from.duplicate();
    int at = octets.position();
    int available = octets.remaining();
    int length = PduFrame.octets(octets, at, available, limits);
    if (length == 0 || length > available) {
      in = NOTHING;
      throw new DecodeException(Fault.TRUNCATED, available + " octets are not a whole PDU");
    }
    in = octets;
    start = at;
    end = at + length;
    payloadAt = at + PduFrame.headerOctets(octets, at);
    attributes(limits.maxAttributes());
    wrong |= PduRules.whole(
        octets.getShort(at + TYPE_AT) & 0xFFFF,
        octets.getInt(at + FORMAT_AT),
        octets.getLong(at + XID_AT) | octets.getLong(at + XID_AT + Long.BYTES),
        octets.getLong(at + CORRELATION_AT),
        seen,
        count,
        end - payloadAt);
    from.position(end);
    return this;
  }

  private void attributes(int max) {
    ByteBuffer octets = in;
    int limit = payloadAt;
    int at = start + PduCodec.MIN_HEADER_OCTETS;
    int found = 0;
    int faults = 0;
    int number = 0;
    for (; at < limit; number++) {
      if (number == max) {
        faults |= Anomaly.ATTRIBUTE_COUNT.bit();
        break;
      }
      if (limit - at < Attribute.PREFIX_OCTETS) {
        faults |= Anomaly.ATTRIBUTE_OVERRUN.bit();
        break;
      }
      int prefix = octets.getInt(at);
      int length = prefix & 0xFFFF;
      int value = at + Attribute.PREFIX_OCTETS;
      if (length > limit - value) {
        faults |= Anomaly.ATTRIBUTE_OVERRUN.bit();
        break;
      }
      int type = prefix >>> 16;
      int fault = AttributeForms.wrong(octets, type, value, length);
      faults |= fault;
      if ((fault & PduRules.UNREGISTERED) == 0) {
        int bit = 1 << type;
        if ((found & bit) == 0) {
          first[type] = value;
        } else if ((bit & AttributeForms.ONCE) != 0) {
          faults |= Anomaly.ATTRIBUTE_REPEATED.bit();
        }
        found |= bit;
      }
      at = value + length;
    }
    count = number;
    seen = found;
    wrong = faults;
  }

  /**
   * What is wrong with the content.
   *
   * @return a new set, usually empty
   */
  public Set<Anomaly> anomalies() {
    return Anomaly.of(wrong);
  }

  /**
   * Whether one thing is wrong with the content.
   *
   * @param anomaly what may be wrong
   * @return true if it is
   */
  public boolean has(Anomaly anomaly) {
    return (wrong & anomaly.bit()) != 0;
  }

  /**
   * Whether nothing is wrong with the content.
   *
   * @return true if {@link #anomalies} is empty
   */
  public boolean flawless() {
    return wrong == 0;
  }

  /**
   * What a receiver does with the PDU.
   *
   * @return the strongest that an anomaly asks for
   */
  public Anomaly.Disposition disposition() {
    return Anomaly.disposition(wrong);
  }

  /**
   * The length of the PDU.
   *
   * @return octets of header and payload, at least 40
   */
  public int octets() {
    return end - start;
  }

  /**
   * Where the PDU starts.
   *
   * @return index in the buffer
   */
  public int at() {
    return start;
  }

  /**
   * The minor version.
   *
   * @return 0 to 255
   * @clause TS 103 221-2, 5.2.1
   */
  public int versionMinor() {
    return in.get(start + PduCodec.VERSION_MINOR_AT) & 0xFF;
  }

  /**
   * What the PDU is.
   *
   * @return the type
   * @clause TS 103 221-2, 5.2.2
   */
  public PduType type() {
    return PduType.of(in.getShort(start + TYPE_AT) & 0xFFFF);
  }

  /**
   * What the payload is.
   *
   * @return the format
   * @clause TS 103 221-2, 5.2.5
   */
  public PayloadFormat format() {
    return PayloadFormat.of(in.getShort(start + FORMAT_AT) & 0xFFFF);
  }

  /**
   * Which way the payload went.
   *
   * @return the direction
   * @clause TS 103 221-2, 5.2.6
   */
  public PayloadDirection direction() {
    return PayloadDirection.of(in.getShort(start + FORMAT_AT + 2) & 0xFFFF);
  }

  /**
   * The first half of the XID.
   *
   * @return its most significant 64 bits
   * @clause TS 103 221-2, 5.2.7
   */
  public long xidHigh() {
    return in.getLong(start + XID_AT);
  }

  /**
   * The second half of the XID.
   *
   * @return its least significant 64 bits
   * @clause TS 103 221-2, 5.2.7
   */
  public long xidLow() {
    return in.getLong(start + XID_AT + Long.BYTES);
  }

  /**
   * The task that ordered it.
   *
   * @return a new value
   */
  public Xid xid() {
    return new Xid(new UUID(xidHigh(), xidLow()));
  }

  /**
   * The communication session.
   *
   * @return 64 bits, unsigned
   * @clause TS 103 221-2, 5.2.8
   */
  public long correlation() {
    return in.getLong(start + CORRELATION_AT);
  }

  /**
   * Whether an attribute stands in it, with a value of its form.
   *
   * @param type a registered type
   * @return true if it does
   */
  public boolean has(AttributeType<?> type) {
    return (seen & type.registeredBit()) != 0;
  }

  /**
   * The first value of an attribute that is a number: a port, a protocol, the Sequence Number.
   *
   * @param type a registered type of at most 4 octets
   * @return the number, unsigned
   * @throws IllegalStateException if {@link #has} says that there is none
   */
  public long number(AttributeType<? extends Number> type) {
    int at = valueAt(type);
    return switch (type.form()) {
      case 1 -> in.get(at) & 0xFF;
      case 2 -> in.getShort(at) & 0xFFFF;
      default -> in.getInt(at) & 0xFFFF_FFFFL;
    };
  }

  /**
   * The seconds of the timestamp.
   *
   * @return seconds since 1970, unsigned
   * @throws IllegalStateException if there is no timestamp
   * @clause TS 103 221-2, 5.3.10
   */
  public long seconds() {
    return in.getInt(valueAt(AttributeType.TIMESTAMP)) & 0xFFFF_FFFFL;
  }

  /**
   * The nanoseconds of the timestamp.
   *
   * @return 0 to 999,999,999; 0 if they make a second or more
   * @throws IllegalStateException if there is no timestamp
   * @clause TS 103 221-2, 5.3.10
   */
  public int nanoseconds() {
    int at = valueAt(AttributeType.TIMESTAMP);
    long nanoseconds = in.getInt(at + 4) & 0xFFFF_FFFFL;
    return nanoseconds > 999_999_999 ? 0 : (int) nanoseconds;
  }

  /** Where the first value of an attribute stands, behind its length. */
  int valueAt(AttributeType<?> type) {
    if (!has(type)) {
      throw new IllegalStateException("no " + type);
    }
    return first[type.number()];
  }

  /**
   * A cursor before the first attribute: always the same one, for this view.
   *
   * @return moves over what {@link #read} found, to where the header ends or stops making sense
   */
  public AttributeCursor attributes() {
    cursor.over(in, start + PduCodec.MIN_HEADER_OCTETS, count);
    return cursor;
  }

  /**
   * Where the payload starts.
   *
   * @return index in the buffer
   */
  public int payloadAt() {
    return payloadAt;
  }

  /**
   * How long the payload is.
   *
   * @return zero or more octets
   */
  public int payloadOctets() {
    return end - payloadAt;
  }

  /**
   * The payload where it stands.
   *
   * @return a new read-only buffer over the same octets
   */
  public ByteBuffer payload() {
    return in.slice(payloadAt, payloadOctets()).asReadOnlyBuffer();
  }

  /**
   * All of the PDU where it stands.
   *
   * @return a new read-only buffer over the same octets
   */
  public ByteBuffer whole() {
    return in.slice(start, octets()).asReadOnlyBuffer();
  }

  /**
   * What was read, as a value that does not change with the buffer.
   *
   * @return a copy of everything
   */
  public ReceivedPdu received() {
    return ReceivedPdu.of(this);
  }

  /**
   * The Sequence Number, if there is one.
   *
   * @return 0 to 2^32-1
   * @clause TS 103 221-2, 5.3.9
   */
  public OptionalLong sequenceNumber() {
    return has(AttributeType.SEQUENCE_NUMBER)
        ? OptionalLong.of(number(AttributeType.SEQUENCE_NUMBER))
        : OptionalLong.empty();
  }

  /**
   * The timestamp, if there is one.
   *
   * @return a new value
   * @clause TS 103 221-2, 5.3.10
   */
  public Optional<Instant> timestamp() {
    return has(AttributeType.TIMESTAMP)
        ? Optional.of(Instant.ofEpochSecond(seconds(), nanoseconds()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "PduView[" + octets() + " octets]";
  }
}

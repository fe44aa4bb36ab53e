package org.doorward.li.x2x3.payload;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.identifier.Octets;
import org.doorward.li.x2x3.PayloadFormat;

/**
 * The {@code XIRIPayload} of 3GPP TS 33.128: the edition of the module that the record was encoded with, and the
 * record, which stays as it is. Immutable.
 *
 * @param relativeOid which edition: the contents of the relative object identifier
 * @param event the record: one BER value, an alternative of {@code XIRIEvent}
 * @clause TS 103 221-2, 5.4.3; TS 33.128, 5.3.2
 */
public record XiriPayload(Octets relativeOid, Octets event) {
  private static final int OID_TAG = 0x81;
  private static final int EVENT_TAG = 0xA2;

  /**
   * Refuses what cannot be an envelope.
   *
   * @param relativeOid at least one octet, the last without its continuation bit
   * @param event not empty
   */
  public XiriPayload {
    requireNonNull(event, "event");
    if (relativeOid.length() == 0 || relativeOid.at(relativeOid.length() - 1) < 0) {
      throw new IllegalArgumentException("not a relative object identifier");
    }
    if (event.length() == 0) {
      throw new IllegalArgumentException("no event");
    }
  }

  /**
   * The envelope that {@code in} is.
   *
   * @param in one BER value and nothing else; its position does not move
   * @return its parts
   * @throws DecodeException VALUE or TRUNCATED if it is something else
   */
  public static XiriPayload of(ByteBuffer in) throws DecodeException {
    ByteBuffer all = in.slice();
    requireTag(all, Ber.SEQUENCE);
    ByteBuffer parts = Ber.next(all);
    Payload.require(!all.hasRemaining(), "one XIRIPayload and nothing else");
    requireTag(parts, OID_TAG);
    Octets oid = Octets.of(Ber.next(parts));
    requireTag(parts, EVENT_TAG);
    ByteBuffer event = Ber.next(parts);
    Payload.require(!parts.hasRemaining(), "an XIRIPayload with an event and nothing after it");
    Ber.next(event);
    Payload.require(!event.hasRemaining(), "an XIRIPayload with one event");
    try {
      return new XiriPayload(oid, Octets.of(event.rewind()));
    } catch (IllegalArgumentException e) {
      throw new DecodeException(Fault.VALUE, "not the envelope of an event");
    }
  }

  private static void requireTag(ByteBuffer in, int tag) throws DecodeException {
    Payload.require(in.hasRemaining() && (in.get(in.position()) & 0xFF) == tag, "an XIRIPayload");
  }

  /**
   * The envelope in BER.
   *
   * @return a payload of format 2
   */
  public Payload payload() {
    Octets oid = Octets.of(Ber.value(OID_TAG, relativeOid));
    byte[] octets = Ber.value(Ber.SEQUENCE, oid, Octets.of(Ber.value(EVENT_TAG, event)));
    return Payload.whole(PayloadFormat.TS_33_128, ByteBuffer.wrap(octets));
  }
}

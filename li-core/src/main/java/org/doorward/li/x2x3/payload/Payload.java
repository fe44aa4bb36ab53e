package org.doorward.li.x2x3.payload;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.List;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.doorward.li.x2x3.Attribute;
import org.doorward.li.x2x3.PayloadFormat;

/**
 * A payload of a known format: what the format starts and ends with has been checked. It holds no copy: its octets
 * are those of the buffer that it came from. Not thread-safe.
 *
 * @param format what it is
 * @param octets where it stands, read-only, from its first octet to its last
 * @param attributes what has to be said of it, beyond what is said of all product
 * @clause TS 103 221-2, 5.4
 */
public record Payload(PayloadFormat format, ByteBuffer octets, List<Attribute<?>> attributes) {
  /**
   * Takes a read-only slice of the buffer, and a copy of the list.
   *
   * @param format not null
   * @param octets what remains; its position does not move
   * @param attributes copied
   */
  public Payload {
    requireNonNull(format, "format");
    octets = octets.slice().asReadOnlyBuffer();
    attributes = List.copyOf(attributes);
  }

  /** The first {@code length} octets of {@code in}. */
  static Payload of(PayloadFormat format, ByteBuffer in, long length) throws DecodeException {
    if (length > in.remaining()) {
      throw new DecodeException(
          Fault.TRUNCATED, length + " octets announced, " + in.remaining() + " there");
    }
    return new Payload(format, in.slice(in.position(), (int) length), List.of());
  }

  /** Everything that remains in {@code in}. */
  static Payload whole(PayloadFormat format, ByteBuffer in) {
    return new Payload(format, in, List.of());
  }

  static void require(boolean right, String what) throws DecodeException {
    if (!right) {
      throw new DecodeException(Fault.VALUE, "not " + what);
    }
  }

  /** What is read of {@code in}, in network order, from 0. */
  static ByteBuffer atLeast(ByteBuffer in, int octets, String what) throws DecodeException {
    if (in.remaining() < octets) {
      throw new DecodeException(
          Fault.TRUNCATED,
          in.remaining() + " octets are not " + what + ": " + octets + " at least");
    }
    return in.slice();
  }

  /**
   * Format and length; never the content.
   *
   * @return for instance {@code Payload[format 9, 300 octets]}
   */
  @Override
  public String toString() {
    return "Payload[format " + format.code() + ", " + octets.remaining() + " octets]";
  }
}

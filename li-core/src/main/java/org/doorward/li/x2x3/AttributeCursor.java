package org.doorward.li.x2x3;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.doorward.li.identifier.Octets;

/**
 * Moves over the attributes of a {@link PduView}, in the order of the wire. {@link #next} first, then what it
 * stands on. Allocates nothing, except where a method says so. Not thread-safe.
 *
 * @clause TS 103 221-2, 5.3.1
 */
public final class AttributeCursor {
  private ByteBuffer in = ByteBuffer.allocate(0);
  private int next;
  private int left;
  private int number;
  private int at;
  private int length;

  AttributeCursor() {}

  void over(ByteBuffer octets, int from, int count) {
    in = octets;
    next = from;
    left = count;
    number = 0;
    at = from;
    length = 0;
  }

  /**
   * Moves to the next attribute.
   *
   * @return false if there is none
   */
  public boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    int prefix = in.getInt(next);
    number = prefix >>> 16;
    length = prefix & 0xFFFF;
    at = next + Attribute.PREFIX_OCTETS;
    next = at + length;
    return true;
  }

  /**
   * The number of its type.
   *
   * @return 0 to 65535
   */
  public int number() {
    return number;
  }

  /**
   * Its type.
   *
   * @return empty if the number is not in the registry, or the value does not have the form of its row
   */
  public Optional<AttributeType<?>> type() {
    int wrong = AttributeForms.wrong(in, number, at, length);
    return (wrong & PduRules.UNREGISTERED) == 0 ? AttributeType.of(number) : Optional.empty();
  }

  /**
   * Where its value starts.
   *
   * @return index in the buffer
   */
  public int valueAt() {
    return at;
  }

  /**
   * How long its value is.
   *
   * @return 0 to 65535 octets
   */
  public int valueOctets() {
    return length;
  }

  /**
   * The value where it stands.
   *
   * @return a new read-only buffer over the same octets
   */
  public ByteBuffer value() {
    return in.slice(at, length).asReadOnlyBuffer();
  }

  /**
   * The attribute as a value that does not change with the buffer.
   *
   * @return a copy; of an unregistered type if its row does not take the value
   */
  public Attribute<?> attribute() {
    return Attribute.read(number, Octets.of(value()));
  }

  /**
   * Number and length; nothing of the value.
   *
   * @return for instance {@code attribute 17 of 30 octets}
   */
  @Override
  public String toString() {
    return "attribute " + number + " of " + length + " octets";
  }
}

package org.doorward.li.x2x3;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.doorward.li.identifier.Octets;

/**
 * One conditional attribute: a type and a value of its form. Immutable.
 *
 * @param <T> the value's type
 * @param type what it is
 * @param value its value
 * @clause TS 103 221-2, 5.3.1
 */
public record Attribute<T>(AttributeType<T> type, T value) {
  /** What stands before the value: the number and the length. */
  static final int PREFIX_OCTETS = 4;

  private static final int MAX_VALUE_OCTETS = 0xFFFF;

  /**
   * Refuses a value that cannot stand on the wire.
   *
   * @param type not null
   * @param value at most 65535 octets on the wire, of the length that the type asks for
   */
  public Attribute {
    requireNonNull(type, "type");
    requireNonNull(value, "value");
    int length = type.write(value).length();
    if (length > MAX_VALUE_OCTETS) {
      throw new IllegalArgumentException(type + " of " + length + " octets; 65535 at most");
    }
  }

  /**
   * The value as it stands on the wire.
   *
   * @return 0 to 65535 octets
   */
  public Octets octets() {
    return type.write(value);
  }

  /** The attribute that {@code octets} are; of an unregistered type if its row does not take them. */
  static Attribute<?> read(int number, Octets octets) {
    return AttributeType.of(number)
        .<Attribute<?>>flatMap(type -> typed(type, octets))
        .orElseGet(() -> new Attribute<>(AttributeType.unregistered(number), octets));
  }

  private static <T> Optional<Attribute<?>> typed(AttributeType<T> type, Octets octets) {
    return type.read(octets).map(value -> new Attribute<>(type, value));
  }

  void write(ByteBuffer out) {
    Octets octets = octets();
    out.putShort((short) type.number())
        .putShort((short) octets.length())
        .put(octets.asByteBuffer());
  }

  /**
   * The type; never the value.
   *
   * @return for instance {@code Timestamp (9)}
   */
  @Override
  public String toString() {
    return type.toString();
  }
}

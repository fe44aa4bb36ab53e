package org.doorward.li.identifier;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Names one generic object at one network element, such as a destination set or a hash context.
 *
 * @param value the identifier's 128 bits
 * @clause TS 103 221-1, 6.8
 */
public record GenericObjectId(UUID value) {
  /**
   * Refuses null.
   *
   * @param value not null
   */
  public GenericObjectId {
    requireNonNull(value, "value");
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text lower-case hexadecimal, 8-4-4-4-12
   * @return the identifier
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static GenericObjectId of(String text) {
    return new GenericObjectId(Uuids.parse(text, "generic object identifier"));
  }

  /**
   * A fresh random identifier (UUID version 4).
   *
   * @return the identifier
   */
  public static GenericObjectId random() {
    return new GenericObjectId(UUID.randomUUID());
  }

  /**
   * The lexical form of TS 103 280: lower-case hexadecimal, 8-4-4-4-12.
   *
   * @return 36 characters
   */
  @Override
  public String toString() {
    return value.toString();
  }
}

package org.doorward.li.identifier;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Names one delivery destination at one network element. Chosen by the ADMF.
 *
 * @param value the identifier's 128 bits
 * @clause TS 103 221-1, 5.1
 */
public record Did(UUID value) {
  /**
   * Refuses null.
   *
   * @param value not null
   */
  public Did {
    requireNonNull(value, "value");
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text lower-case hexadecimal, 8-4-4-4-12
   * @return the identifier
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static Did of(String text) {
    return new Did(Uuids.parse(text, "DID"));
  }

  /**
   * A fresh random identifier (UUID version 4).
   *
   * @return the identifier
   */
  public static Did random() {
    return new Did(UUID.randomUUID());
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

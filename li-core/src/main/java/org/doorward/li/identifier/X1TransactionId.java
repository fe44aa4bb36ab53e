package org.doorward.li.identifier;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Ties an X1 response to its request. Chosen by the requester, fresh for every attempt.
 *
 * @param value the identifier's 128 bits
 * @clause TS 103 221-1, 5.2
 */
public record X1TransactionId(UUID value) {
  /**
   * Refuses null.
   *
   * @param value not null
   */
  public X1TransactionId {
    requireNonNull(value, "value");
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text lower-case hexadecimal, 8-4-4-4-12
   * @return the identifier
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static X1TransactionId of(String text) {
    return new X1TransactionId(Uuids.parse(text, "X1 transaction identifier"));
  }

  /**
   * A fresh random identifier (UUID version 4).
   *
   * @return the identifier
   */
  public static X1TransactionId random() {
    return new X1TransactionId(UUID.randomUUID());
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

package org.doorward.li.identifier;

/**
 * Joins the product of one communication session: 64 bits, unsigned.
 *
 * @param value the bits; zero if the point of interception correlates nothing
 * @clause TS 103 221-2, 5.2.8
 */
public record CorrelationId(long value) {
  /** Product that is correlated with no other. */
  public static final CorrelationId NONE = new CorrelationId(0);

  /**
   * The value as sixteen hexadecimal digits.
   *
   * @return lower-case, zero-padded
   */
  @Override
  public String toString() {
    return String.format("%016x", value);
  }
}

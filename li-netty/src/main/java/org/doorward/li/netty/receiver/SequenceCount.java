package org.doorward.li.netty.receiver;

/**
 * What came in one context, or in several together. Immutable.
 *
 * @param distinct PDUs that came once or more
 * @param duplicates times that one came again
 * @param missing numbers, between the lowest and the highest that came, that never did; and below the lowest
 *     as well, since numbers start at 0
 * @param unnumbered PDUs without a number
 */
public record SequenceCount(long distinct, long duplicates, long missing, long unnumbered) {
  /** Nothing came. */
  public static final SequenceCount NONE = new SequenceCount(0, 0, 0, 0);

  /**
   * Both together.
   *
   * @param other what came elsewhere
   * @return the sums
   */
  public SequenceCount plus(SequenceCount other) {
    return new SequenceCount(
        distinct + other.distinct,
        duplicates + other.duplicates,
        missing + other.missing,
        unnumbered + other.unnumbered);
  }
}

package org.doorward.li.netty.receiver;

import static java.util.Objects.requireNonNull;

/**
 * What the numbers of one context tell beyond the PDUs that carry them.
 *
 * @clause TS 103 221-2, 5.3.9
 */
public sealed interface SequenceEvent {
  /**
   * The context.
   *
   * @return what the numbers belong to
   */
  SequenceContext context();

  /**
   * Numbers were left out: their PDUs were lost, or come later. Immutable.
   *
   * @param context the context
   * @param first the first number that did not come, 0 to 2^32-1
   * @param count how many did not, one after the other; after 2^32-1 comes 0
   */
  record Gap(SequenceContext context, long first, long count) implements SequenceEvent {
    /**
     * Refuses what is no gap.
     *
     * @param context not null
     * @param first 0 to 2^32-1
     * @param count at least 1
     */
    public Gap {
      requireNonNull(context, "context");
      if (first < 0 || first > 0xFFFF_FFFFL || count < 1) {
        throw new IllegalArgumentException("no gap: " + count + " numbers from " + first);
      }
    }

    /**
     * The last number that did not come.
     *
     * @return 0 to 2^32-1; below the first if 2^32-1 is among them
     */
    public long last() {
      return first + count - 1 & 0xFFFF_FFFFL;
    }
  }

  /**
   * The sender has lost its state and counts from 0 again. Immutable.
   *
   * @param context the context
   */
  record Restart(SequenceContext context) implements SequenceEvent {
    /**
     * Refuses null.
     *
     * @param context not null
     */
    public Restart {
      requireNonNull(context, "context");
    }
  }
}

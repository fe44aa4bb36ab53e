package org.doorward.li.element;

import static java.util.Objects.requireNonNull;

import org.doorward.li.authority.VendorRefusal;

/**
 * What a call of a vendor's engineer comes to.
 *
 * @param <T> what is answered
 */
public sealed interface VendorAnswer<T> {
  /**
   * It was done.
   *
   * @param <T> what is answered
   * @param value the answer
   */
  record Answered<T>(T value) implements VendorAnswer<T> {
    /**
     * Refuses null.
     *
     * @param value not null
     */
    public Answered {
      requireNonNull(value, "value");
    }
  }

  /**
   * It was not done.
   *
   * @param <T> what would have been answered
   * @param refusal why
   */
  record Refused<T>(VendorRefusal refusal) implements VendorAnswer<T> {
    /**
     * Refuses null.
     *
     * @param refusal not null
     */
    public Refused {
      requireNonNull(refusal, "refusal");
    }
  }
}

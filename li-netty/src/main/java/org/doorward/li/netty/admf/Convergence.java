package org.doorward.li.netty.admf;

import static java.util.Objects.requireNonNull;

/**
 * What it took to bring one task, destination or generic object of an element to the state that is wanted.
 * Immutable.
 *
 * @clause TS 103 221-1, 5.2.3 and 6.2
 */
public sealed interface Convergence {
  /** What the element had to do. */
  enum Step {
    /** Nothing: it was so already. */
    NONE,
    /** Activate the task, create the destination or the object. */
    CREATED,
    /** Replace it. */
    MODIFIED,
    /** Deactivate the task, remove the destination or the object. */
    REMOVED
  }

  /**
   * It is so.
   *
   * @param step what the element had to do
   */
  record Reached(Step step) implements Convergence {
    /**
     * Refuses null.
     *
     * @param step not null
     */
    public Reached {
      requireNonNull(step, "step");
    }
  }

  /**
   * The element has accepted it. How it ends is reported later.
   *
   * @param step what the element has to do
   */
  record Underway(Step step) implements Convergence {
    /**
     * Refuses null.
     *
     * @param step not null
     */
    public Underway {
      requireNonNull(step, "step");
    }
  }

  /**
   * It is not so, or is not known to be.
   *
   * @param cause what the last request came to
   */
  record NotReached(ActionResult cause) implements Convergence {
    /**
     * Refuses null.
     *
     * @param cause not null
     */
    public NotReached {
      requireNonNull(cause, "cause");
    }
  }

  /**
   * Whether nothing remains to be asked for.
   *
   * @return true for {@link Reached} and {@link Underway}
   */
  default boolean settled() {
    return !(this instanceof NotReached);
  }
}

package org.doorward.li.netty.admf;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What was found when an element was compared with what it should hold, what was done about it, and what remains.
 * Immutable.
 *
 * @param steps each difference that was found, in the order in which they were taken up, with what became of it; one
 *     that was taken up again is there again
 * @param remaining what the last comparison found; empty if the element did not answer it
 * @clause TS 103 221-1, 6.4
 */
public record Reconciliation(List<Step> steps, Optional<List<Difference>> remaining) {
  /**
   * Copies the lists.
   *
   * @param steps copied
   * @param remaining copied
   */
  public Reconciliation {
    steps = List.copyOf(steps);
    remaining = remaining.map(List::copyOf);
  }

  /**
   * One difference that was taken up.
   *
   * @param difference what was found
   * @param outcome what became of it
   */
  public record Step(Difference difference, Convergence outcome) {
    /**
     * Refuses null.
     *
     * @param difference not null
     * @param outcome not null
     */
    public Step {
      requireNonNull(difference, "difference");
      requireNonNull(outcome, "outcome");
    }
  }

  /**
   * Whether the element holds what it should, and nothing else.
   *
   * @return true if the last comparison found no difference
   */
  public boolean complete() {
    return remaining.filter(List::isEmpty).isPresent();
  }
}

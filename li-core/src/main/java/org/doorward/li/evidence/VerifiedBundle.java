package org.doorward.li.evidence;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a proof bundle was found to prove: that this is all that the log has to say to the question between these two
 * checkpoints. Immutable.
 *
 * @param question what is asked
 * @param answer what follows from every entry of the range
 * @param earlier before the range; empty if it begins with the log
 * @param later at its end
 */
public record VerifiedBundle(
    Question question, Answer answer, Optional<Checkpoint> earlier, Checkpoint later) {
  /**
   * Refuses null.
   *
   * @param question not null
   * @param answer not null
   * @param earlier not null
   * @param later not null
   */
  public VerifiedBundle {
    requireNonNull(question, "question");
    requireNonNull(answer, "answer");
    requireNonNull(earlier, "earlier");
    requireNonNull(later, "later");
  }

  /**
   * The number of the first entry of the range.
   *
   * @return zero or more
   */
  public long first() {
    return earlier.map(Checkpoint::size).orElse(0L);
  }
}

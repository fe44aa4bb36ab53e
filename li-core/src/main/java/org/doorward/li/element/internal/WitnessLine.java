package org.doorward.li.element.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.doorward.li.authority.Witness;
import org.doorward.li.evidence.AddCheckpoint;
import org.doorward.li.evidence.WitnessAnswer;

/** How one witness is asked. Thread-safe. */
public interface WitnessLine extends AutoCloseable {
  /** Whom it asks, and where. */
  Witness witness();

  /**
   * Asks it. Called on a worker thread, does not block.
   *
   * @return completed in bounded time, with what it said, verified; empty if nothing that can be believed came
   */
  CompletableFuture<Optional<WitnessAnswer>> ask(AddCheckpoint request);

  /** Gives the line up. */
  @Override
  void close();
}

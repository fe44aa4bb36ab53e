package org.doorward.li.evidence;

import static java.util.Objects.requireNonNull;

/**
 * What a verification found to be true: this log, of this key, has these entries and no others. Immutable.
 *
 * @param key the log's key
 * @param checkpoint what it signed, and what was found
 */
public record VerifiedLog(VerifierKey key, Checkpoint checkpoint) {
  /**
   * Refuses null.
   *
   * @param key not null
   * @param checkpoint not null
   */
  public VerifiedLog {
    requireNonNull(key, "key");
    requireNonNull(checkpoint, "checkpoint");
  }
}

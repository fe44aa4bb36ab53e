package org.doorward.li.evidence;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.doorward.li.identifier.Octets;

/**
 * Between which checkpoints of a log a proof bundle answers. Immutable.
 *
 * @param earlier a signed checkpoint that was kept; empty for the log's beginning
 * @param later a signed checkpoint that was kept; empty for the one that the log has now
 */
public record BundleRange(Optional<Octets> earlier, Optional<Octets> later) {
  /** From the beginning until now. */
  public static final BundleRange WHOLE = new BundleRange(Optional.empty(), Optional.empty());

  /**
   * Refuses null.
   *
   * @param earlier not null
   * @param later not null
   */
  public BundleRange {
    requireNonNull(earlier, "earlier");
    requireNonNull(later, "later");
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;

/**
 * Says that the requests could not be read at all. Immutable.
 *
 * @param admfIdentifier the ADMF end
 * @param neIdentifier the NE end
 * @param timestamp when the responder made the message, in microseconds
 * @param version the version the responder follows
 * @clause TS 103 221-1, 6.1
 */
public record X1TopLevelErrorResponse(
    AdmfIdentifier admfIdentifier, NeIdentifier neIdentifier, Instant timestamp, X1Version version)
    implements X1Answer {
  /**
   * Cuts the timestamp to microseconds.
   *
   * @param admfIdentifier not null
   * @param neIdentifier not null
   * @param timestamp in the years 1 to 9999
   * @param version not null
   * @throws IllegalArgumentException if the timestamp cannot be written
   */
  public X1TopLevelErrorResponse {
    requireNonNull(admfIdentifier, "admfIdentifier");
    requireNonNull(neIdentifier, "neIdentifier");
    timestamp = Timestamps.micros(timestamp);
    requireNonNull(version, "version");
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;

/**
 * The base fields of every request and response. The two identifiers name roles, whoever is sending. Immutable.
 *
 * @param admfIdentifier the ADMF end
 * @param neIdentifier the NE end
 * @param timestamp when the sender made the message, in microseconds
 * @param version the version the sender follows
 * @param transactionId ties the response to the request
 * @clause TS 103 221-1, 6.1
 */
public record X1Header(
    AdmfIdentifier admfIdentifier,
    NeIdentifier neIdentifier,
    Instant timestamp,
    X1Version version,
    X1TransactionId transactionId) {
  /**
   * Cuts the timestamp to microseconds.
   *
   * @param admfIdentifier not null
   * @param neIdentifier not null
   * @param timestamp in the years 1 to 9999
   * @param version not null
   * @param transactionId not null
   * @throws IllegalArgumentException if the timestamp cannot be written
   */
  public X1Header {
    requireNonNull(admfIdentifier, "admfIdentifier");
    requireNonNull(neIdentifier, "neIdentifier");
    timestamp = Timestamps.micros(timestamp);
    requireNonNull(version, "version");
    requireNonNull(transactionId, "transactionId");
  }

  /**
   * The header of the answer: the same ends and transaction, and of the two versions the lower one.
   *
   * @param now when the answer is made
   * @param own the version that the responder follows
   * @return the header
   */
  public X1Header answer(Instant now, X1Version own) {
    X1Version lower = version.compareTo(own) < 0 ? version : own;
    return new X1Header(admfIdentifier, neIdentifier, now, lower, transactionId);
  }
}

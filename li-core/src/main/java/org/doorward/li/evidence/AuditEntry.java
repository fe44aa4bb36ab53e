package org.doorward.li.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.Octets;

/**
 * One entry of the audit log. Immutable. Its octets are the one encoding of the published schema.
 *
 * @param number counts from 0
 * @param time when, never before the entry before
 * @param monotonicNanos by a clock that nobody sets, since the log was opened
 * @param clockWentBack true if the clock stood before the entry before, whose time is repeated here
 * @param act who did what
 * @param commitment keyed digest of the targets, 32 octets; none for an entry without targets
 * @param sealedDetail the targets and the commitment's key, sealed to the audit key
 * @param sealedSeed with {@link Operation#PERIOD_OPENED}: the seed of the period's keys, sealed to the audit
 *     key
 * @param reservedAt when it was written to the reserved space, if the log could not be written then
 */
public record AuditEntry(
    long number,
    Instant time,
    long monotonicNanos,
    boolean clockWentBack,
    RecordedAct act,
    Octets commitment,
    Octets sealedDetail,
    Octets sealedSeed,
    Optional<Instant> reservedAt) {
  private static final int COMMITMENT_OCTETS = 32;

  /**
   * Refuses what cannot be written.
   *
   * @param number not negative
   * @param time not null
   * @param monotonicNanos not negative
   * @param clockWentBack any
   * @param act not null
   * @param commitment 32 octets or none
   * @param sealedDetail there if and only if the commitment is
   * @param sealedSeed there if and only if the entry opens a period
   * @param reservedAt not null; not the epoch itself
   */
  public AuditEntry {
    requireNonNull(time, "time");
    requireNonNull(act, "act");
    if (number < 0 || monotonicNanos < 0) {
      throw new IllegalArgumentException("a number or a time below zero");
    }
    boolean committed = commitment.length() == COMMITMENT_OCTETS;
    if (commitment.length() != 0 && !committed) {
      throw new IllegalArgumentException("a commitment of " + commitment.length() + " octets");
    }
    if (committed != sealedDetail.length() > 0) {
      throw new IllegalArgumentException("a commitment and its detail belong together");
    }
    if (sealedSeed.length() > 0 != (act.operation() == Operation.PERIOD_OPENED)) {
      throw new IllegalArgumentException("a sealed seed opens a period, and nothing else does");
    }
    if (reservedAt.filter(Instant.EPOCH::equals).isPresent()) {
      throw new IllegalArgumentException("the epoch itself stands for no time");
    }
  }

  /**
   * The entry as the leaf of the tree.
   *
   * @return its one encoding
   */
  public byte[] encode() {
    return EntryCodec.encode(this);
  }

  /**
   * Reads a leaf of the tree.
   *
   * @param octets at most {@link TiledLog#MAX_ENTRY_OCTETS}
   * @return the entry
   * @throws DecodeException LIMIT, PROTOBUF or VALUE if {@code octets} are not the one encoding of an entry
   */
  public static AuditEntry decode(byte[] octets) throws DecodeException {
    return EntryCodec.decode(octets);
  }
}

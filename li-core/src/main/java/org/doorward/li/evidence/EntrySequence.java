package org.doorward.li.evidence;

import java.time.Instant;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;

/**
 * The rule that makes octets one after the other a log: each is an entry, numbered in order, at a time not
 * before the one before. The first one opens a period. Not thread-safe.
 */
public final class EntrySequence {
  private long next;
  private Instant last = Instant.MIN;

  /** Begins before entry 0. */
  public EntrySequence() {}

  /**
   * Begins later in a log.
   *
   * @param first number of the entry to begin with; when the one before was, is not known
   */
  EntrySequence(long first) {
    this.next = first;
  }

  /**
   * Reads the next entry.
   *
   * @param octets the leaf
   * @return the entry
   * @throws EvidenceException if it is none, or not the next one; the message names its number
   */
  public AuditEntry next(byte[] octets) throws EvidenceException {
    AuditEntry entry;
    try {
      entry = AuditEntry.decode(octets);
    } catch (DecodeException e) {
      throw new EvidenceException("entry " + next + " is damaged: " + e.getMessage(), e);
    }
    if (entry.number() != next) {
      throw new EvidenceException("entry " + next + " is damaged: it is not numbered so");
    }
    if (entry.time().isBefore(last)) {
      throw new EvidenceException("entry " + next + " is damaged: it is before the one before it");
    }
    if (next == 0 && entry.act().operation() != Operation.PERIOD_OPENED) {
      throw new EvidenceException("entry 0 is damaged: it does not open a period");
    }
    next++;
    last = entry.time();
    return entry;
  }

  /**
   * The time of the last entry.
   *
   * @return {@link Instant#MIN} if there is none
   */
  public Instant lastTime() {
    return last;
  }
}

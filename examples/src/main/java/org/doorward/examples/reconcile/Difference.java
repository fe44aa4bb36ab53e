package org.doorward.examples.reconcile;

import java.util.Optional;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;

/**
 * Something that log and MDF do not agree about. Immutable.
 *
 * @param kind what it is
 * @param xid the task, as the PDUs carry it
 * @param did the destination
 * @param content whether it is X3, and not X2
 * @param correlation the session, if one can be named
 * @param numbers which ones, if that can be said
 * @param count how many PDUs
 */
public record Difference(
    Kind kind,
    Xid xid,
    Did did,
    boolean content,
    Optional<CorrelationId> correlation,
    Optional<NumberRange> numbers,
    long count) {
  /** What the two sides can differ in. */
  public enum Kind {
    /** The MDF has product of a task that the log knows nothing of. An alarm. */
    DELIVERED_WITHOUT_TASK,
    /** The MDF has product for a destination, of a settled task, of which no seal says so. An alarm. */
    DELIVERED_WITHOUT_SEAL,
    /** The MDF has more than seals say was sent. An alarm. */
    DELIVERED_BEYOND_SEAL,
    /** Numbers that the MDF does not have and no entry says are lost. */
    MISSING_UNEXPLAINED,
    /** Seals say that more was sent than the MDF has, and no gap shows where. */
    SEALED_NOT_RECEIVED,
    /** An entry says that these are lost, and the MDF has them. */
    LOST_YET_RECEIVED,
    /** A task has ended, and what became of its product is not sealed yet. */
    NOT_SETTLED
  }
}

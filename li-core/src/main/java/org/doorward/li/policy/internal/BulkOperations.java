package org.doorward.li.policy.internal;

/**
 * Which operations on everything an element takes. Immutable.
 *
 * @param deactivateAllTasks whether all tasks may be ended at once
 * @param removeAllDestinations whether all destinations may be removed at once
 * @param deleteAllObjects whether all objects may be deleted at once
 * @clause TS 103 221-1, 6.2.4, 6.3.4 and 6.8.6
 */
public record BulkOperations(
    boolean deactivateAllTasks, boolean removeAllDestinations, boolean deleteAllObjects) {
  /** What holds if nothing was agreed: stopping everything works, and nothing else. */
  public static final BulkOperations DEFAULT = new BulkOperations(true, false, false);
}

package org.doorward.li.element.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.X1ErrorCode;

/**
 * The reports that are owed for tasks which were acknowledged and are not in place yet: one each, whatever happens
 * to the process in between. Thread-safe; waits for the disk.
 *
 * @clause TS 103 221-1, 6.5.2
 */
final class OwedReports {
  private final Reporting reporting;
  private final Map<Xid, Reporting.Prepared> owed = new ConcurrentHashMap<>();

  /** Nothing is owed yet. */
  OwedReports(Reporting reporting) {
    this.reporting = reporting;
  }

  /** That a task is in place. */
  static Issue actioned(Xid xid) {
    return Issue.of(
        Subject.of(xid),
        "actioned",
        Issue.Type.ACTIONED,
        X1ErrorCode.REQUEST_ACTIONED,
        "the task is in place");
  }

  /**
   * A task is about to be acknowledged, and not in place yet.
   *
   * @return undoes this
   */
  Runnable owe(AdmfIdentifier admf, Xid xid) {
    if (owed.containsKey(xid)) {
      return () -> {};
    }
    owed.put(xid, reporting.prepare(Optional.of(admf), actioned(xid)));
    return () -> forget(xid);
  }

  /** A report was owed when the process died. */
  void restore(Xid xid, Reporting.Prepared report) {
    owed.put(xid, report);
  }

  /**
   * The task is in place, or will not be.
   *
   * @return whether a report was owed; it is this one then
   */
  boolean settle(Xid xid, Issue outcome) {
    Reporting.Prepared report = owed.remove(xid);
    if (report != null) {
      report.happened(outcome);
    }
    return report != null;
  }

  /** The task has ended, and nothing is owed any more. */
  void forget(Xid xid) {
    Reporting.Prepared report = owed.remove(xid);
    if (report != null) {
      report.drop();
    }
  }
}

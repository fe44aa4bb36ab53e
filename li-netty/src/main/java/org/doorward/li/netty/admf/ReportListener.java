package org.doorward.li.netty.admf;

import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;

/**
 * Takes what elements report to their ADMF. Called on a worker thread of the ADMF's X1 server, for several
 * elements at a time; may block. Thread-safe.
 *
 * <p>A report is acknowledged once the method has returned, so what has to be kept of it is kept by then. If the
 * method throws, the element is told that the report was not taken, and reports again. A report may come twice:
 * elements repeat it if the acknowledgement does not reach them.
 *
 * @clause TS 103 221-1, 6.5
 */
public interface ReportListener {
  /**
   * Takes a report on a task that this ADMF ordered at that element.
   *
   * @param element who reports, by his certificate
   * @param report what he says
   */
  void taskIssue(NeIdentifier element, ReportTaskIssue report);

  /**
   * Takes a report on a destination that this ADMF ordered at that element.
   *
   * @param element who reports, by his certificate
   * @param report what he says
   */
  void destinationIssue(NeIdentifier element, ReportDestinationIssue report);

  /**
   * Takes a report on the element itself. After code 10000 it holds no tasks any more: reconcile.
   *
   * @param element who reports, by his certificate
   * @param report what he says
   */
  void neIssue(NeIdentifier element, ReportNeIssue report);
}

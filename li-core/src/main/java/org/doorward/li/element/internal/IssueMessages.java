package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.TaskReportType;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Version;

/**
 * Puts an issue into the message of its scope. Each message is a transaction of its own, even if it says what
 * one before it said.
 *
 * @param own the element
 * @clause TS 103 221-1, 6.5.2 to 6.5.4
 */
record IssueMessages(NeIdentifier own) {
  X1Request message(Issue issue, AdmfIdentifier admf, Instant now) {
    X1Header header = new X1Header(admf, own, now, X1Version.IMPLEMENTED, X1TransactionId.random());
    Optional<Integer> code = issue.code().map(X1ErrorCode::code);
    if (issue.subject() instanceof Subject.Task task) {
      return new ReportTaskIssue(
          header, task.xid(), type(issue), code, Optional.of(issue.details()), List.of());
    }
    if (issue.subject() instanceof Subject.Destination destination) {
      return new ReportDestinationIssue(
          header, destination.did(), type(issue), code, Optional.of(issue.details()));
    }
    return new ReportNeIssue(header, neType(issue), issue.details(), code, List.of());
  }

  private static TaskReportType type(Issue issue) {
    return switch (issue.type()) {
      case FAULT -> TaskReportType.NON_TERMINATING_FAULT;
      case TERMINATING_FAULT, TERMINATED -> TaskReportType.TERMINATING_FAULT;
      case CLEARED -> TaskReportType.ALL_CLEAR;
      case WARNING, ALERT, DATABASE_CLEARED -> TaskReportType.WARNING;
      case IMPLICIT_DEACTIVATION -> TaskReportType.IMPLICIT_DEACTIVATION;
      case ACTIONED -> TaskReportType.FULLY_ACTIONED_AND_SUCCESSFUL;
      case NOT_ACTIONED -> TaskReportType.FULLY_ACTIONED_AND_UNSUCCESSFUL;
    };
  }

  private static NeIssueType neType(Issue issue) {
    return switch (issue.type()) {
      case FAULT, TERMINATING_FAULT -> NeIssueType.FAULT_REPORT;
      case CLEARED -> NeIssueType.FAULT_CLEARED;
      case WARNING -> NeIssueType.WARNING;
      case ALERT, DATABASE_CLEARED -> NeIssueType.ALERT;
      case IMPLICIT_DEACTIVATION, TERMINATED, ACTIONED, NOT_ACTIONED ->
        throw new IllegalArgumentException("not an issue of an element: " + issue.type());
    };
  }
}

package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.x1;

import java.util.List;
import java.util.function.Function;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.TaskReportType;
import org.doorward.li.x1.X1Request;

/**
 * What an element reports to its ADMF.
 *
 * @clause TS 103 221-1, 6.5
 */
final class ReportTable {
  private static final Field<ReportTaskIssue, Xid> XID =
      Field.once(x1("xId"), SimpleTypes.XID, ReportTaskIssue::xid);
  private static final Field<ReportTaskIssue, TaskReportType> TASK_REPORT =
      Field.once(x1("taskReportType"), SimpleTypes.TASK_REPORT_TYPE, ReportTaskIssue::reportType);
  private static final Field<ReportTaskIssue, Integer> TASK_CODE =
      Field.optional(x1("taskIssueErrorCode"), SimpleTypes.INTEGER, ReportTaskIssue::errorCode);
  private static final Field<ReportTaskIssue, String> TASK_DETAILS =
      Field.optional(x1("taskIssueDetails"), SimpleTypes.STRING, ReportTaskIssue::details);
  private static final Field<ReportTaskIssue, Extension> TASK_EXTENSIONS =
      extensions("taskIssueExtensions", ReportTaskIssue::extensions);

  static final MessageRow<ReportTaskIssue> TASK_ISSUE = MessageRow.of(
      Names.ofRequest(RequestMessageType.REPORT_TASK_ISSUE),
      ReportTaskIssue.class,
      X1Request::header,
      (header, v) -> new ReportTaskIssue(
          header,
          v.one(XID),
          v.one(TASK_REPORT),
          v.optional(TASK_CODE),
          v.optional(TASK_DETAILS),
          v.list(TASK_EXTENSIONS)),
      Rows.of(XID, TASK_REPORT, TASK_CODE, TASK_DETAILS, TASK_EXTENSIONS));

  private static final Field<ReportDestinationIssue, Did> DID =
      Field.once(x1("dId"), SimpleTypes.DID, ReportDestinationIssue::did);
  private static final Field<ReportDestinationIssue, TaskReportType> DESTINATION_REPORT =
      Field.once(
          x1("destinationReportType"),
          SimpleTypes.TASK_REPORT_TYPE,
          ReportDestinationIssue::reportType);
  private static final Field<ReportDestinationIssue, Integer> DESTINATION_CODE = Field.optional(
      x1("destinationIssueErrorCode"), SimpleTypes.INTEGER, ReportDestinationIssue::errorCode);
  private static final Field<ReportDestinationIssue, String> DESTINATION_DETAILS = Field.optional(
      x1("destinationIssueDetails"), SimpleTypes.STRING, ReportDestinationIssue::details);

  static final MessageRow<ReportDestinationIssue> DESTINATION_ISSUE = MessageRow.of(
      Names.ofRequest(RequestMessageType.REPORT_DESTINATION_ISSUE),
      ReportDestinationIssue.class,
      X1Request::header,
      (header, v) -> new ReportDestinationIssue(
          header,
          v.one(DID),
          v.one(DESTINATION_REPORT),
          v.optional(DESTINATION_CODE),
          v.optional(DESTINATION_DETAILS)),
      Rows.of(DID, DESTINATION_REPORT, DESTINATION_CODE, DESTINATION_DETAILS));

  private static final Field<ReportNeIssue, NeIssueType> ISSUE_TYPE =
      Field.once(x1("typeOfNeIssueMessage"), SimpleTypes.NE_ISSUE_TYPE, ReportNeIssue::issueType);
  private static final Field<ReportNeIssue, String> DESCRIPTION =
      Field.once(x1("description"), SimpleTypes.STRING, ReportNeIssue::description);
  private static final Field<ReportNeIssue, Integer> ISSUE_CODE =
      Field.optional(x1("issueCode"), SimpleTypes.INTEGER, ReportNeIssue::issueCode);
  private static final Field<ReportNeIssue, Extension> NE_EXTENSIONS =
      extensions("nEIssueExtensions", ReportNeIssue::extensions);

  static final MessageRow<ReportNeIssue> NE_ISSUE = MessageRow.of(
      Names.ofRequest(RequestMessageType.REPORT_NE_ISSUE),
      ReportNeIssue.class,
      X1Request::header,
      (header, v) -> new ReportNeIssue(
          header,
          v.one(ISSUE_TYPE),
          v.one(DESCRIPTION),
          v.optional(ISSUE_CODE),
          v.list(NE_EXTENSIONS)),
      Rows.of(ISSUE_TYPE, DESCRIPTION, ISSUE_CODE, NE_EXTENSIONS));

  private ReportTable() {}

  private static <T> Field<T, Extension> extensions(
      String name, Function<T, List<Extension>> extensions) {
    return Field.many(x1(name), 0, ExtensionType.EXTENSION, extensions);
  }
}

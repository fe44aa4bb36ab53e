package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.Xid;
import org.doorward.li.markup.XmlCharacters;

/**
 * Tells the ADMF of something that has become of a task. Immutable.
 *
 * @param header the base fields
 * @param xid the task
 * @param reportType what has become of it
 * @param errorCode a code, known to us or not; see {@link X1ErrorCode}
 * @param details says more; never quotes a target
 * @param extensions what other schemas add
 * @clause TS 103 221-1, 6.5.2
 */
public record ReportTaskIssue(
    X1Header header,
    Xid xid,
    TaskReportType reportType,
    Optional<Integer> errorCode,
    Optional<String> details,
    List<Extension> extensions)
    implements X1Request {
  /**
   * Copies the lists.
   *
   * @param header not null
   * @param xid not null
   * @param reportType not null
   * @param errorCode not null
   * @param details any text that XML can carry
   * @param extensions copied
   * @throws IllegalArgumentException if a text cannot be written
   */
  public ReportTaskIssue {
    requireNonNull(header, "header");
    requireNonNull(xid, "xid");
    requireNonNull(reportType, "reportType");
    requireNonNull(errorCode, "errorCode");
    details.ifPresent(text -> XmlCharacters.require(text, "details"));
    extensions = List.copyOf(extensions);
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.REPORT_TASK_ISSUE;
  }

  @Override
  public ReportTaskIssue withHeader(X1Header other) {
    return new ReportTaskIssue(other, xid, reportType, errorCode, details, extensions);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.reportTaskIssue(this);
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.doorward.li.identifier.Did;
import org.doorward.li.markup.XmlCharacters;

/**
 * Tells the ADMF of something that has become of a destination. Immutable.
 *
 * @param header the base fields
 * @param did the destination
 * @param reportType what has become of it
 * @param errorCode a code, known to us or not; see {@link X1ErrorCode}
 * @param details says more; never quotes a target
 * @clause TS 103 221-1, 6.5.3
 */
public record ReportDestinationIssue(
    X1Header header,
    Did did,
    TaskReportType reportType,
    Optional<Integer> errorCode,
    Optional<String> details)
    implements X1Request {
  /**
   * Checks the text.
   *
   * @param header not null
   * @param did not null
   * @param reportType not null
   * @param errorCode not null
   * @param details any text that XML can carry
   * @throws IllegalArgumentException if a text cannot be written
   */
  public ReportDestinationIssue {
    requireNonNull(header, "header");
    requireNonNull(did, "did");
    requireNonNull(reportType, "reportType");
    requireNonNull(errorCode, "errorCode");
    details.ifPresent(text -> XmlCharacters.require(text, "details"));
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.REPORT_DESTINATION_ISSUE;
  }

  @Override
  public ReportDestinationIssue withHeader(X1Header other) {
    return new ReportDestinationIssue(other, did, reportType, errorCode, details);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.reportDestinationIssue(this);
  }
}

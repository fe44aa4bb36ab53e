package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * The response of every exchange that answers with an acknowledgement alone, such as
 * {@code ActivateTaskResponse} and {@code PingResponse}. Immutable.
 *
 * @param header the base fields
 * @param type what was asked
 * @param ok whether it is done, or only accepted
 * @clause TS 103 221-1, 6.1
 */
public record OkResponse(X1Header header, RequestMessageType type, Acknowledgement ok)
    implements X1Response {
  /**
   * Refuses an exchange that answers with more. Work that a report from an element causes is done when the
   * answer is given: the schema lets nobody acknowledge a {@code ReportNEIssue} for later.
   *
   * @param header not null
   * @param type not null
   * @param ok not null
   * @throws IllegalArgumentException if the schema has no such response
   */
  public OkResponse {
    requireNonNull(header, "header");
    requireNonNull(ok, "ok");
    if (!type.answersOk()) {
      throw new IllegalArgumentException(type + " is not answered by an acknowledgement alone");
    }
    if (type == RequestMessageType.REPORT_NE_ISSUE && ok == Acknowledgement.ACKNOWLEDGED) {
      throw new IllegalArgumentException(type + " is not acknowledged for later");
    }
  }
}

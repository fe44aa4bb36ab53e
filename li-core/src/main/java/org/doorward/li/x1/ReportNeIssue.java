package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.doorward.li.extension.Extension;
import org.doorward.li.markup.XmlCharacters;

/**
 * Tells the ADMF of something that has become of the element. Immutable.
 *
 * @param header the base fields
 * @param issueType what kind of thing
 * @param description says what; names nothing that is intercepted
 * @param issueCode a code, known to us or not; see {@link X1ErrorCode}
 * @param extensions what other schemas add
 * @clause TS 103 221-1, 6.5.4
 */
public record ReportNeIssue(
    X1Header header,
    NeIssueType issueType,
    String description,
    Optional<Integer> issueCode,
    List<Extension> extensions)
    implements X1Request {
  /**
   * Copies the lists.
   *
   * @param header not null
   * @param issueType not null
   * @param description any text that XML can carry
   * @param issueCode not null
   * @param extensions copied
   * @throws IllegalArgumentException if a text cannot be written
   */
  public ReportNeIssue {
    requireNonNull(header, "header");
    requireNonNull(issueType, "issueType");
    XmlCharacters.require(description, "description");
    requireNonNull(issueCode, "issueCode");
    extensions = List.copyOf(extensions);
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.REPORT_NE_ISSUE;
  }

  @Override
  public ReportNeIssue withHeader(X1Header other) {
    return new ReportNeIssue(other, issueType, description, issueCode, extensions);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.reportNeIssue(this);
  }
}

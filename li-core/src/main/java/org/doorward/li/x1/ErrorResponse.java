package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The request is refused, or has failed. Immutable.
 *
 * @param header the base fields
 * @param type what was asked
 * @param error why it is refused
 * @param extension names the request if {@code type} cannot
 * @clause TS 103 221-1, 6.7
 */
public record ErrorResponse(
    X1Header header,
    RequestMessageType type,
    ErrorInformation error,
    Optional<ExtensionInformation> extension)
    implements X1Response {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param type not null
   * @param error not null
   * @param extension not null
   */
  public ErrorResponse {
    requireNonNull(header, "header");
    requireNonNull(type, "type");
    requireNonNull(error, "error");
    requireNonNull(extension, "extension");
  }

  /**
   * A refusal with a code that we know.
   *
   * @param header the base fields
   * @param type what was asked
   * @param code why it is refused
   * @param description says more, may be empty; never quotes a target
   * @return the response
   * @throws IllegalArgumentException if the description cannot be written
   */
  public static ErrorResponse of(
      X1Header header, RequestMessageType type, X1ErrorCode code, String description) {
    return new ErrorResponse(
        header, type, ErrorInformation.of(code, description), Optional.empty());
  }
}

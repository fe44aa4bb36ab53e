package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Tells a generic object, and how it stands. Immutable.
 *
 * @param header the base fields
 * @param genericObjectResponseDetails what was asked for
 * @clause TS 103 221-1, 6.8.3
 */
public record GetObjectResponse(
    X1Header header, GenericObjectResponseDetails genericObjectResponseDetails)
    implements X1Response {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param genericObjectResponseDetails not null
   */
  public GetObjectResponse {
    requireNonNull(header, "header");
    requireNonNull(genericObjectResponseDetails, "genericObjectResponseDetails");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_OBJECT;
  }
}

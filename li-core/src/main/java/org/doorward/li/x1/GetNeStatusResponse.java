package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Tells how the element stands. Immutable.
 *
 * @param header the base fields
 * @param neStatusDetails what was asked for
 * @clause TS 103 221-1, 6.4.4
 */
public record GetNeStatusResponse(X1Header header, NeStatusDetails neStatusDetails)
    implements X1Response {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param neStatusDetails not null
   */
  public GetNeStatusResponse {
    requireNonNull(header, "header");
    requireNonNull(neStatusDetails, "neStatusDetails");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_NE_STATUS;
  }
}

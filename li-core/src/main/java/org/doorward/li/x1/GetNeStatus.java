package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Asks how the element stands. Immutable.
 *
 * @param header the base fields
 * @clause TS 103 221-1, 6.4.4
 */
public record GetNeStatus(X1Header header) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   */
  public GetNeStatus {
    requireNonNull(header, "header");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_NE_STATUS;
  }

  @Override
  public GetNeStatus withHeader(X1Header other) {
    return new GetNeStatus(other);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.getNeStatus(this);
  }
}

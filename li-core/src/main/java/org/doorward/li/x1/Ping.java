package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Asks whether the way is open. Sent by either end. Immutable.
 *
 * @param header the base fields
 * @clause TS 103 221-1, 6.6.1
 */
public record Ping(X1Header header) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   */
  public Ping {
    requireNonNull(header, "header");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.PING;
  }

  @Override
  public Ping withHeader(X1Header other) {
    return new Ping(other);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.ping(this);
  }
}

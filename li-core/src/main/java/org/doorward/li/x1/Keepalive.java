package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Says that the ADMF is alive. Immutable.
 *
 * @param header the base fields
 * @clause TS 103 221-1, 6.6.2
 */
public record Keepalive(X1Header header) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   */
  public Keepalive {
    requireNonNull(header, "header");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.KEEPALIVE;
  }

  @Override
  public Keepalive withHeader(X1Header other) {
    return new Keepalive(other);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.keepalive(this);
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Stops every interception at the element. Immutable.
 *
 * @param header the base fields
 * @clause TS 103 221-1, 6.2.4
 */
public record DeactivateAllTasks(X1Header header) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   */
  public DeactivateAllTasks {
    requireNonNull(header, "header");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.DEACTIVATE_ALL_TASKS;
  }

  @Override
  public DeactivateAllTasks withHeader(X1Header other) {
    return new DeactivateAllTasks(other);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.deactivateAllTasks(this);
  }
}

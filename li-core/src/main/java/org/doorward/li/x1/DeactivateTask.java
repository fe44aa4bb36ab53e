package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Xid;

/**
 * Stops an interception. Immutable.
 *
 * @param header the base fields
 * @param xid the task
 * @clause TS 103 221-1, 6.2.3
 */
public record DeactivateTask(X1Header header, Xid xid) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param xid not null
   */
  public DeactivateTask {
    requireNonNull(header, "header");
    requireNonNull(xid, "xid");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.DEACTIVATE_TASK;
  }

  @Override
  public DeactivateTask withHeader(X1Header other) {
    return new DeactivateTask(other, xid);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.deactivateTask(this);
  }
}

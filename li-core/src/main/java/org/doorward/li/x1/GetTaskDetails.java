package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Xid;

/**
 * Asks how a task stands. Immutable.
 *
 * @param header the base fields
 * @param xid the task
 * @clause TS 103 221-1, 6.4.2
 */
public record GetTaskDetails(X1Header header, Xid xid) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param xid not null
   */
  public GetTaskDetails {
    requireNonNull(header, "header");
    requireNonNull(xid, "xid");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_TASK_DETAILS;
  }

  @Override
  public GetTaskDetails withHeader(X1Header other) {
    return new GetTaskDetails(other, xid);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.getTaskDetails(this);
  }
}

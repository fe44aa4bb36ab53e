package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Starts an interception. Immutable.
 *
 * @param header the base fields
 * @param taskDetails the task
 * @clause TS 103 221-1, 6.2.1
 */
public record ActivateTask(X1Header header, TaskDetails taskDetails) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param taskDetails not null
   */
  public ActivateTask {
    requireNonNull(header, "header");
    requireNonNull(taskDetails, "taskDetails");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.ACTIVATE_TASK;
  }

  @Override
  public ActivateTask withHeader(X1Header other) {
    return new ActivateTask(other, taskDetails);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.activateTask(this);
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Replaces a task's details, whole: what is absent is no longer set. Immutable.
 *
 * @param header the base fields
 * @param taskDetails the task as it shall be
 * @clause TS 103 221-1, 6.2.2
 */
public record ModifyTask(X1Header header, TaskDetails taskDetails) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param taskDetails not null
   */
  public ModifyTask {
    requireNonNull(header, "header");
    requireNonNull(taskDetails, "taskDetails");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.MODIFY_TASK;
  }

  @Override
  public ModifyTask withHeader(X1Header other) {
    return new ModifyTask(other, taskDetails);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.modifyTask(this);
  }
}

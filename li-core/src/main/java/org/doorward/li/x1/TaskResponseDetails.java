package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * A task, and how it stands. Immutable.
 *
 * @param taskDetails the task as the ADMF said it
 * @param taskStatus how it stands
 * @clause TS 103 221-1, 6.4.2
 */
public record TaskResponseDetails(TaskDetails taskDetails, TaskStatus taskStatus) {
  /**
   * Refuses null.
   *
   * @param taskDetails not null
   * @param taskStatus not null
   */
  public TaskResponseDetails {
    requireNonNull(taskDetails, "taskDetails");
    requireNonNull(taskStatus, "taskStatus");
  }
}

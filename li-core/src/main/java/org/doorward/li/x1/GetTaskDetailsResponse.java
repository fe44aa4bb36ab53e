package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Tells a task, and how it stands. Immutable.
 *
 * @param header the base fields
 * @param taskResponseDetails what was asked for
 * @clause TS 103 221-1, 6.4.2
 */
public record GetTaskDetailsResponse(X1Header header, TaskResponseDetails taskResponseDetails)
    implements X1Response {
  /**
   * Refuses null.
   *
   * @param header not null
   * @param taskResponseDetails not null
   */
  public GetTaskDetailsResponse {
    requireNonNull(header, "header");
    requireNonNull(taskResponseDetails, "taskResponseDetails");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_TASK_DETAILS;
  }
}

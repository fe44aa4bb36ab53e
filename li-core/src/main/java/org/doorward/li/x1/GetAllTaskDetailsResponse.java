package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Tells all tasks, and how they stand. Immutable.
 *
 * @param header the base fields
 * @param tasks the tasks, and how they stand
 * @clause TS 103 221-1, 6.4.7
 */
public record GetAllTaskDetailsResponse(X1Header header, List<TaskResponseDetails> tasks)
    implements X1Response {
  /**
   * Copies the lists, but for a {@link DetailsView}.
   *
   * @param header not null
   * @param tasks copied
   */
  public GetAllTaskDetailsResponse {
    requireNonNull(header, "header");
    tasks = DetailsView.kept(tasks);
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_ALL_TASK_DETAILS;
  }
}

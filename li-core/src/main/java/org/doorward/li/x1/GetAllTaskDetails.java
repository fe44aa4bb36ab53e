package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

/**
 * Asks for all tasks, and how they stand. Immutable.
 *
 * @param header the base fields
 * @clause TS 103 221-1, 6.4.7
 */
public record GetAllTaskDetails(X1Header header) implements X1Request {
  /**
   * Refuses null.
   *
   * @param header not null
   */
  public GetAllTaskDetails {
    requireNonNull(header, "header");
  }

  @Override
  public RequestMessageType type() {
    return RequestMessageType.GET_ALL_TASK_DETAILS;
  }

  @Override
  public GetAllTaskDetails withHeader(X1Header other) {
    return new GetAllTaskDetails(other);
  }

  @Override
  public <R> R dispatch(X1RequestHandler<R> to) {
    return to.getAllTaskDetails(this);
  }
}

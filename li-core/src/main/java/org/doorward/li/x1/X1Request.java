package org.doorward.li.x1;

/**
 * A request: its base fields, and what it asks for. Immutable.
 *
 * @clause TS 103 221-1, 6.1
 */
public sealed interface X1Request
    permits ActivateTask,
        CreateDestination,
        CreateObject,
        DeactivateAllTasks,
        DeactivateTask,
        DeleteAllObjects,
        DeleteObject,
        GetAllDestinationDetails,
        GetAllDetails,
        GetAllGenericObjectDetails,
        GetAllTaskDetails,
        GetDestinationDetails,
        GetNeStatus,
        GetObject,
        GetTaskDetails,
        Keepalive,
        ListAllDetails,
        ListObjectsOfType,
        ModifyDestination,
        ModifyObject,
        ModifyTask,
        Ping,
        RemoveAllDestinations,
        RemoveDestination,
        ReportDestinationIssue,
        ReportNeIssue,
        ReportTaskIssue {
  /**
   * The base fields.
   *
   * @return the header
   */
  X1Header header();

  /**
   * What the request asks for.
   *
   * @return the type
   */
  RequestMessageType type();

  /**
   * The same request under another header: as another transaction, say.
   *
   * @param other its base fields
   * @return a copy with it
   */
  X1Request withHeader(X1Header other);

  /**
   * Calls the method of {@code to} that is meant for this request.
   *
   * @param <R> what the handler answers
   * @param to called once
   * @return its answer
   */
  <R> R dispatch(X1RequestHandler<R> to);
}

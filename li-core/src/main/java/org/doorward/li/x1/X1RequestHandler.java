package org.doorward.li.x1;

/**
 * One method for each request, so that a request that is added breaks every handler that does not know it.
 *
 * @param <R> what is answered
 */
public interface X1RequestHandler<R> {
  /**
   * Answers a {@link Ping}.
   *
   * @param request what was asked
   * @return the answer
   */
  R ping(Ping request);

  /**
   * Answers a {@link Keepalive}.
   *
   * @param request what was asked
   * @return the answer
   */
  R keepalive(Keepalive request);

  /**
   * Answers a {@link ActivateTask}.
   *
   * @param request what was asked
   * @return the answer
   */
  R activateTask(ActivateTask request);

  /**
   * Answers a {@link ModifyTask}.
   *
   * @param request what was asked
   * @return the answer
   */
  R modifyTask(ModifyTask request);

  /**
   * Answers a {@link DeactivateTask}.
   *
   * @param request what was asked
   * @return the answer
   */
  R deactivateTask(DeactivateTask request);

  /**
   * Answers a {@link CreateDestination}.
   *
   * @param request what was asked
   * @return the answer
   */
  R createDestination(CreateDestination request);

  /**
   * Answers a {@link ModifyDestination}.
   *
   * @param request what was asked
   * @return the answer
   */
  R modifyDestination(ModifyDestination request);

  /**
   * Answers a {@link RemoveDestination}.
   *
   * @param request what was asked
   * @return the answer
   */
  R removeDestination(RemoveDestination request);

  /**
   * Answers a {@link GetTaskDetails}.
   *
   * @param request what was asked
   * @return the answer
   */
  R getTaskDetails(GetTaskDetails request);

  /**
   * Answers a {@link GetDestinationDetails}.
   *
   * @param request what was asked
   * @return the answer
   */
  R getDestinationDetails(GetDestinationDetails request);

  /**
   * Answers a {@link GetNeStatus}.
   *
   * @param request what was asked
   * @return the answer
   */
  R getNeStatus(GetNeStatus request);

  /**
   * Answers a {@link ListAllDetails}.
   *
   * @param request what was asked
   * @return the answer
   */
  R listAllDetails(ListAllDetails request);

  /**
   * Answers a {@link DeactivateAllTasks}.
   *
   * @param request what was asked
   * @return the answer
   */
  R deactivateAllTasks(DeactivateAllTasks request);

  /**
   * Answers a {@link RemoveAllDestinations}.
   *
   * @param request what was asked
   * @return the answer
   */
  R removeAllDestinations(RemoveAllDestinations request);

  /**
   * Answers a {@link GetAllDetails}.
   *
   * @param request what was asked
   * @return the answer
   */
  R getAllDetails(GetAllDetails request);

  /**
   * Answers a {@link GetAllTaskDetails}.
   *
   * @param request what was asked
   * @return the answer
   */
  R getAllTaskDetails(GetAllTaskDetails request);

  /**
   * Answers a {@link GetAllDestinationDetails}.
   *
   * @param request what was asked
   * @return the answer
   */
  R getAllDestinationDetails(GetAllDestinationDetails request);

  /**
   * Answers a {@link GetAllGenericObjectDetails}.
   *
   * @param request what was asked
   * @return the answer
   */
  R getAllGenericObjectDetails(GetAllGenericObjectDetails request);

  /**
   * Answers a {@link ReportTaskIssue}.
   *
   * @param request what was asked
   * @return the answer
   */
  R reportTaskIssue(ReportTaskIssue request);

  /**
   * Answers a {@link ReportDestinationIssue}.
   *
   * @param request what was asked
   * @return the answer
   */
  R reportDestinationIssue(ReportDestinationIssue request);

  /**
   * Answers a {@link ReportNeIssue}.
   *
   * @param request what was asked
   * @return the answer
   */
  R reportNeIssue(ReportNeIssue request);

  /**
   * Answers a {@link CreateObject}.
   *
   * @param request what was asked
   * @return the answer
   */
  R createObject(CreateObject request);

  /**
   * Answers a {@link ModifyObject}.
   *
   * @param request what was asked
   * @return the answer
   */
  R modifyObject(ModifyObject request);

  /**
   * Answers a {@link GetObject}.
   *
   * @param request what was asked
   * @return the answer
   */
  R getObject(GetObject request);

  /**
   * Answers a {@link DeleteObject}.
   *
   * @param request what was asked
   * @return the answer
   */
  R deleteObject(DeleteObject request);

  /**
   * Answers a {@link ListObjectsOfType}.
   *
   * @param request what was asked
   * @return the answer
   */
  R listObjectsOfType(ListObjectsOfType request);

  /**
   * Answers a {@link DeleteAllObjects}.
   *
   * @param request what was asked
   * @return the answer
   */
  R deleteAllObjects(DeleteAllObjects request);
}

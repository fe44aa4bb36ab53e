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
}

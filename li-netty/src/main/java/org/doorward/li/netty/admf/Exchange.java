package org.doorward.li.netty.admf;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.GetAllDestinationDetails;
import org.doorward.li.x1.GetAllDestinationDetailsResponse;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.GetAllGenericObjectDetails;
import org.doorward.li.x1.GetAllGenericObjectDetailsResponse;
import org.doorward.li.x1.GetAllTaskDetails;
import org.doorward.li.x1.GetAllTaskDetailsResponse;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetDestinationDetailsResponse;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetNeStatusResponse;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.GetObjectResponse;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.GetTaskDetailsResponse;
import org.doorward.li.x1.Keepalive;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.ListObjectsOfType;
import org.doorward.li.x1.ListObjectsOfTypeResponse;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.NeStatusDetails;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;

/**
 * One of the 24 exchanges that an ADMF begins, and the form of its result: what {@link AdmfElement#sendAsync}
 * takes. It is no request yet; it becomes one, with a transaction of its own, each time it is sent. Immutable.
 *
 * @param <R> the form of the result
 * @clause TS 103 221-1, 6.2 to 6.8
 */
public final class Exchange<R> {
  private final Function<X1Header, X1Request> request;
  private final Function<X1Outcome, R> result;
  private final Function<NoAnswer, R> notSent;

  private Exchange(
      Function<X1Header, X1Request> request,
      Function<X1Outcome, R> result,
      Function<NoAnswer, R> notSent) {
    this.request = request;
    this.result = result;
    this.notSent = notSent;
  }

  /**
   * Starts an interception.
   *
   * @param task the whole task; its destinations have to be there
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.2.1
   */
  public static Exchange<ActionResult> activate(TaskDetails task) {
    return action(header -> new ActivateTask(header, task), RequestMessageType.GET_TASK_DETAILS);
  }

  /**
   * Replaces a task.
   *
   * @param task the whole task: what it does not say is no longer set
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.2.2
   */
  public static Exchange<ActionResult> modify(TaskDetails task) {
    return action(header -> new ModifyTask(header, task), RequestMessageType.GET_TASK_DETAILS);
  }

  /**
   * Stops an interception.
   *
   * @param xid names the task
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.2.3
   */
  public static Exchange<ActionResult> deactivate(Xid xid) {
    return action(header -> new DeactivateTask(header, xid), RequestMessageType.GET_TASK_DETAILS);
  }

  /**
   * Stops all interceptions, where the element has that enabled.
   *
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.2.4
   */
  public static Exchange<ActionResult> deactivateAllTasks() {
    return action(DeactivateAllTasks::new, RequestMessageType.LIST_ALL_DETAILS);
  }

  /**
   * Sets up a destination.
   *
   * @param destination the whole destination
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.3.1
   */
  public static Exchange<ActionResult> create(DestinationDetails destination) {
    return action(
        header -> new CreateDestination(header, destination),
        RequestMessageType.GET_DESTINATION_DETAILS);
  }

  /**
   * Replaces a destination; tasks that use it follow at once.
   *
   * @param destination the whole destination
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.3.2
   */
  public static Exchange<ActionResult> modify(DestinationDetails destination) {
    return action(
        header -> new ModifyDestination(header, destination),
        RequestMessageType.GET_DESTINATION_DETAILS);
  }

  /**
   * Removes a destination that no task uses.
   *
   * @param did names the destination
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.3.3
   */
  public static Exchange<ActionResult> remove(Did did) {
    return action(
        header -> new RemoveDestination(header, did), RequestMessageType.GET_DESTINATION_DETAILS);
  }

  /**
   * Removes all destinations, where the element has that enabled and no task uses one.
   *
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.3.4
   */
  public static Exchange<ActionResult> removeAllDestinations() {
    return action(RemoveAllDestinations::new, RequestMessageType.LIST_ALL_DETAILS);
  }

  /**
   * Stores a generic object.
   *
   * @param object the whole object
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.8.1
   */
  public static Exchange<ActionResult> create(GenericObject object) {
    return action(header -> new CreateObject(header, object), RequestMessageType.GET_OBJECT);
  }

  /**
   * Replaces a generic object by one of the same type.
   *
   * @param object the whole object
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.8.2
   */
  public static Exchange<ActionResult> modify(GenericObject object) {
    return action(header -> new ModifyObject(header, object), RequestMessageType.GET_OBJECT);
  }

  /**
   * Removes a generic object that no task uses.
   *
   * @param objectId names the object
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.8.4
   */
  public static Exchange<ActionResult> delete(GenericObjectId objectId) {
    return action(header -> new DeleteObject(header, objectId), RequestMessageType.GET_OBJECT);
  }

  /**
   * Removes all generic objects, where the element has that enabled.
   *
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.8.6
   */
  public static Exchange<ActionResult> deleteAllObjects() {
    return action(DeleteAllObjects::new, RequestMessageType.LIST_ALL_DETAILS);
  }

  /**
   * Proves that the way to the element is open.
   *
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.6.1
   */
  public static Exchange<ActionResult> ping() {
    return action(Ping::new, RequestMessageType.PING);
  }

  /**
   * Tells the element that this ADMF is alive; sent by itself as long as the ADMF runs.
   *
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.6.2
   */
  public static Exchange<ActionResult> keepalive() {
    return action(Keepalive::new, RequestMessageType.PING);
  }

  /**
   * Asks how a task stands.
   *
   * @param xid names the task
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.4.2
   */
  public static Exchange<QueryResult<TaskResponseDetails>> taskDetails(Xid xid) {
    return query(
        header -> new GetTaskDetails(header, xid),
        GetTaskDetailsResponse.class,
        GetTaskDetailsResponse::taskResponseDetails);
  }

  /**
   * Asks how a destination stands.
   *
   * @param did names the destination
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.4.3
   */
  public static Exchange<QueryResult<DestinationResponseDetails>> destinationDetails(Did did) {
    return query(
        header -> new GetDestinationDetails(header, did),
        GetDestinationDetailsResponse.class,
        GetDestinationDetailsResponse::destinationResponseDetails);
  }

  /**
   * Asks how the element as a whole stands.
   *
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.4.4
   */
  public static Exchange<QueryResult<NeStatusDetails>> neStatus() {
    return query(GetNeStatus::new, GetNeStatusResponse.class, GetNeStatusResponse::neStatusDetails);
  }

  /**
   * Asks for everything that the element holds.
   *
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.4.5
   */
  public static Exchange<QueryResult<GetAllDetailsResponse>> allDetails() {
    return query(GetAllDetails::new, GetAllDetailsResponse.class, r -> r);
  }

  /**
   * Asks for the identifiers of everything that the element holds.
   *
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.4.6
   */
  public static Exchange<QueryResult<ListAllDetailsResponse>> listAllDetails() {
    return query(ListAllDetails::new, ListAllDetailsResponse.class, r -> r);
  }

  /**
   * Asks how all tasks stand.
   *
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.4.7
   */
  public static Exchange<QueryResult<List<TaskResponseDetails>>> allTaskDetails() {
    return query(
        GetAllTaskDetails::new, GetAllTaskDetailsResponse.class, GetAllTaskDetailsResponse::tasks);
  }

  /**
   * Asks how all destinations stand.
   *
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.4.8
   */
  public static Exchange<QueryResult<List<DestinationResponseDetails>>> allDestinationDetails() {
    return query(
        GetAllDestinationDetails::new,
        GetAllDestinationDetailsResponse.class,
        GetAllDestinationDetailsResponse::destinations);
  }

  /**
   * Asks how all generic objects stand.
   *
   * @param objectType of this type only, if it is there
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.4.9
   */
  public static Exchange<QueryResult<GetAllGenericObjectDetailsResponse>> allObjectDetails(
      Optional<GenericObjectType> objectType) {
    return query(
        header -> new GetAllGenericObjectDetails(header, objectType),
        GetAllGenericObjectDetailsResponse.class,
        r -> r);
  }

  /**
   * Asks for a generic object.
   *
   * @param objectId names the object
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.8.3
   */
  public static Exchange<QueryResult<GenericObjectResponseDetails>> objectDetails(
      GenericObjectId objectId) {
    return query(
        header -> new GetObject(header, objectId),
        GetObjectResponse.class,
        GetObjectResponse::genericObjectResponseDetails);
  }

  /**
   * Asks for the identifiers of the generic objects of a type.
   *
   * @param objectType their type
   * @return for {@link AdmfElement#send}
   * @clause TS 103 221-1, 6.8.5
   */
  public static Exchange<QueryResult<List<GenericObjectId>>> objectsOfType(
      GenericObjectType objectType) {
    return query(
        header -> new ListObjectsOfType(header, objectType),
        ListObjectsOfTypeResponse.class,
        ListObjectsOfTypeResponse::objectIds);
  }

  X1Request request(X1Header header) {
    return request.apply(header);
  }

  /** What the outcome of the one request says. */
  R result(X1Outcome outcome) {
    return result.apply(outcome);
  }

  /** What it comes to if the request is not sent at all. */
  R notSent(NoAnswer reason) {
    return notSent.apply(reason);
  }

  private static Exchange<ActionResult> action(
      Function<X1Header, X1Request> request, RequestMessageType ask) {
    return new Exchange<>(
        request, outcome -> Results.action(outcome, ask), ActionResult.NotDone::new);
  }

  private static <A extends X1Response, T> Exchange<QueryResult<T>> query(
      Function<X1Header, X1Request> request, Class<A> answer, Function<A, T> value) {
    return new Exchange<>(
        request, outcome -> Results.query(outcome, answer, value), QueryResult.Unanswered::new);
  }
}

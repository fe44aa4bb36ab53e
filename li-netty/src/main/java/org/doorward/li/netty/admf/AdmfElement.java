package org.doorward.li.netty.admf;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.GetAllGenericObjectDetailsResponse;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.NeStatusDetails;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskResponseDetails;

/**
 * One network element as its ADMF sees it: a method for each request of X1. Each waits for the answer; {@link
 * #sendAsync} does not. Requests in flight at the same time may be done in any order: whoever needs one before
 * another waits in between. Thread-safe.
 *
 * <p>A result that is {@link ActionResult.Unknown} may have had its effect. {@link #ensureActive}, {@link
 * #ensureGone} and {@link #reconcile} ask first, and then do what is missing.
 *
 * @clause TS 103 221-1, 6.2 to 6.8
 */
public final class AdmfElement {
  private final ElementLink link;

  AdmfElement(ElementLink link) {
    this.link = link;
  }

  /**
   * Which element this is.
   *
   * @return its identifier
   */
  public NeIdentifier identifier() {
    return link.element();
  }

  /**
   * Says how far the element's log had come when this ADMF was shown it last; stands in what is recorded from now on.
   *
   * @param checkpoint verified by the caller
   */
  public void shown(Checkpoint checkpoint) {
    link.recorder().shown(checkpoint);
  }

  /**
   * Sends one request and waits for its answer.
   *
   * @param <R> the form of the result
   * @param exchange the request
   * @return what became of it
   */
  public <R> R send(Exchange<R> exchange) {
    return link.send(exchange);
  }

  /**
   * Sends one request.
   *
   * @param <R> the form of the result
   * @param exchange the request
   * @return what became of it; never fails
   */
  public <R> CompletableFuture<R> sendAsync(Exchange<R> exchange) {
    return link.sendAsync(exchange);
  }

  /**
   * Starts an interception.
   *
   * @param task the whole task; its destinations have to be there
   * @return what became of it
   * @clause TS 103 221-1, 6.2.1
   */
  public ActionResult activate(TaskDetails task) {
    return send(Exchange.activate(task));
  }

  /**
   * Replaces a task.
   *
   * @param task the whole task: what it does not say is no longer set
   * @return what became of it
   * @clause TS 103 221-1, 6.2.2
   */
  public ActionResult modify(TaskDetails task) {
    return send(Exchange.modify(task));
  }

  /**
   * Stops an interception.
   *
   * @param xid names the task
   * @return what became of it
   * @clause TS 103 221-1, 6.2.3
   */
  public ActionResult deactivate(Xid xid) {
    return send(Exchange.deactivate(xid));
  }

  /**
   * Stops all interceptions, where the element has that enabled.
   *
   * @return what became of it
   * @clause TS 103 221-1, 6.2.4
   */
  public ActionResult deactivateAllTasks() {
    return send(Exchange.deactivateAllTasks());
  }

  /**
   * Sets up a destination.
   *
   * @param destination the whole destination
   * @return what became of it
   * @clause TS 103 221-1, 6.3.1
   */
  public ActionResult create(DestinationDetails destination) {
    return send(Exchange.create(destination));
  }

  /**
   * Replaces a destination; tasks that use it follow at once.
   *
   * @param destination the whole destination
   * @return what became of it
   * @clause TS 103 221-1, 6.3.2
   */
  public ActionResult modify(DestinationDetails destination) {
    return send(Exchange.modify(destination));
  }

  /**
   * Removes a destination that no task uses.
   *
   * @param did names the destination
   * @return what became of it
   * @clause TS 103 221-1, 6.3.3
   */
  public ActionResult remove(Did did) {
    return send(Exchange.remove(did));
  }

  /**
   * Removes all destinations, where the element has that enabled and no task uses one.
   *
   * @return what became of it
   * @clause TS 103 221-1, 6.3.4
   */
  public ActionResult removeAllDestinations() {
    return send(Exchange.removeAllDestinations());
  }

  /**
   * Stores a generic object.
   *
   * @param object the whole object
   * @return what became of it
   * @clause TS 103 221-1, 6.8.1
   */
  public ActionResult create(GenericObject object) {
    return send(Exchange.create(object));
  }

  /**
   * Replaces a generic object by one of the same type.
   *
   * @param object the whole object
   * @return what became of it
   * @clause TS 103 221-1, 6.8.2
   */
  public ActionResult modify(GenericObject object) {
    return send(Exchange.modify(object));
  }

  /**
   * Removes a generic object that no task uses.
   *
   * @param objectId names the object
   * @return what became of it
   * @clause TS 103 221-1, 6.8.4
   */
  public ActionResult delete(GenericObjectId objectId) {
    return send(Exchange.delete(objectId));
  }

  /**
   * Removes all generic objects, where the element has that enabled.
   *
   * @return what became of it
   * @clause TS 103 221-1, 6.8.6
   */
  public ActionResult deleteAllObjects() {
    return send(Exchange.deleteAllObjects());
  }

  /**
   * Proves that the way to the element is open.
   *
   * @return what became of it
   * @clause TS 103 221-1, 6.6.1
   */
  public ActionResult ping() {
    return send(Exchange.ping());
  }

  /**
   * Tells the element that this ADMF is alive; sent by itself as long as the ADMF runs.
   *
   * @return what became of it
   * @clause TS 103 221-1, 6.6.2
   */
  public ActionResult keepalive() {
    return send(Exchange.keepalive());
  }

  /**
   * Asks how a task stands.
   *
   * @param xid names the task
   * @return the answer, or why there is none
   * @clause TS 103 221-1, 6.4.2
   */
  public QueryResult<TaskResponseDetails> taskDetails(Xid xid) {
    return send(Exchange.taskDetails(xid));
  }

  /**
   * Asks how a destination stands.
   *
   * @param did names the destination
   * @return the answer, or why there is none
   * @clause TS 103 221-1, 6.4.3
   */
  public QueryResult<DestinationResponseDetails> destinationDetails(Did did) {
    return send(Exchange.destinationDetails(did));
  }

  /**
   * Asks how the element as a whole stands.
   *
   * @return the answer, or why there is none
   * @clause TS 103 221-1, 6.4.4
   */
  public QueryResult<NeStatusDetails> neStatus() {
    return send(Exchange.neStatus());
  }

  /**
   * Asks for everything that the element holds.
   *
   * @return the answer, or why there is none
   * @clause TS 103 221-1, 6.4.5
   */
  public QueryResult<GetAllDetailsResponse> allDetails() {
    return send(Exchange.allDetails());
  }

  /**
   * Asks for the identifiers of everything that the element holds.
   *
   * @return the answer, or why there is none
   * @clause TS 103 221-1, 6.4.6
   */
  public QueryResult<ListAllDetailsResponse> listAllDetails() {
    return send(Exchange.listAllDetails());
  }

  /**
   * Asks how all tasks stand.
   *
   * @return the answer, or why there is none
   * @clause TS 103 221-1, 6.4.7
   */
  public QueryResult<List<TaskResponseDetails>> allTaskDetails() {
    return send(Exchange.allTaskDetails());
  }

  /**
   * Asks how all destinations stand.
   *
   * @return the answer, or why there is none
   * @clause TS 103 221-1, 6.4.8
   */
  public QueryResult<List<DestinationResponseDetails>> allDestinationDetails() {
    return send(Exchange.allDestinationDetails());
  }

  /**
   * Asks how all generic objects stand.
   *
   * @param objectType of this type only, if it is there
   * @return the answer, or why there is none
   * @clause TS 103 221-1, 6.4.9
   */
  public QueryResult<GetAllGenericObjectDetailsResponse> allObjectDetails(
      Optional<GenericObjectType> objectType) {
    return send(Exchange.allObjectDetails(objectType));
  }

  /**
   * Asks for a generic object.
   *
   * @param objectId names the object
   * @return the answer, or why there is none
   * @clause TS 103 221-1, 6.8.3
   */
  public QueryResult<GenericObjectResponseDetails> objectDetails(GenericObjectId objectId) {
    return send(Exchange.objectDetails(objectId));
  }

  /**
   * Asks for the identifiers of the generic objects of a type.
   *
   * @param objectType their type
   * @return the answer, or why there is none
   * @clause TS 103 221-1, 6.8.5
   */
  public QueryResult<List<GenericObjectId>> objectsOfType(GenericObjectType objectType) {
    return send(Exchange.objectsOfType(objectType));
  }

  /**
   * Sees to it that a task is there and as said, whatever the element holds: activates it, or replaces it, or does
   * nothing. After an unknown outcome it asks before it goes on.
   *
   * @param task the whole task
   * @return what it took
   */
  public Convergence ensureActive(TaskDetails task) {
    return new Converger(link).ensure(task);
  }

  /**
   * Sees to it that a destination is there and as said.
   *
   * @param destination the whole destination
   * @return what it took
   */
  public Convergence ensureThere(DestinationDetails destination) {
    return new Converger(link).ensure(destination);
  }

  /**
   * Sees to it that a task is not there.
   *
   * @param xid names the task
   * @return what it took
   */
  public Convergence ensureGone(Xid xid) {
    return new Converger(link).ensureGone(xid);
  }

  /**
   * Sees to it that a destination is not there.
   *
   * @param did names the destination
   * @return what it took
   */
  public Convergence ensureGone(Did did) {
    return new Converger(link).ensureGone(did);
  }

  /**
   * Asks the element what it holds and compares; changes nothing.
   *
   * @param desired what it should hold
   * @return in what it differs, or why it is not known
   */
  public QueryResult<List<Difference>> compare(ElementState desired) {
    return new Reconciler(link).compare(desired);
  }

  /**
   * Makes the element hold what it should and nothing else. To be called after a restart of either side, after a
   * report of code 10000, and whenever an outcome is not known. Tasks and destinations that another ADMF ordered
   * there count as extra.
   *
   * @param desired what it should hold
   * @return what was done and what remains; no answer if the element did not say what it holds
   */
  public QueryResult<Reconciliation> reconcile(ElementState desired) {
    return new Reconciler(link).reconcile(desired);
  }
}

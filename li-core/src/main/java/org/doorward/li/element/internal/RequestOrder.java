package org.doorward.li.element.internal;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.element.internal.ObjectOrder.Turn;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.policy.internal.References;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GetAllDestinationDetails;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllGenericObjectDetails;
import org.doorward.li.x1.GetAllTaskDetails;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.Keepalive;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListObjectsOfType;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1RequestHandler;

/**
 * What each request has to have before it is decided about: what it changes for itself, what it depends on
 * beside others. What it does not take may change while it is decided about and performed. Thread-safe.
 */
final class RequestOrder implements X1RequestHandler<Turn> {
  private final ObjectOrder order;
  private final Tables tables;

  RequestOrder(ObjectOrder order, Tables tables) {
    this.order = order;
    this.tables = tables;
  }

  /** Waits until {@code request} has what it takes. */
  Turn turn(X1Request request) {
    return request.dispatch(this);
  }

  @Override
  public Turn activateTask(ActivateTask request) {
    return task(request.taskDetails());
  }

  @Override
  public Turn modifyTask(ModifyTask request) {
    return task(request.taskDetails());
  }

  /** The task, and what it refers to or referred to before. */
  private Turn task(TaskDetails asked) {
    Turn turn = order.turn().task(asked.xid());
    Set<GenericObjectId> named = new LinkedHashSet<>(References.objects(asked));
    Optional<TaskDetails> before =
        tables.tasks().find(asked.xid()).flatMap(ActiveTask::terms).map(Terms::details);
    before.ifPresent(task -> named.addAll(References.objects(task)));
    turn.objects(Set.of(), named);
    Set<Did> to = new LinkedHashSet<>(References.destinations(asked, tables.objects()::find));
    before.ifPresent(task -> to.addAll(References.destinations(task, tables.objects()::find)));
    return turn.destinations(Set.of(), to);
  }

  @Override
  public Turn deactivateTask(DeactivateTask request) {
    return order.turn().task(request.xid());
  }

  @Override
  public Turn deactivateAllTasks(DeactivateAllTasks request) {
    return order.alone();
  }

  @Override
  public Turn getTaskDetails(GetTaskDetails request) {
    return order.turn().taskAsItIs(request.xid());
  }

  @Override
  public Turn createDestination(CreateDestination request) {
    return change(request.destinationDetails().did());
  }

  @Override
  public Turn modifyDestination(ModifyDestination request) {
    return change(request.destinationDetails().did());
  }

  @Override
  public Turn removeDestination(RemoveDestination request) {
    return change(request.did());
  }

  private Turn change(Did did) {
    return order.turn().destinations(Set.of(did), Set.of());
  }

  @Override
  public Turn removeAllDestinations(RemoveAllDestinations request) {
    return order.alone();
  }

  @Override
  public Turn getDestinationDetails(GetDestinationDetails request) {
    return order.turn().destinations(Set.of(), Set.of(request.did()));
  }

  @Override
  public Turn createObject(CreateObject request) {
    return object(request.object());
  }

  @Override
  public Turn modifyObject(ModifyObject request) {
    return object(request.object());
  }

  /** The object, and the destinations that it joins or joined before. */
  private Turn object(GenericObject asked) {
    Turn turn = order.turn().objects(Set.of(asked.objectId()), Set.of());
    Set<Did> joined = new LinkedHashSet<>(References.destinations(asked));
    tables
        .objects()
        .find(asked.objectId())
        .ifPresent(o -> joined.addAll(References.destinations(o)));
    return turn.destinations(Set.of(), joined);
  }

  @Override
  public Turn deleteObject(DeleteObject request) {
    return order.turn().objects(Set.of(request.objectId()), Set.of());
  }

  @Override
  public Turn getObject(GetObject request) {
    return order.turn().objects(Set.of(), Set.of(request.objectId()));
  }

  @Override
  public Turn deleteAllObjects(DeleteAllObjects request) {
    return order.alone();
  }

  /** Lists are of one moment: nothing changes while they are put together. */
  @Override
  public Turn listAllDetails(ListAllDetails request) {
    return order.alone();
  }

  @Override
  public Turn listObjectsOfType(ListObjectsOfType request) {
    return order.alone();
  }

  @Override
  public Turn getAllDetails(GetAllDetails request) {
    return order.alone();
  }

  @Override
  public Turn getAllTaskDetails(GetAllTaskDetails request) {
    return order.alone();
  }

  @Override
  public Turn getAllDestinationDetails(GetAllDestinationDetails request) {
    return order.alone();
  }

  @Override
  public Turn getAllGenericObjectDetails(GetAllGenericObjectDetails request) {
    return order.alone();
  }

  @Override
  public Turn getNeStatus(GetNeStatus request) {
    return order.turn();
  }

  @Override
  public Turn ping(Ping request) {
    return order.turn();
  }

  @Override
  public Turn keepalive(Keepalive request) {
    return order.turn();
  }

  @Override
  public Turn reportTaskIssue(ReportTaskIssue request) {
    return order.turn();
  }

  @Override
  public Turn reportDestinationIssue(ReportDestinationIssue request) {
    return order.turn();
  }

  @Override
  public Turn reportNeIssue(ReportNeIssue request) {
    return order.turn();
  }
}

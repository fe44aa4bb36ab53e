package org.doorward.li.element.internal;

import java.util.List;
import org.doorward.li.authority.PolicyReference;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.DeleteObject;
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
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1RequestHandler;

/** What the log says of each X1 request: which operation, on which task, destination or object, for which targets. */
final class RequestDrafts implements X1RequestHandler<EntryDraft.Builder> {
  private final Phase phase;
  private final ActorClass actor;

  private RequestDrafts(Phase phase, ActorClass actor) {
    this.phase = phase;
    this.actor = actor;
  }

  /** The entry for a request of an authenticated ADMF, or of whoever claimed to be one. */
  static EntryDraft.Builder of(
      Phase phase,
      ActorClass actor,
      X1Request request,
      Octets certificate,
      PolicyReference policy) {
    EntryDraft.Builder draft = request
        .dispatch(new RequestDrafts(phase, actor))
        .certificate(certificate)
        .policy(policy.id(), policy.version());
    return actor == ActorClass.ADMF ? draft.admf(request.header().admfIdentifier()) : draft;
  }

  static Operation operation(RequestMessageType type) {
    return type == RequestMessageType.EXTENDED
        ? Operation.EXTENDED_REQUEST
        : Operation.valueOf(type.name());
  }

  /** The form in which an auditor reads a target. */
  static List<Sensitive<String>> texts(List<TargetIdentifier> targets) {
    return targets.stream()
        .map(t -> Sensitive.of(t.type().elementName() + ":" + t.text().reveal()))
        .toList();
  }

  private EntryDraft.Builder draft(Operation operation) {
    return EntryDraft.of(phase, actor, operation);
  }

  private EntryDraft.Builder task(Operation operation, Xid xid) {
    return draft(operation).xid(xid);
  }

  private EntryDraft.Builder task(Operation operation, TaskDetails details) {
    return task(operation, details.xid()).targets(texts(details.targetIdentifiers()));
  }

  private EntryDraft.Builder destination(Operation operation, Did did) {
    return draft(operation).did(did);
  }

  private EntryDraft.Builder object(Operation operation, GenericObjectId id) {
    return draft(operation).objectId(id);
  }

  @Override
  public EntryDraft.Builder ping(Ping request) {
    return draft(Operation.PING);
  }

  @Override
  public EntryDraft.Builder keepalive(Keepalive request) {
    return draft(Operation.KEEPALIVE);
  }

  @Override
  public EntryDraft.Builder activateTask(ActivateTask request) {
    return task(Operation.ACTIVATE_TASK, request.taskDetails());
  }

  @Override
  public EntryDraft.Builder modifyTask(ModifyTask request) {
    return task(Operation.MODIFY_TASK, request.taskDetails());
  }

  @Override
  public EntryDraft.Builder deactivateTask(DeactivateTask request) {
    return task(Operation.DEACTIVATE_TASK, request.xid());
  }

  @Override
  public EntryDraft.Builder createDestination(CreateDestination request) {
    return destination(
        Operation.CREATE_DESTINATION, request.destinationDetails().did());
  }

  @Override
  public EntryDraft.Builder modifyDestination(ModifyDestination request) {
    return destination(
        Operation.MODIFY_DESTINATION, request.destinationDetails().did());
  }

  @Override
  public EntryDraft.Builder removeDestination(RemoveDestination request) {
    return destination(Operation.REMOVE_DESTINATION, request.did());
  }

  @Override
  public EntryDraft.Builder getTaskDetails(GetTaskDetails request) {
    return task(Operation.GET_TASK_DETAILS, request.xid());
  }

  @Override
  public EntryDraft.Builder getDestinationDetails(GetDestinationDetails request) {
    return destination(Operation.GET_DESTINATION_DETAILS, request.did());
  }

  @Override
  public EntryDraft.Builder getNeStatus(GetNeStatus request) {
    return draft(Operation.GET_NE_STATUS);
  }

  @Override
  public EntryDraft.Builder listAllDetails(ListAllDetails request) {
    return draft(Operation.LIST_ALL_DETAILS);
  }

  @Override
  public EntryDraft.Builder deactivateAllTasks(DeactivateAllTasks request) {
    return draft(Operation.DEACTIVATE_ALL_TASKS);
  }

  @Override
  public EntryDraft.Builder removeAllDestinations(RemoveAllDestinations request) {
    return draft(Operation.REMOVE_ALL_DESTINATIONS);
  }

  @Override
  public EntryDraft.Builder getAllDetails(GetAllDetails request) {
    return draft(Operation.GET_ALL_DETAILS);
  }

  @Override
  public EntryDraft.Builder getAllTaskDetails(GetAllTaskDetails request) {
    return draft(Operation.GET_ALL_TASK_DETAILS);
  }

  @Override
  public EntryDraft.Builder getAllDestinationDetails(GetAllDestinationDetails request) {
    return draft(Operation.GET_ALL_DESTINATION_DETAILS);
  }

  @Override
  public EntryDraft.Builder getAllGenericObjectDetails(GetAllGenericObjectDetails request) {
    return draft(Operation.GET_ALL_GENERIC_OBJECT_DETAILS);
  }

  @Override
  public EntryDraft.Builder reportTaskIssue(ReportTaskIssue request) {
    return task(Operation.REPORT_TASK_ISSUE, request.xid());
  }

  @Override
  public EntryDraft.Builder reportDestinationIssue(ReportDestinationIssue request) {
    return destination(Operation.REPORT_DESTINATION_ISSUE, request.did());
  }

  @Override
  public EntryDraft.Builder reportNeIssue(ReportNeIssue request) {
    return draft(Operation.REPORT_NE_ISSUE);
  }

  @Override
  public EntryDraft.Builder createObject(CreateObject request) {
    return object(Operation.CREATE_OBJECT, request.object().objectId());
  }

  @Override
  public EntryDraft.Builder modifyObject(ModifyObject request) {
    return object(Operation.MODIFY_OBJECT, request.object().objectId());
  }

  @Override
  public EntryDraft.Builder getObject(GetObject request) {
    return object(Operation.GET_OBJECT, request.objectId());
  }

  @Override
  public EntryDraft.Builder deleteObject(DeleteObject request) {
    return object(Operation.DELETE_OBJECT, request.objectId());
  }

  @Override
  public EntryDraft.Builder listObjectsOfType(ListObjectsOfType request) {
    return draft(Operation.LIST_OBJECTS_OF_TYPE);
  }

  @Override
  public EntryDraft.Builder deleteAllObjects(DeleteAllObjects request) {
    return draft(Operation.DELETE_ALL_OBJECTS);
  }
}

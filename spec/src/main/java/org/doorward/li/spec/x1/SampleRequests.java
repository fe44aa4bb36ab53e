package org.doorward.li.spec.x1;

import java.util.List;
import java.util.Optional;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.GenericObjectType;
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
import org.doorward.li.x1.NeIssueType;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.TaskReportType;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;

/**
 * One request of each type.
 *
 * @param draw makes the values
 * @param header the base fields
 * @param targets what a task is for
 */
record SampleRequests(Draw draw, X1Header header, List<TargetIdentifier> targets) {
  X1Request of(RequestMessageType type) {
    SampleDetails details = new SampleDetails(draw);
    SampleStates states = new SampleStates(draw);
    return switch (type) {
      case ACTIVATE_TASK -> new ActivateTask(header, details.task(targets));
      case MODIFY_TASK -> new ModifyTask(header, details.task(targets));
      case DEACTIVATE_TASK -> new DeactivateTask(header, details.xid());
      case DEACTIVATE_ALL_TASKS -> new DeactivateAllTasks(header);
      case GET_TASK_DETAILS -> new GetTaskDetails(header, details.xid());
      case CREATE_DESTINATION -> new CreateDestination(header, details.destination());
      case MODIFY_DESTINATION -> new ModifyDestination(header, details.destination());
      case REMOVE_DESTINATION -> new RemoveDestination(header, details.did());
      case REMOVE_ALL_DESTINATIONS -> new RemoveAllDestinations(header);
      case GET_DESTINATION_DETAILS -> new GetDestinationDetails(header, details.did());
      case GET_NE_STATUS -> new GetNeStatus(header);
      case GET_ALL_DETAILS -> new GetAllDetails(header);
      case GET_ALL_TASK_DETAILS -> new GetAllTaskDetails(header);
      case GET_ALL_DESTINATION_DETAILS -> new GetAllDestinationDetails(header);
      case GET_ALL_GENERIC_OBJECT_DETAILS ->
        new GetAllGenericObjectDetails(header, draw.maybe(this::objectType));
      case LIST_ALL_DETAILS -> new ListAllDetails(header);
      case REPORT_TASK_ISSUE ->
        new ReportTaskIssue(
            header,
            details.xid(),
            draw.one(List.of(TaskReportType.values())),
            code(),
            draw.maybe(draw::text),
            details.extensions());
      case REPORT_DESTINATION_ISSUE ->
        new ReportDestinationIssue(
            header,
            details.did(),
            draw.one(List.of(TaskReportType.values())),
            code(),
            draw.maybe(draw::text));
      case REPORT_NE_ISSUE ->
        new ReportNeIssue(
            header,
            draw.one(List.of(NeIssueType.values())),
            draw.text(),
            code(),
            details.extensions());
      case PING -> new Ping(header);
      case KEEPALIVE -> new Keepalive(header);
      case CREATE_OBJECT -> new CreateObject(header, states.object());
      case MODIFY_OBJECT -> new ModifyObject(header, states.object());
      case GET_OBJECT -> new GetObject(header, details.objectId());
      case DELETE_OBJECT -> new DeleteObject(header, details.objectId());
      case LIST_OBJECTS_OF_TYPE -> new ListObjectsOfType(header, objectType());
      case DELETE_ALL_OBJECTS -> new DeleteAllObjects(header);
      case EXTENDED -> throw new IllegalArgumentException("the schema names no such request");
    };
  }

  private Optional<Integer> code() {
    return draw.maybe(() -> draw.one(List.of(X1ErrorCode.values())).code());
  }

  private GenericObjectType objectType() {
    return draw.bool() ? GenericObjectType.HASH_CONTEXT : GenericObjectType.DESTINATION_SET_DETAILS;
  }
}

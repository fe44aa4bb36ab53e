package org.doorward.li.netty.x1;

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
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1RequestHandler;

/**
 * The same request as another transaction. Immutable.
 *
 * @param header of the new one
 * @clause TS 103 221-1, 5.2.3
 */
record Reissue(X1Header header) implements X1RequestHandler<X1Request> {
  @Override
  public X1Request ping(Ping request) {
    return new Ping(header);
  }

  @Override
  public X1Request keepalive(Keepalive request) {
    return new Keepalive(header);
  }

  @Override
  public X1Request activateTask(ActivateTask request) {
    return new ActivateTask(header, request.taskDetails());
  }

  @Override
  public X1Request modifyTask(ModifyTask request) {
    return new ModifyTask(header, request.taskDetails());
  }

  @Override
  public X1Request deactivateTask(DeactivateTask request) {
    return new DeactivateTask(header, request.xid());
  }

  @Override
  public X1Request createDestination(CreateDestination request) {
    return new CreateDestination(header, request.destinationDetails());
  }

  @Override
  public X1Request modifyDestination(ModifyDestination request) {
    return new ModifyDestination(header, request.destinationDetails());
  }

  @Override
  public X1Request removeDestination(RemoveDestination request) {
    return new RemoveDestination(header, request.did());
  }

  @Override
  public X1Request getTaskDetails(GetTaskDetails request) {
    return new GetTaskDetails(header, request.xid());
  }

  @Override
  public X1Request getDestinationDetails(GetDestinationDetails request) {
    return new GetDestinationDetails(header, request.did());
  }

  @Override
  public X1Request getNeStatus(GetNeStatus request) {
    return new GetNeStatus(header);
  }

  @Override
  public X1Request listAllDetails(ListAllDetails request) {
    return new ListAllDetails(header);
  }

  @Override
  public X1Request deactivateAllTasks(DeactivateAllTasks request) {
    return new DeactivateAllTasks(header);
  }

  @Override
  public X1Request removeAllDestinations(RemoveAllDestinations request) {
    return new RemoveAllDestinations(header);
  }

  @Override
  public X1Request getAllDetails(GetAllDetails request) {
    return new GetAllDetails(header);
  }

  @Override
  public X1Request getAllTaskDetails(GetAllTaskDetails request) {
    return new GetAllTaskDetails(header);
  }

  @Override
  public X1Request getAllDestinationDetails(GetAllDestinationDetails request) {
    return new GetAllDestinationDetails(header);
  }

  @Override
  public X1Request getAllGenericObjectDetails(GetAllGenericObjectDetails request) {
    return new GetAllGenericObjectDetails(header, request.objectType());
  }

  @Override
  public X1Request reportTaskIssue(ReportTaskIssue request) {
    return new ReportTaskIssue(
        header,
        request.xid(),
        request.reportType(),
        request.errorCode(),
        request.details(),
        request.extensions());
  }

  @Override
  public X1Request reportDestinationIssue(ReportDestinationIssue request) {
    return new ReportDestinationIssue(
        header, request.did(), request.reportType(), request.errorCode(), request.details());
  }

  @Override
  public X1Request reportNeIssue(ReportNeIssue request) {
    return new ReportNeIssue(
        header,
        request.issueType(),
        request.description(),
        request.issueCode(),
        request.extensions());
  }

  @Override
  public X1Request createObject(CreateObject request) {
    return new CreateObject(header, request.object());
  }

  @Override
  public X1Request modifyObject(ModifyObject request) {
    return new ModifyObject(header, request.object());
  }

  @Override
  public X1Request getObject(GetObject request) {
    return new GetObject(header, request.objectId());
  }

  @Override
  public X1Request deleteObject(DeleteObject request) {
    return new DeleteObject(header, request.objectId());
  }

  @Override
  public X1Request listObjectsOfType(ListObjectsOfType request) {
    return new ListObjectsOfType(header, request.objectType());
  }

  @Override
  public X1Request deleteAllObjects(DeleteAllObjects request) {
    return new DeleteAllObjects(header);
  }
}

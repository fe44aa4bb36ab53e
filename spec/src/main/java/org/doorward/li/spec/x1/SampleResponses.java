package org.doorward.li.spec.x1;

import java.util.List;
import java.util.Optional;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.Acknowledgement;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.ExtensionInformation;
import org.doorward.li.x1.ExtensionSpecification;
import org.doorward.li.x1.GetAllDestinationDetailsResponse;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.GetAllGenericObjectDetailsResponse;
import org.doorward.li.x1.GetAllTaskDetailsResponse;
import org.doorward.li.x1.GetDestinationDetailsResponse;
import org.doorward.li.x1.GetNeStatusResponse;
import org.doorward.li.x1.GetObjectResponse;
import org.doorward.li.x1.GetTaskDetailsResponse;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.ListObjectsOfTypeResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Response;

/**
 * One response of each type.
 *
 * @param draw makes the values
 * @param header the base fields
 * @param targets what a task is for
 */
record SampleResponses(Draw draw, X1Header header, List<TargetIdentifier> targets) {
  X1Response of(RequestMessageType type) {
    SampleDetails details = new SampleDetails(draw);
    SampleStates states = new SampleStates(draw);
    return switch (type) {
      case GET_TASK_DETAILS -> new GetTaskDetailsResponse(header, states.task(targets));
      case GET_DESTINATION_DETAILS ->
        new GetDestinationDetailsResponse(header, states.destination());
      case GET_NE_STATUS -> new GetNeStatusResponse(header, states.element());
      case GET_ALL_DETAILS ->
        new GetAllDetailsResponse(
            header,
            states.element(),
            tasks(states),
            destinations(states),
            states.objectResponses());
      case GET_ALL_TASK_DETAILS -> new GetAllTaskDetailsResponse(header, tasks(states));
      case GET_ALL_DESTINATION_DETAILS ->
        new GetAllDestinationDetailsResponse(header, destinations(states));
      case GET_ALL_GENERIC_OBJECT_DETAILS ->
        new GetAllGenericObjectDetailsResponse(header, states.objectResponses());
      case LIST_ALL_DETAILS ->
        new ListAllDetailsResponse(
            header,
            draw.some(details::xid),
            new ListOfDids(draw.some(details::did), draw.some(details::objectId)),
            draw.maybe(() -> draw.some(details::objectId)));
      case GET_OBJECT -> new GetObjectResponse(header, states.objectResponse());
      case LIST_OBJECTS_OF_TYPE ->
        new ListObjectsOfTypeResponse(header, draw.some(details::objectId));
      case EXTENDED -> throw new IllegalArgumentException("the schema names no such response");
      default -> new OkResponse(header, type, acknowledgement(type));
    };
  }

  /** An error in the place of any response. */
  ErrorResponse error() {
    RequestMessageType type = draw.one(List.of(RequestMessageType.values()));
    Optional<ExtensionInformation> extension = type == RequestMessageType.EXTENDED
        ? Optional.of(new ExtensionInformation(ExtensionSpecification.TS_133_128, draw.text()))
        : Optional.empty();
    return new ErrorResponse(header, type, new SampleStates(draw).error(), extension);
  }

  private Acknowledgement acknowledgement(RequestMessageType type) {
    return type == RequestMessageType.REPORT_NE_ISSUE
        ? Acknowledgement.ACKNOWLEDGED_AND_COMPLETED
        : draw.one(List.of(Acknowledgement.values()));
  }

  private List<TaskResponseDetails> tasks(SampleStates states) {
    return draw.some(() -> states.task(targets));
  }

  private List<DestinationResponseDetails> destinations(SampleStates states) {
    return draw.some(states::destination);
  }
}

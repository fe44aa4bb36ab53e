package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.x1;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.GetAllDestinationDetailsResponse;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.GetAllGenericObjectDetailsResponse;
import org.doorward.li.x1.GetAllTaskDetailsResponse;
import org.doorward.li.x1.NeStatusDetails;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.X1Response;

/**
 * The responses that tell everything of a kind. Two lists may be absent by the schema, and then say the same as an
 * empty one; we write those always. A list of generic objects that is absent says that there is no such thing.
 *
 * @clause TS 103 221-1, 6.4.5
 * @clause TS 103 221-1, 6.4.7
 * @clause TS 103 221-1, 6.4.8
 * @clause TS 103 221-1, 6.4.9
 */
final class AllDetailsTable {
  private static final String TASK_LIST = "listOfTaskResponseDetails";
  private static final String DESTINATION_LIST = "listOfDestinationResponseDetails";

  private static final Sequence<List<TaskResponseDetails>> LIST_OF_TASKS =
      Sequence.listOf(x1("taskResponseDetails"), 0, TaskTable.TASK_RESPONSE_DETAILS);
  private static final Sequence<List<DestinationResponseDetails>> LIST_OF_DESTINATIONS =
      Sequence.listOf(
          x1("destinationResponseDetails"), 0, DestinationTable.DESTINATION_RESPONSE_DETAILS);

  private static final Field<GetAllDetailsResponse, NeStatusDetails> NE_STATUS = Field.once(
      x1("neStatusDetails"), ErrorTable.NE_STATUS_DETAILS, GetAllDetailsResponse::neStatusDetails);
  private static final Field<GetAllDetailsResponse, List<TaskResponseDetails>> TASKS =
      Field.once(x1(TASK_LIST), LIST_OF_TASKS, GetAllDetailsResponse::tasks);
  private static final Field<GetAllDetailsResponse, List<DestinationResponseDetails>> DESTINATIONS =
      Field.once(x1(DESTINATION_LIST), LIST_OF_DESTINATIONS, GetAllDetailsResponse::destinations);
  private static final Field<GetAllDetailsResponse, List<GenericObjectResponseDetails>> OBJECTS =
      ObjectTable.responses(GetAllDetailsResponse::genericObjects);

  private static final Field<GetAllTaskDetailsResponse, List<TaskResponseDetails>> ALL_TASKS =
      always(TASK_LIST, LIST_OF_TASKS, GetAllTaskDetailsResponse::tasks);
  private static final Field<GetAllDestinationDetailsResponse, List<DestinationResponseDetails>>
      ALL_DESTINATIONS = always(
          DESTINATION_LIST, LIST_OF_DESTINATIONS, GetAllDestinationDetailsResponse::destinations);
  private static final Field<GetAllGenericObjectDetailsResponse, List<GenericObjectResponseDetails>>
      ALL_OBJECTS = ObjectTable.responses(GetAllGenericObjectDetailsResponse::genericObjects);

  private AllDetailsTable() {}

  static List<MessageRow<? extends X1Response>> rows() {
    return List.of(
        MessageRow.of(
            Names.ofResponse(RequestMessageType.GET_ALL_DETAILS),
            GetAllDetailsResponse.class,
            X1Response::header,
            (header, v) -> new GetAllDetailsResponse(
                header, v.one(NE_STATUS), v.one(TASKS), v.one(DESTINATIONS), v.optional(OBJECTS)),
            Rows.of(NE_STATUS, TASKS, DESTINATIONS, OBJECTS)),
        MessageRow.of(
            Names.ofResponse(RequestMessageType.GET_ALL_TASK_DETAILS),
            GetAllTaskDetailsResponse.class,
            X1Response::header,
            (header, v) -> new GetAllTaskDetailsResponse(header, v.wrapped(ALL_TASKS)),
            Rows.of(ALL_TASKS)),
        MessageRow.of(
            Names.ofResponse(RequestMessageType.GET_ALL_DESTINATION_DETAILS),
            GetAllDestinationDetailsResponse.class,
            X1Response::header,
            (header, v) ->
                new GetAllDestinationDetailsResponse(header, v.wrapped(ALL_DESTINATIONS)),
            Rows.of(ALL_DESTINATIONS)),
        MessageRow.of(
            Names.ofResponse(RequestMessageType.GET_ALL_GENERIC_OBJECT_DETAILS),
            GetAllGenericObjectDetailsResponse.class,
            X1Response::header,
            (header, v) -> new GetAllGenericObjectDetailsResponse(header, v.optional(ALL_OBJECTS)),
            Rows.of(ALL_OBJECTS)));
  }

  private static <T, E> Field<T, List<E>> always(
      String name, XmlType<List<E>> type, Function<T, List<E>> list) {
    return Field.optional(x1(name), type, list.andThen(Optional::of));
  }
}

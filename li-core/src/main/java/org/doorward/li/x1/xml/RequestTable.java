package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.x1;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;

/**
 * The requests, one row each.
 *
 * @clause TS 103 221-1, 6.2 to 6.8
 */
final class RequestTable {
  private static final Map<RequestMessageType, MessageRow<? extends X1Request>> ROWS =
      new EnumMap<>(RequestMessageType.class);

  private static final Map<String, RequestMessageType> TYPES = Arrays.stream(
          RequestMessageType.values())
      .filter(type -> type != RequestMessageType.EXTENDED)
      .collect(Collectors.toUnmodifiableMap(Names::ofRequest, Function.identity()));

  static {
    bare(RequestMessageType.PING, Ping.class, Ping::new);
    bare(RequestMessageType.KEEPALIVE, Keepalive.class, Keepalive::new);
    one(
        RequestMessageType.ACTIVATE_TASK,
        ActivateTask.class,
        ActivateTask::new,
        Field.once(x1("taskDetails"), TaskTable.TASK_DETAILS, ActivateTask::taskDetails));
    one(
        RequestMessageType.MODIFY_TASK,
        ModifyTask.class,
        ModifyTask::new,
        Field.once(x1("taskDetails"), TaskTable.TASK_DETAILS, ModifyTask::taskDetails));
    one(
        RequestMessageType.DEACTIVATE_TASK,
        DeactivateTask.class,
        DeactivateTask::new,
        Field.once(x1("xId"), SimpleTypes.XID, DeactivateTask::xid));
    one(
        RequestMessageType.CREATE_DESTINATION,
        CreateDestination.class,
        CreateDestination::new,
        Field.once(
            x1("destinationDetails"),
            DestinationTable.DESTINATION_DETAILS,
            CreateDestination::destinationDetails));
    one(
        RequestMessageType.MODIFY_DESTINATION,
        ModifyDestination.class,
        ModifyDestination::new,
        Field.once(
            x1("destinationDetails"),
            DestinationTable.DESTINATION_DETAILS,
            ModifyDestination::destinationDetails));
    one(
        RequestMessageType.REMOVE_DESTINATION,
        RemoveDestination.class,
        RemoveDestination::new,
        Field.once(x1("dId"), SimpleTypes.DID, RemoveDestination::did));
    one(
        RequestMessageType.GET_TASK_DETAILS,
        GetTaskDetails.class,
        GetTaskDetails::new,
        Field.once(x1("xId"), SimpleTypes.XID, GetTaskDetails::xid));
    one(
        RequestMessageType.GET_DESTINATION_DETAILS,
        GetDestinationDetails.class,
        GetDestinationDetails::new,
        Field.once(x1("dId"), SimpleTypes.DID, GetDestinationDetails::did));
    bare(
        RequestMessageType.DEACTIVATE_ALL_TASKS, DeactivateAllTasks.class, DeactivateAllTasks::new);
    bare(
        RequestMessageType.REMOVE_ALL_DESTINATIONS,
        RemoveAllDestinations.class,
        RemoveAllDestinations::new);
    bare(RequestMessageType.GET_ALL_DETAILS, GetAllDetails.class, GetAllDetails::new);
    bare(RequestMessageType.GET_ALL_TASK_DETAILS, GetAllTaskDetails.class, GetAllTaskDetails::new);
    bare(
        RequestMessageType.GET_ALL_DESTINATION_DETAILS,
        GetAllDestinationDetails.class,
        GetAllDestinationDetails::new);
    Field<GetAllGenericObjectDetails, GenericObjectType> filter = Field.optional(
        x1("objectType"), SimpleTypes.GENERIC_OBJECT_TYPE, GetAllGenericObjectDetails::objectType);
    add(
        RequestMessageType.GET_ALL_GENERIC_OBJECT_DETAILS,
        MessageRow.of(
            Names.ofRequest(RequestMessageType.GET_ALL_GENERIC_OBJECT_DETAILS),
            GetAllGenericObjectDetails.class,
            X1Request::header,
            (header, v) -> new GetAllGenericObjectDetails(header, v.optional(filter)),
            Rows.of(filter)));
    add(RequestMessageType.REPORT_TASK_ISSUE, ReportTable.TASK_ISSUE);
    add(RequestMessageType.REPORT_DESTINATION_ISSUE, ReportTable.DESTINATION_ISSUE);
    add(RequestMessageType.REPORT_NE_ISSUE, ReportTable.NE_ISSUE);
    one(
        RequestMessageType.CREATE_OBJECT,
        CreateObject.class,
        CreateObject::new,
        Field.once(x1("createObject"), ObjectType.GENERIC_OBJECT, CreateObject::object));
    one(
        RequestMessageType.MODIFY_OBJECT,
        ModifyObject.class,
        ModifyObject::new,
        Field.once(x1("modifyObject"), ObjectType.GENERIC_OBJECT, ModifyObject::object));
    one(
        RequestMessageType.GET_OBJECT,
        GetObject.class,
        GetObject::new,
        ObjectType.objectId(GetObject::objectId));
    one(
        RequestMessageType.DELETE_OBJECT,
        DeleteObject.class,
        DeleteObject::new,
        ObjectType.objectId(DeleteObject::objectId));
    one(
        RequestMessageType.LIST_OBJECTS_OF_TYPE,
        ListObjectsOfType.class,
        ListObjectsOfType::new,
        Field.once(
            x1("objectType"), SimpleTypes.GENERIC_OBJECT_TYPE, ListObjectsOfType::objectType));
    bare(RequestMessageType.DELETE_ALL_OBJECTS, DeleteAllObjects.class, DeleteAllObjects::new);
    bare(RequestMessageType.GET_NE_STATUS, GetNeStatus.class, GetNeStatus::new);
    bare(RequestMessageType.LIST_ALL_DETAILS, ListAllDetails.class, ListAllDetails::new);
  }

  private RequestTable() {}

  /** The row of a type, if we can read it. */
  static Optional<MessageRow<? extends X1Request>> row(RequestMessageType type) {
    return Optional.ofNullable(ROWS.get(type));
  }

  /** The type that {@code typeName} names. */
  static Optional<RequestMessageType> type(String typeName) {
    return Optional.ofNullable(TYPES.get(typeName));
  }

  private static <M extends X1Request> void bare(
      RequestMessageType type, Class<M> requests, Function<X1Header, M> maker) {
    add(type, MessageRow.bare(Names.ofRequest(type), requests, X1Request::header, maker));
  }

  private static <M extends X1Request, V> void one(
      RequestMessageType type,
      Class<M> requests,
      BiFunction<X1Header, V, M> maker,
      Field<M, V> field) {
    add(type, MessageRow.one(Names.ofRequest(type), requests, X1Request::header, field, maker));
  }

  private static void add(RequestMessageType type, MessageRow<? extends X1Request> row) {
    ROWS.put(type, row);
  }
}

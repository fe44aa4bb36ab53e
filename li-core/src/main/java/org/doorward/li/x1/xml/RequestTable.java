package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.x1;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.Keepalive;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;

/**
 * The requests that we can read and write, one row each. A request type without a row is answered by code 1080.
 *
 * @clause TS 103 221-1, 6.2 to 6.6
 */
final class RequestTable {
  private static final Map<RequestMessageType, MessageRow<? extends X1Request>> ROWS =
      new EnumMap<>(RequestMessageType.class);

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
    return List.of(RequestMessageType.values()).stream()
        .filter(type -> type != RequestMessageType.EXTENDED && typeName(type).equals(typeName))
        .findFirst();
  }

  private static String typeName(RequestMessageType type) {
    return type.wireName() + "Request";
  }

  private static <M extends X1Request> void bare(
      RequestMessageType type, Class<M> requests, Function<X1Header, M> maker) {
    ROWS.put(type, MessageRow.bare(typeName(type), requests, X1Request::header, maker));
  }

  private static <M extends X1Request, V> void one(
      RequestMessageType type,
      Class<M> requests,
      BiFunction<X1Header, V, M> maker,
      Field<M, V> field) {
    ROWS.put(type, MessageRow.one(typeName(type), requests, X1Request::header, field, maker));
  }
}

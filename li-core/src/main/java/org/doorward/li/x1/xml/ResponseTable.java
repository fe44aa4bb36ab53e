package org.doorward.li.x1.xml;

import static org.doorward.li.x1.xml.Names.x1;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.ExtensionInformation;
import org.doorward.li.x1.GetDestinationDetailsResponse;
import org.doorward.li.x1.GetNeStatusResponse;
import org.doorward.li.x1.GetObjectResponse;
import org.doorward.li.x1.GetTaskDetailsResponse;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.ListObjectsOfTypeResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Response;

/**
 * The responses that we can read and write, one row each, by the name of their type.
 *
 * @clause TS 103 221-1, 6.2 to 6.8
 */
final class ResponseTable {
  private static final Map<String, MessageRow<? extends X1Response>> ROWS = new HashMap<>();
  private static final String ERROR = "ErrorResponse";

  private static final Field<ErrorResponse, RequestMessageType> REQUEST_MESSAGE_TYPE =
      Field.once(x1("requestMessageType"), SimpleTypes.REQUEST_MESSAGE_TYPE, ErrorResponse::type);
  private static final Field<ErrorResponse, ErrorInformation> ERROR_INFORMATION =
      Field.once(x1("errorInformation"), ErrorTable.ERROR_INFORMATION, ErrorResponse::error);
  private static final Field<ErrorResponse, ExtensionInformation> EXTENSION_INFORMATION =
      Field.optional(
          x1("extensionInformation"), ErrorTable.EXTENSION_INFORMATION, ErrorResponse::extension);

  private static final Field<ListAllDetailsResponse, List<Xid>> XIDS =
      Field.once(x1("ListOfXIDs"), ListTable.LIST_OF_XIDS, ListAllDetailsResponse::xids);
  private static final Field<ListAllDetailsResponse, ListOfDids> DIDS =
      Field.once(x1("ListOfDIDs"), ListTable.LIST_OF_DIDS, ListAllDetailsResponse::listOfDids);
  private static final Field<ListAllDetailsResponse, List<GenericObjectId>> OBJECTS =
      Field.optional(
          x1("ListOfGenericObjectIDs"),
          ListTable.LIST_OF_GENERIC_OBJECT_IDS,
          ListAllDetailsResponse::genericObjectIds);

  static {
    for (RequestMessageType type : RequestMessageType.values()) {
      if (type.answersOk()) {
        ok(type);
      }
    }
    one(
        RequestMessageType.GET_TASK_DETAILS,
        GetTaskDetailsResponse.class,
        GetTaskDetailsResponse::new,
        Field.once(
            x1("taskResponseDetails"),
            TaskTable.TASK_RESPONSE_DETAILS,
            GetTaskDetailsResponse::taskResponseDetails));
    one(
        RequestMessageType.GET_DESTINATION_DETAILS,
        GetDestinationDetailsResponse.class,
        GetDestinationDetailsResponse::new,
        Field.once(
            x1("destinationResponseDetails"),
            DestinationTable.DESTINATION_RESPONSE_DETAILS,
            GetDestinationDetailsResponse::destinationResponseDetails));
    one(
        RequestMessageType.GET_NE_STATUS,
        GetNeStatusResponse.class,
        GetNeStatusResponse::new,
        Field.once(
            x1("neStatusDetails"),
            ErrorTable.NE_STATUS_DETAILS,
            GetNeStatusResponse::neStatusDetails));
    add(MessageRow.of(
        Names.ofResponse(RequestMessageType.LIST_ALL_DETAILS),
        ListAllDetailsResponse.class,
        X1Response::header,
        (header, v) ->
            new ListAllDetailsResponse(header, v.one(XIDS), v.one(DIDS), v.optional(OBJECTS)),
        Rows.of(XIDS, DIDS, OBJECTS)));
    AllDetailsTable.rows().forEach(ResponseTable::add);
    one(
        RequestMessageType.GET_OBJECT,
        GetObjectResponse.class,
        GetObjectResponse::new,
        Field.once(
            x1("genericObjectResponseDetails"),
            ObjectTable.OBJECT_RESPONSE_DETAILS,
            GetObjectResponse::genericObjectResponseDetails));
    one(
        RequestMessageType.LIST_OBJECTS_OF_TYPE,
        ListObjectsOfTypeResponse.class,
        ListObjectsOfTypeResponse::new,
        Field.once(
            x1("listOfObjects"),
            ListTable.LIST_OF_GENERIC_OBJECT_IDS,
            ListObjectsOfTypeResponse::objectIds));
    add(MessageRow.of(
        ERROR,
        ErrorResponse.class,
        X1Response::header,
        (header, v) -> new ErrorResponse(
            header,
            v.one(REQUEST_MESSAGE_TYPE),
            v.one(ERROR_INFORMATION),
            v.optional(EXTENSION_INFORMATION)),
        Rows.of(REQUEST_MESSAGE_TYPE, ERROR_INFORMATION, EXTENSION_INFORMATION)));
  }

  private ResponseTable() {}

  /** The row that {@code typeName} names. */
  static Optional<MessageRow<? extends X1Response>> row(String typeName) {
    return Optional.ofNullable(ROWS.get(typeName));
  }

  /** The name of the type of {@code response}. */
  static String typeName(X1Response response) {
    return response instanceof ErrorResponse ? ERROR : Names.ofResponse(response.type());
  }

  private static void ok(RequestMessageType type) {
    one(
        type,
        OkResponse.class,
        (header, ok) -> new OkResponse(header, type, ok),
        Field.once(
            x1("oK"),
            type == RequestMessageType.REPORT_NE_ISSUE ? SimpleTypes.OK_COMPLETED : SimpleTypes.OK,
            OkResponse::ok));
  }

  private static <M extends X1Response, V> void one(
      RequestMessageType type,
      Class<M> responses,
      BiFunction<X1Header, V, M> maker,
      Field<M, V> field) {
    add(MessageRow.one(Names.ofResponse(type), responses, X1Response::header, field, maker));
  }

  private static void add(MessageRow<? extends X1Response> row) {
    ROWS.put(row.typeName(), row);
  }
}

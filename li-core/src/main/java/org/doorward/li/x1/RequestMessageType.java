package org.doorward.li.x1;

/**
 * What a request asks for: the 27 exchanges of X1, and one name for what the schema does not name.
 *
 * @clause TS 103 221-1, 6.7
 */
public enum RequestMessageType {
  /** Start an interception. */
  ACTIVATE_TASK("ActivateTask", true),
  /** Replace a task's details. */
  MODIFY_TASK("ModifyTask", true),
  /** Stop an interception. */
  DEACTIVATE_TASK("DeactivateTask", true),
  /** Stop all interceptions. */
  DEACTIVATE_ALL_TASKS("DeactivateAllTasks", true),
  /** Tell how a task stands. */
  GET_TASK_DETAILS("GetTaskDetails", false),
  /** Set up a delivery destination. */
  CREATE_DESTINATION("CreateDestination", true),
  /** Replace a destination's details. */
  MODIFY_DESTINATION("ModifyDestination", true),
  /** Remove a destination that no task uses. */
  REMOVE_DESTINATION("RemoveDestination", true),
  /** Remove all destinations. */
  REMOVE_ALL_DESTINATIONS("RemoveAllDestinations", true),
  /** Tell how a destination stands. */
  GET_DESTINATION_DETAILS("GetDestinationDetails", false),
  /** Tell how the element stands. */
  GET_NE_STATUS("GetNEStatus", false),
  /** Tell how everything stands. */
  GET_ALL_DETAILS("GetAllDetails", false),
  /** Tell how all tasks stand. */
  GET_ALL_TASK_DETAILS("GetAllTaskDetails", false),
  /** Tell how all destinations stand. */
  GET_ALL_DESTINATION_DETAILS("GetAllDestinationDetails", false),
  /** Tell how all generic objects stand. */
  GET_ALL_GENERIC_OBJECT_DETAILS("GetAllGenericObjectDetails", false),
  /** List the identifiers of everything. */
  LIST_ALL_DETAILS("ListAllDetails", false),
  /** Report something about a task. */
  REPORT_TASK_ISSUE("ReportTaskIssue", true),
  /** Report something about a destination. */
  REPORT_DESTINATION_ISSUE("ReportDestinationIssue", true),
  /** Report something about the element. */
  REPORT_NE_ISSUE("ReportNEIssue", true),
  /** Prove that the way is open. */
  PING("Ping", true),
  /** Prove that the ADMF is alive. */
  KEEPALIVE("Keepalive", true),
  /** Store a generic object. */
  CREATE_OBJECT("CreateObject", true),
  /** Replace a generic object. */
  MODIFY_OBJECT("ModifyObject", true),
  /** Tell how a generic object stands. */
  GET_OBJECT("GetObject", false),
  /** Remove a generic object. */
  DELETE_OBJECT("DeleteObject", true),
  /** List the generic objects of a type. */
  LIST_OBJECTS_OF_TYPE("ListObjectsOfType", false),
  /** Remove all generic objects. */
  DELETE_ALL_OBJECTS("DeleteAllObjects", true),
  /** A request that the schema does not name. */
  EXTENDED("ExtendedRequestMessageType", false);

  private final String wireName;
  private final boolean answersOk;

  RequestMessageType(String wireName, boolean answersOk) {
    this.wireName = wireName;
    this.answersOk = answersOk;
  }

  /**
   * The value written as {@code wireName}.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the value
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static RequestMessageType of(String wireName) {
    for (RequestMessageType value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    throw new IllegalArgumentException("no such request");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code ActivateTask}
   */
  public String wireName() {
    return wireName;
  }

  /**
   * Whether an acknowledgement is all that a positive answer holds.
   *
   * @return true if an {@link OkResponse} answers it
   */
  public boolean answersOk() {
    return answersOk;
  }
}

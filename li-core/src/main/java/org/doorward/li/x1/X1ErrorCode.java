package org.doorward.li.x1;

import java.util.Optional;

/**
 * The codes of errors and issues. A peer may send others: {@link ErrorInformation} keeps any number.
 *
 * @clause TS 103 221-1, 6.7
 */
public enum X1ErrorCode {
  /** Nothing more specific fits. */
  GENERIC_ERROR(1000),
  /** The message is not what the schema says. */
  SYNTAX_OR_SCHEMA_ERROR(1010),
  /** The version is not supported. */
  UNSUPPORTED_VERSION(1020),
  /** The ADMF identifier is not bound to the peer's certificate. */
  ADMF_IDENTIFIER_MISMATCH(1030),
  /** The ADMF is not the responsible one. */
  UNEXPECTED_ADMF_IDENTIFIER(1040),
  /** The NE identifier is not bound to the peer's certificate. */
  NE_IDENTIFIER_MISMATCH(1050),
  /** The message names another element. */
  UNEXPECTED_NE_IDENTIFIER(1060),
  /** The keepalive function is off. */
  KEEPALIVE_NOT_SUPPORTED(1070),
  /** The request is not implemented, or goes the wrong way. */
  UNSUPPORTED_REQUEST(1080),
  /** There is a task of that XID. */
  XID_ALREADY_EXISTS(2010),
  /** There is no task of that XID. */
  XID_DOES_NOT_EXIST(2020),
  /** There is a destination of that DID. */
  DID_ALREADY_EXISTS(2030),
  /** There is no destination of that DID. */
  DID_DOES_NOT_EXIST(2040),
  /** There is a generic object of that identifier. */
  GENERIC_OBJECT_ID_ALREADY_EXISTS(2050),
  /** There is no generic object of that identifier. */
  GENERIC_OBJECT_ID_DOES_NOT_EXIST(2060),
  /** A task field cannot be honoured. */
  GENERIC_ACTIVATE_TASK_FAILURE(3000),
  /** A task field cannot be honoured; the task stays as it was. */
  GENERIC_MODIFY_TASK_FAILURE(3001),
  /** The type of a target identifier is not supported. */
  UNSUPPORTED_TARGET_IDENTIFIER_TYPE(3010),
  /** The target identifiers cannot be combined. */
  UNSUPPORTED_TARGET_IDENTIFIER_COMBINATION(3020),
  /** There are more destinations than the element can serve. */
  MULTIPLE_DESTINATIONS_NOT_SUPPORTED(3030),
  /** The destinations do not take what the delivery type orders. */
  INVALID_DELIVERY_TYPE_AND_DESTINATIONS(3040),
  /** A service type is not supported. */
  UNSUPPORTED_SERVICE_TYPE(3050),
  /** The task could not be stopped. */
  GENERIC_DEACTIVATE_TASK_FAILURE(4000),
  /** Not all tasks could be stopped. */
  GENERIC_DEACTIVATE_ALL_TASKS_FAILURE(5000),
  /** Stopping all tasks at once is off. */
  DEACTIVATE_ALL_TASKS_NOT_ENABLED(5010),
  /** The destination cannot be set up. */
  GENERIC_CREATE_DESTINATION_FAILURE(6000),
  /** The destination stays as it was. */
  GENERIC_MODIFY_DESTINATION_FAILURE(6001),
  /** The form of the delivery address is not supported. */
  UNSUPPORTED_DELIVERY_ADDRESS_TYPE(6020),
  /** The destination could not be removed. */
  GENERIC_REMOVE_DESTINATION_FAILURE(7000),
  /** A task uses the destination. */
  DESTINATION_IN_USE(7010),
  /** The destinations could not be removed. */
  GENERIC_REMOVE_ALL_DESTINATIONS_FAILURE(8000),
  /** Tasks use destinations. */
  DESTINATIONS_IN_USE(8010),
  /** Removing all destinations at once is off. */
  REMOVE_ALL_DESTINATIONS_NOT_ENABLED(8020),
  /** The object cannot be stored. */
  GENERIC_CREATE_OBJECT_FAILURE(8500),
  /** The object stays as it was. */
  GENERIC_MODIFY_OBJECT_FAILURE(8510),
  /** The object could not be removed. */
  GENERIC_DELETE_OBJECT_FAILURE(8530),
  /** The objects could not be removed. */
  GENERIC_DELETE_ALL_OBJECTS_FAILURE(8540),
  /** Removing all objects at once is off. */
  DELETE_ALL_OBJECTS_NOT_ENABLED(8550),
  /** Issue: a fault is over. */
  ERROR_CLEARED(9000),
  /** Issue: a warning. */
  GENERIC_WARNING(9010),
  /** Issue: a fault that does not end the task. */
  GENERIC_NON_TERMINATING_FAULT(9020),
  /** Issue: a fault that ended the task. */
  TERMINATING_FAULT(9030),
  /** Issue: what was acknowledged is done. */
  REQUEST_ACTIONED(9040),
  /** Issue: the ADMF is silent. */
  KEEPALIVES_NOT_RECEIVED(9050),
  /** Issue: the element holds no tasks any more. */
  DATABASE_CLEARED(10000);

  private final int code;

  X1ErrorCode(int code) {
    this.code = code;
  }

  /**
   * The constant of that number.
   *
   * @param code the number on the wire
   * @return empty if we do not know it
   */
  public static Optional<X1ErrorCode> of(int code) {
    for (X1ErrorCode value : values()) {
      if (value.code == code) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /**
   * The number on the wire.
   *
   * @return for instance 1010
   */
  public int code() {
    return code;
  }
}

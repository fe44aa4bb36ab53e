package org.doorward.li.policy.internal;

import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1ErrorCode;

/**
 * The code that says no more than which request failed, for where no other fits.
 *
 * @clause TS 103 221-1, 6.7
 */
public final class GenericFailure {
  private GenericFailure() {}

  /** The generic code of a request; 1000 if it has none of its own. */
  public static X1ErrorCode of(RequestMessageType type) {
    return switch (type) {
      case ACTIVATE_TASK -> X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE;
      case MODIFY_TASK -> X1ErrorCode.GENERIC_MODIFY_TASK_FAILURE;
      case DEACTIVATE_TASK -> X1ErrorCode.GENERIC_DEACTIVATE_TASK_FAILURE;
      case DEACTIVATE_ALL_TASKS -> X1ErrorCode.GENERIC_DEACTIVATE_ALL_TASKS_FAILURE;
      case CREATE_DESTINATION -> X1ErrorCode.GENERIC_CREATE_DESTINATION_FAILURE;
      case MODIFY_DESTINATION -> X1ErrorCode.GENERIC_MODIFY_DESTINATION_FAILURE;
      case REMOVE_DESTINATION -> X1ErrorCode.GENERIC_REMOVE_DESTINATION_FAILURE;
      case REMOVE_ALL_DESTINATIONS -> X1ErrorCode.GENERIC_REMOVE_ALL_DESTINATIONS_FAILURE;
      case CREATE_OBJECT -> X1ErrorCode.GENERIC_CREATE_OBJECT_FAILURE;
      case MODIFY_OBJECT -> X1ErrorCode.GENERIC_MODIFY_OBJECT_FAILURE;
      case DELETE_OBJECT -> X1ErrorCode.GENERIC_DELETE_OBJECT_FAILURE;
      case DELETE_ALL_OBJECTS -> X1ErrorCode.GENERIC_DELETE_ALL_OBJECTS_FAILURE;
      default -> X1ErrorCode.GENERIC_ERROR;
    };
  }
}

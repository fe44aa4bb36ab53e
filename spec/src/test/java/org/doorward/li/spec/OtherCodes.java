package org.doorward.li.spec;

import java.util.EnumSet;
import java.util.Set;
import org.doorward.li.x1.X1ErrorCode;

/** The error codes of X1 that an element with all it needs does not answer. */
final class OtherCodes {
  /** Those that are reported, not answered: shown by ReportsIT and KeepaliveIT. */
  static final Set<X1ErrorCode> REPORTED = EnumSet.of(
      X1ErrorCode.ERROR_CLEARED,
      X1ErrorCode.GENERIC_WARNING,
      X1ErrorCode.GENERIC_NON_TERMINATING_FAULT,
      X1ErrorCode.TERMINATING_FAULT,
      X1ErrorCode.REQUEST_ACTIONED,
      X1ErrorCode.KEEPALIVES_NOT_RECEIVED,
      X1ErrorCode.DATABASE_CLEARED);

  /** Stopping always works, but for an element that does not know what it held: shown by StateKeyIT. */
  static final Set<X1ErrorCode> WITHOUT_STATE = EnumSet.of(
      X1ErrorCode.GENERIC_DEACTIVATE_TASK_FAILURE,
      X1ErrorCode.GENERIC_DEACTIVATE_ALL_TASKS_FAILURE);

  /** That of an ADMF to an element: shown by ReportServiceIT. */
  static final Set<X1ErrorCode> OF_THE_ADMF = EnumSet.of(X1ErrorCode.NE_IDENTIFIER_MISMATCH);

  private OtherCodes() {}
}

package org.doorward.li.x1;

/**
 * What has become of a task or a destination.
 *
 * @clause TS 103 221-1, 6.5.2
 */
public enum TaskReportType {
  /** Its faults are over. */
  ALL_CLEAR("AllClear"),
  /** It needs attention; there is no fault. */
  WARNING("Warning"),
  /** There is a fault; it is still there, and served in part or tried again. */
  NON_TERMINATING_FAULT("NonTerminatingFault"),
  /** There is a fault, and it is not active any more. */
  TERMINATING_FAULT("TerminatingFault"),
  /** The task was complete, and removed itself. */
  IMPLICIT_DEACTIVATION("ImplicitDeactivation"),
  /** What was acknowledged for later is done. */
  FULLY_ACTIONED_AND_SUCCESSFUL("FullyActionedAndSuccessful"),
  /** What was acknowledged for later has failed. */
  FULLY_ACTIONED_AND_UNSUCCESSFUL("FullyActionedAndUnsuccessful");

  private final String wireName;

  TaskReportType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The value written as {@code wireName}.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the value
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static TaskReportType of(String wireName) {
    for (TaskReportType value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    throw new IllegalArgumentException("no such task report type");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code AllClear}
   */
  public String wireName() {
    return wireName;
  }
}

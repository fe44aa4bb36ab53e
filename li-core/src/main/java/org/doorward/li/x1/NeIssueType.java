package org.doorward.li.x1;

/**
 * What kind of thing an element reports of itself.
 *
 * @clause TS 103 221-1, 6.5.4
 */
public enum NeIssueType {
  /** It needs attention; there is no fault. */
  WARNING("Warning"),
  /** A fault is over. */
  FAULT_CLEARED("FaultCleared"),
  /** There is a fault. */
  FAULT_REPORT("FaultReport"),
  /** A security issue, or the loss of the stored tasks. */
  ALERT("Alert");

  private final String wireName;

  NeIssueType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The value written as {@code wireName}.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the value
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static NeIssueType of(String wireName) {
    for (NeIssueType value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    throw new IllegalArgumentException("no such type of issue");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code FaultReport}
   */
  public String wireName() {
    return wireName;
  }
}

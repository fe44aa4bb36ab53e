package org.doorward.li.x1;

/**
 * What a positive answer says about the work.
 *
 * @clause TS 103 221-1, 6.1
 */
public enum Acknowledgement {
  /** It is done. */
  ACKNOWLEDGED_AND_COMPLETED("AcknowledgedAndCompleted"),
  /** It is accepted; how it ends is reported later. */
  ACKNOWLEDGED("Acknowledged");

  private final String wireName;

  Acknowledgement(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The value written as {@code wireName}.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the value
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static Acknowledgement of(String wireName) {
    for (Acknowledgement value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    throw new IllegalArgumentException("no such acknowledgement");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code AcknowledgedAndCompleted}
   */
  public String wireName() {
    return wireName;
  }
}

package org.doorward.li.x1;

/**
 * Whether a network element as a whole has faults.
 *
 * @clause TS 103 221-1, 6.4.4
 */
public enum NeStatus {
  /** It has none. */
  OK("OK"),
  /** It has. */
  FAULTS("Faults");

  private final String wireName;

  NeStatus(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The value written as {@code wireName}.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the value
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static NeStatus of(String wireName) {
    for (NeStatus value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    throw new IllegalArgumentException("no such element status");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code OK}
   */
  public String wireName() {
    return wireName;
  }
}

package org.doorward.li.identifier;

/**
 * A service that a task may be narrowed to.
 *
 * @clause TS 103 221-1, 6.2.1
 */
public enum ServiceType {
  /** Voice calls. */
  VOICE("voice"),
  /** Data sessions. */
  DATA("data"),
  /** Messages. */
  MESSAGING("messaging"),
  /** Push to talk. */
  PUSH_TO_TALK("pushToTalk"),
  /** Location acquired on request. */
  LALS("LALS"),
  /** Rich communication services. */
  RCS("RCS");

  private final String wireName;

  ServiceType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The value written as {@code wireName} on X1.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the service type
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static ServiceType of(String wireName) {
    for (ServiceType type : values()) {
      if (type.wireName.equals(wireName)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no such service type");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code pushToTalk}
   */
  public String wireName() {
    return wireName;
  }
}

package org.doorward.li.x1;

/**
 * How product is spread over the destinations of a set.
 *
 * @clause TS 103 221-1, annex E
 */
public enum DestinationSetType {
  /** To the one of the smallest preference that can take it. */
  REDUNDANT("Redundant"),
  /** To every one. */
  DUPLICATE("Duplicate");

  private final String wireName;

  DestinationSetType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The value written as {@code wireName}.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the value
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static DestinationSetType of(String wireName) {
    for (DestinationSetType value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    throw new IllegalArgumentException("no such destination set type");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code Duplicate}
   */
  public String wireName() {
    return wireName;
  }
}

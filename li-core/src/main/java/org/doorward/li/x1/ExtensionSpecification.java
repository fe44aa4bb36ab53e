package org.doorward.li.x1;

/**
 * Who specifies a request type that the schema does not name.
 *
 * @clause TS 103 221-1, 6.7
 */
public enum ExtensionSpecification {
  /** 3GPP TS 33.128. */
  TS_133_128("TS133128");

  private final String wireName;

  ExtensionSpecification(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The value written as {@code wireName}.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the value
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static ExtensionSpecification of(String wireName) {
    for (ExtensionSpecification value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    throw new IllegalArgumentException("no such specification");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code TS133128}
   */
  public String wireName() {
    return wireName;
  }
}

package org.doorward.li.x1;

/**
 * How a target's identity is hashed.
 *
 * @clause TS 103 221-1, 6.8
 */
public enum HashAlgorithm {
  /** SHA-256. */
  SHA_256("sha-256"),
  /** SHA-512. */
  SHA_512("sha-512"),
  /** SHA3-512. */
  SHA3_512("sha3-512");

  private final String wireName;

  HashAlgorithm(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The value written as {@code wireName}.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the value
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static HashAlgorithm of(String wireName) {
    for (HashAlgorithm value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    throw new IllegalArgumentException("no such hash algorithm");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code sha-256}
   */
  public String wireName() {
    return wireName;
  }
}

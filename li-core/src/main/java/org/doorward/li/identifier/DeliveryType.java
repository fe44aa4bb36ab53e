package org.doorward.li.identifier;

/**
 * Which product a task orders, or a destination takes.
 *
 * @clause TS 103 221-1, 6.2.1
 */
public enum DeliveryType {
  /** Signalling events only (xIRI). */
  X2_ONLY("X2Only", true, false),
  /** Content only (xCC). */
  X3_ONLY("X3Only", false, true),
  /** Signalling events and content. */
  X2_AND_X3("X2andX3", true, true);

  private final String wireName;
  private final boolean x2;
  private final boolean x3;

  DeliveryType(String wireName, boolean x2, boolean x3) {
    this.wireName = wireName;
    this.x2 = x2;
    this.x3 = x3;
  }

  /**
   * The value written as {@code wireName} on X1.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the delivery type
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static DeliveryType of(String wireName) {
    for (DeliveryType type : values()) {
      if (type.wireName.equals(wireName)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no such delivery type");
  }

  /**
   * The schema's enumeration value.
   *
   * @return {@code X2Only}, {@code X3Only} or {@code X2andX3}
   */
  public String wireName() {
    return wireName;
  }

  /**
   * Whether signalling events are part of it.
   *
   * @return true if X2 is
   */
  public boolean x2() {
    return x2;
  }

  /**
   * Whether content is part of it.
   *
   * @return true if X3 is
   */
  public boolean x3() {
    return x3;
  }

  /**
   * Whether everything that {@code other} asks for is part of this.
   *
   * @param other the delivery type asked for
   * @return true if this is as wide as {@code other} or wider
   */
  public boolean covers(DeliveryType other) {
    return (x2 || !other.x2) && (x3 || !other.x3);
  }
}

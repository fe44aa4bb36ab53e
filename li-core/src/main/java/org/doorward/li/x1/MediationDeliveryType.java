package org.doorward.li.x1;

/**
 * Which product a mediation function hands over.
 *
 * @clause TS 103 221-1, 6.2.1
 */
public enum MediationDeliveryType {
  /** Signalling events only. */
  HI2_ONLY("HI2Only"),
  /** Content only. */
  HI3_ONLY("HI3Only"),
  /** Signalling events and content. */
  HI2_AND_HI3("HI2andHI3");

  private final String wireName;

  MediationDeliveryType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The value written as {@code wireName}.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the value
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static MediationDeliveryType of(String wireName) {
    for (MediationDeliveryType value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    throw new IllegalArgumentException("no such mediation delivery type");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code HI2Only}
   */
  public String wireName() {
    return wireName;
  }
}

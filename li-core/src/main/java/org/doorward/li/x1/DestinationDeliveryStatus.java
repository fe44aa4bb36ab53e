package org.doorward.li.x1;

/**
 * Whether a destination can be delivered to.
 *
 * @clause TS 103 221-1, 6.4.3
 */
public enum DestinationDeliveryStatus {
  /** It can. */
  ACTIVE_AND_WORKING("activeAndWorking"),
  /** It cannot, for now. */
  DELIVERY_FAULT("deliveryFault");

  private final String wireName;

  DestinationDeliveryStatus(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The value written as {@code wireName}.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the value
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static DestinationDeliveryStatus of(String wireName) {
    for (DestinationDeliveryStatus value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    throw new IllegalArgumentException("no such delivery status");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code activeAndWorking}
   */
  public String wireName() {
    return wireName;
  }
}

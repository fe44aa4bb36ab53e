package org.doorward.li.x1;

/**
 * How far a task has come.
 *
 * @clause TS 103 221-1, 6.4.2
 */
public enum ProvisioningStatus {
  /** Accepted, not in place yet. */
  AWAITING_PROVISIONING("awaitingProvisioning"),
  /** Could not be put in place, or has ended by itself. */
  FAILED("failed"),
  /** In place everywhere. */
  COMPLETE("complete");

  private final String wireName;

  ProvisioningStatus(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The value written as {@code wireName}.
   *
   * @param wireName the schema's enumeration value, exact case
   * @return the value
   * @throws IllegalArgumentException if the schema has no such value
   */
  public static ProvisioningStatus of(String wireName) {
    for (ProvisioningStatus value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    throw new IllegalArgumentException("no such provisioning status");
  }

  /**
   * The schema's enumeration value.
   *
   * @return for instance {@code awaitingProvisioning}
   */
  public String wireName() {
    return wireName;
  }
}

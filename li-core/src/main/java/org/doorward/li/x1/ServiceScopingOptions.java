package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.ServiceType;

/**
 * Narrows what a mediation function hands over. Immutable.
 *
 * @param serviceTypes only these services; empty if all
 * @param locationType whether, and when, locations are reported
 * @param suspendOnOutboundInternationalRoaming whether handover pauses while the target is abroad
 * @param reportPostDialledDigits whether digits dialled after the call's set-up are reported
 * @clause TS 103 221-1, annex C
 */
public record ServiceScopingOptions(
    List<ServiceType> serviceTypes,
    Optional<LocationTypeOptions> locationType,
    Optional<Boolean> suspendOnOutboundInternationalRoaming,
    Optional<Boolean> reportPostDialledDigits) {
  /**
   * Copies the list.
   *
   * @param serviceTypes copied
   * @param locationType not null
   * @param suspendOnOutboundInternationalRoaming not null
   * @param reportPostDialledDigits not null
   */
  public ServiceScopingOptions {
    serviceTypes = List.copyOf(serviceTypes);
    requireNonNull(locationType, "locationType");
    requireNonNull(suspendOnOutboundInternationalRoaming, "suspendOnOutboundInternationalRoaming");
    requireNonNull(reportPostDialledDigits, "reportPostDialledDigits");
  }
}

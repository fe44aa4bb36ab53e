package org.doorward.li.policy.internal;

import java.util.Set;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.target.TargetType;

/**
 * What an element can honour; a task that asks for more is refused, never narrowed. Immutable.
 *
 * @param targetTypes by which identifiers it can match
 * @param serviceTypes to which services it can narrow
 * @param severalDestinations whether it can duplicate product
 * @param keepalive whether it heeds Keepalives
 */
public record ElementCapabilities(
    Set<TargetType> targetTypes,
    Set<ServiceType> serviceTypes,
    boolean severalDestinations,
    boolean keepalive) {
  /** Copies the sets. */
  public ElementCapabilities {
    targetTypes = Set.copyOf(targetTypes);
    serviceTypes = Set.copyOf(serviceTypes);
  }
}

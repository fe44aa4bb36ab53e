package org.doorward.li.policy.internal;

import java.util.Set;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.GenericObjectType;

/**
 * What an element can honour; a task that asks for more is refused, never narrowed. Immutable.
 *
 * @param targetTypes by which identifiers it can match
 * @param serviceTypes to which services it can narrow
 * @param severalDestinations whether it can duplicate product
 * @param keepalive whether it heeds Keepalives
 * @param objectTypes which generic objects it keeps
 * @param bulk which operations on everything it takes
 * @param triggered whether it is a triggered point of interception, whose product is correlated as its tasks say
 */
public record ElementCapabilities(
    Set<TargetType> targetTypes,
    Set<ServiceType> serviceTypes,
    boolean severalDestinations,
    boolean keepalive,
    Set<GenericObjectType> objectTypes,
    BulkOperations bulk,
    boolean triggered) {
  /** The objects that the library itself understands. */
  public static final Set<GenericObjectType> OBJECT_TYPES =
      Set.of(GenericObjectType.DESTINATION_SET_DETAILS, GenericObjectType.HASH_CONTEXT);

  /** Copies the sets. */
  public ElementCapabilities {
    targetTypes = Set.copyOf(targetTypes);
    serviceTypes = Set.copyOf(serviceTypes);
    objectTypes = Set.copyOf(objectTypes);
  }
}

package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.GenericObjectId;

/**
 * What a mediation function needs to hand over a task's product under one warrant. Immutable.
 *
 * @param liid the warrant's identifier at the handover interface
 * @param deliveryType what is handed over
 * @param startTime nothing is handed over before
 * @param endTime nothing is handed over after; the schema does not ask that it follows the start
 * @param listOfDids replaces the task's destinations for this warrant, even if it is empty
 * @param extensions what somebody else's schema adds
 * @param serviceScopingOptions what narrows the handover
 * @param trafficPolicyReferences ordered
 * @param iriPolicyReferences ordered; in the schema from 1.23.1 on
 * @clause TS 103 221-1, 6.2.1 and annex C
 */
public record MediationDetails(
    Liid liid,
    MediationDeliveryType deliveryType,
    Optional<Instant> startTime,
    Optional<Instant> endTime,
    Optional<ListOfDids> listOfDids,
    List<Extension> extensions,
    List<ServiceScopingOptions> serviceScopingOptions,
    List<GenericObjectId> trafficPolicyReferences,
    List<GenericObjectId> iriPolicyReferences) {
  /**
   * Copies the lists, cuts the times to microseconds.
   *
   * @param liid not null
   * @param deliveryType not null
   * @param startTime not null
   * @param endTime not null
   * @param listOfDids not null
   * @param extensions copied
   * @param serviceScopingOptions copied
   * @param trafficPolicyReferences copied
   * @param iriPolicyReferences copied
   * @throws IllegalArgumentException if a time cannot be written
   */
  public MediationDetails {
    requireNonNull(liid, "liid");
    requireNonNull(deliveryType, "deliveryType");
    startTime = Timestamps.micros(startTime);
    endTime = Timestamps.micros(endTime);
    requireNonNull(listOfDids, "listOfDids");
    extensions = List.copyOf(extensions);
    serviceScopingOptions = List.copyOf(serviceScopingOptions);
    trafficPolicyReferences = List.copyOf(trafficPolicyReferences);
    iriPolicyReferences = List.copyOf(iriPolicyReferences);
  }
}

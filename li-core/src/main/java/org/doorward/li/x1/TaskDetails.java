package org.doorward.li.x1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;

/**
 * A task: all that the schema lets an ADMF say of one. Immutable. A list that is absent and one that is empty
 * are the same.
 *
 * @param xid names the task
 * @param targetIdentifiers whom to intercept, one or more
 * @param deliveryType what to deliver
 * @param listOfDids where to
 * @param mediationDetails for a mediation function, one for each warrant
 * @param correlationId what to stamp on the product, for a triggered point of interception
 * @param implicitDeactivationAllowed whether the task may end by itself when it is complete
 * @param productId stands in the product's headers in place of the XID
 * @param serviceTypes only these services; empty if all
 * @param extensions what somebody else's schema adds
 * @param trafficPolicyReferences ordered
 * @param iriPolicyReferences ordered; in the schema from 1.23.1 on
 * @clause TS 103 221-1, 6.2.1
 */
public record TaskDetails(
    Xid xid,
    List<TargetIdentifier> targetIdentifiers,
    DeliveryType deliveryType,
    ListOfDids listOfDids,
    List<MediationDetails> mediationDetails,
    Optional<CorrelationId> correlationId,
    Optional<Boolean> implicitDeactivationAllowed,
    Optional<Xid> productId,
    List<ServiceType> serviceTypes,
    List<Extension> extensions,
    List<GenericObjectId> trafficPolicyReferences,
    List<GenericObjectId> iriPolicyReferences) {
  /**
   * Copies the lists.
   *
   * @param xid not null
   * @param targetIdentifiers copied
   * @param deliveryType not null
   * @param listOfDids not null
   * @param mediationDetails copied
   * @param correlationId not null
   * @param implicitDeactivationAllowed not null
   * @param productId not null
   * @param serviceTypes copied
   * @param extensions copied
   * @param trafficPolicyReferences copied
   * @param iriPolicyReferences copied
   * @throws IllegalArgumentException if there is no target identifier
   */
  public TaskDetails {
    requireNonNull(xid, "xid");
    targetIdentifiers = List.copyOf(targetIdentifiers);
    if (targetIdentifiers.isEmpty()) {
      throw new IllegalArgumentException("a task has one target identifier or more");
    }
    requireNonNull(deliveryType, "deliveryType");
    requireNonNull(listOfDids, "listOfDids");
    mediationDetails = List.copyOf(mediationDetails);
    requireNonNull(correlationId, "correlationId");
    requireNonNull(implicitDeactivationAllowed, "implicitDeactivationAllowed");
    requireNonNull(productId, "productId");
    serviceTypes = List.copyOf(serviceTypes);
    extensions = List.copyOf(extensions);
    trafficPolicyReferences = List.copyOf(trafficPolicyReferences);
    iriPolicyReferences = List.copyOf(iriPolicyReferences);
  }

  /**
   * A task with nothing but what the schema requires.
   *
   * @param xid names the task
   * @param targetIdentifiers whom to intercept, one or more
   * @param deliveryType what to deliver
   * @param listOfDids where to
   * @return the task
   * @throws IllegalArgumentException if there is no target identifier
   */
  public static TaskDetails of(
      Xid xid,
      List<TargetIdentifier> targetIdentifiers,
      DeliveryType deliveryType,
      ListOfDids listOfDids) {
    return builder(xid, targetIdentifiers, deliveryType, listOfDids).build();
  }

  /**
   * Begins a task that says more than the schema requires.
   *
   * @param xid names the task
   * @param targetIdentifiers whom to intercept, one or more
   * @param deliveryType what to deliver
   * @param listOfDids where to
   * @return a builder
   */
  public static TaskDetailsBuilder builder(
      Xid xid,
      List<TargetIdentifier> targetIdentifiers,
      DeliveryType deliveryType,
      ListOfDids listOfDids) {
    return new TaskDetailsBuilder(xid, targetIdentifiers, deliveryType, listOfDids);
  }
}

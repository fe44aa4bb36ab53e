package org.doorward.li.x1;

import java.util.List;
import java.util.Optional;
import org.doorward.li.extension.Extension;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetIdentifier;

/** Says of a task what the schema does not require. Not thread-safe. */
public final class TaskDetailsBuilder {
  private final Xid xid;
  private final List<TargetIdentifier> targetIdentifiers;
  private final DeliveryType deliveryType;
  private final ListOfDids listOfDids;
  private List<MediationDetails> mediationDetails = List.of();
  private Optional<CorrelationId> correlationId = Optional.empty();
  private Optional<Boolean> implicitDeactivationAllowed = Optional.empty();
  private Optional<Xid> productId = Optional.empty();
  private List<ServiceType> serviceTypes = List.of();
  private List<Extension> extensions = List.of();
  private List<GenericObjectId> trafficPolicyReferences = List.of();
  private List<GenericObjectId> iriPolicyReferences = List.of();

  TaskDetailsBuilder(
      Xid xid,
      List<TargetIdentifier> targetIdentifiers,
      DeliveryType deliveryType,
      ListOfDids listOfDids) {
    this.xid = xid;
    this.targetIdentifiers = targetIdentifiers;
    this.deliveryType = deliveryType;
    this.listOfDids = listOfDids;
  }

  /**
   * Sets mediationDetails.
   *
   * @param mediationDetails one for each warrant
   * @return this
   */
  public TaskDetailsBuilder mediationDetails(List<MediationDetails> mediationDetails) {
    this.mediationDetails = mediationDetails;
    return this;
  }

  /**
   * Sets correlationId.
   *
   * @param correlationId what to stamp on the product
   * @return this
   */
  public TaskDetailsBuilder correlationId(CorrelationId correlationId) {
    this.correlationId = Optional.of(correlationId);
    return this;
  }

  /**
   * Sets implicitDeactivationAllowed.
   *
   * @param implicitDeactivationAllowed whether the task may end by itself
   * @return this
   */
  public TaskDetailsBuilder implicitDeactivationAllowed(boolean implicitDeactivationAllowed) {
    this.implicitDeactivationAllowed = Optional.of(implicitDeactivationAllowed);
    return this;
  }

  /**
   * Sets productId.
   *
   * @param productId stands in the product's headers in place of the XID
   * @return this
   */
  public TaskDetailsBuilder productId(Xid productId) {
    this.productId = Optional.of(productId);
    return this;
  }

  /**
   * Sets serviceTypes.
   *
   * @param serviceTypes only these services
   * @return this
   */
  public TaskDetailsBuilder serviceTypes(List<ServiceType> serviceTypes) {
    this.serviceTypes = serviceTypes;
    return this;
  }

  /**
   * Sets extensions.
   *
   * @param extensions what somebody else's schema adds
   * @return this
   */
  public TaskDetailsBuilder extensions(List<Extension> extensions) {
    this.extensions = extensions;
    return this;
  }

  /**
   * Sets trafficPolicyReferences.
   *
   * @param trafficPolicyReferences in order
   * @return this
   */
  public TaskDetailsBuilder trafficPolicyReferences(List<GenericObjectId> trafficPolicyReferences) {
    this.trafficPolicyReferences = trafficPolicyReferences;
    return this;
  }

  /**
   * Sets iriPolicyReferences.
   *
   * @param iriPolicyReferences in order
   * @return this
   */
  public TaskDetailsBuilder iriPolicyReferences(List<GenericObjectId> iriPolicyReferences) {
    this.iriPolicyReferences = iriPolicyReferences;
    return this;
  }

  /**
   * The task.
   *
   * @return a new record
   * @throws IllegalArgumentException if there is no target identifier
   */
  public TaskDetails build() {
    return new TaskDetails(
        xid,
        targetIdentifiers,
        deliveryType,
        listOfDids,
        mediationDetails,
        correlationId,
        implicitDeactivationAllowed,
        productId,
        serviceTypes,
        extensions,
        trafficPolicyReferences,
        iriPolicyReferences);
  }
}

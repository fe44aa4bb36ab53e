package org.doorward.li.netty.admf;

import java.util.List;
import java.util.Set;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.TaskDetails;

/** Whether what an element holds is what was ordered, however it writes it. Pure. */
final class Sameness {
  private Sameness() {}

  /** Targets, destinations and service types have no order; what is absent and what is false are the same. */
  static boolean same(TaskDetails ordered, TaskDetails held) {
    return ordered.xid().equals(held.xid())
        && unordered(ordered.targetIdentifiers(), held.targetIdentifiers())
        && ordered.deliveryType() == held.deliveryType()
        && unordered(ordered.listOfDids().dids(), held.listOfDids().dids())
        && unordered(ordered.listOfDids().dsids(), held.listOfDids().dsids())
        && unordered(ordered.mediationDetails(), held.mediationDetails())
        && ordered.correlationId().equals(held.correlationId())
        && ordered
            .implicitDeactivationAllowed()
            .orElse(false)
            .equals(held.implicitDeactivationAllowed().orElse(false))
        && ordered.productId().equals(held.productId())
        && unordered(ordered.serviceTypes(), held.serviceTypes())
        && unordered(ordered.extensions(), held.extensions())
        && ordered.trafficPolicyReferences().equals(held.trafficPolicyReferences())
        && ordered.iriPolicyReferences().equals(held.iriPolicyReferences());
  }

  static boolean same(GenericObject ordered, GenericObject held) {
    if (ordered instanceof DestinationSetDetails set
        && held instanceof DestinationSetDetails heldSet) {
      return set.objectId().equals(heldSet.objectId())
          && set.friendlyName().equals(heldSet.friendlyName())
          && unordered(set.associatedDids(), heldSet.associatedDids())
          && unordered(set.extensions(), heldSet.extensions())
          && set.setType() == heldSet.setType();
    }
    return ordered.equals(held);
  }

  private static boolean unordered(List<?> one, List<?> other) {
    return Set.copyOf(one).equals(Set.copyOf(other));
  }
}

package org.doorward.li.policy.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.TaskDetails;

/** Whether a task's destinations, those of its sets included, take what it orders. */
final class Deliverability {
  private Deliverability() {}

  /**
   * Whether each product that {@code task} orders is taken by a destination it names.
   *
   * @param task leads to at least one destination, or is not served
   * @param destinations the element's, by DID
   * @param objects the element's, by identifier
   * @clause TS 103 221-1, 6.2.1
   */
  static boolean isServed(
      TaskDetails task,
      Function<Did, Optional<DestinationDetails>> destinations,
      Function<GenericObjectId, Optional<GenericObject>> objects) {
    List<DestinationDetails> named = References.destinations(task, objects).stream()
        .flatMap(did -> destinations.apply(did).stream())
        .toList();
    return !named.isEmpty()
        && (!task.deliveryType().x2()
            || named.stream().anyMatch(d -> d.deliveryType().x2()))
        && (!task.deliveryType().x3()
            || named.stream().anyMatch(d -> d.deliveryType().x3()));
  }
}

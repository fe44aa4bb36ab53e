package org.doorward.li.spec.model;

import java.util.List;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.x1.DestinationSetType;

/** One thing that an ADMF may do to an element; tasks, destinations and sets are numbered from 0. */
sealed interface Deed {
  /** Officers permit a task, with everything that any deed may ask of it. */
  record Permit(int task) implements Deed {}

  /** ActivateTask, or ModifyTask. */
  record Task(
      boolean modify, int task, DeliveryType type, List<Integer> destinations, boolean toSet)
      implements Deed {}

  /** DeactivateTask. */
  record Deactivate(int task) implements Deed {}

  /** CreateDestination, or ModifyDestination. */
  record Destination(boolean modify, int destination, DeliveryType type) implements Deed {}

  /** RemoveDestination. */
  record Remove(int destination) implements Deed {}

  /** CreateObject, or ModifyObject. */
  record DestinationSet(boolean modify, List<Integer> destinations, DestinationSetType type)
      implements Deed {}

  /** What has no parameters. */
  enum Plain implements Deed {
    /** DeactivateAllTasks. */
    DEACTIVATE_ALL_TASKS,
    /** RemoveAllDestinations. */
    REMOVE_ALL_DESTINATIONS,
    /** DeleteObject, of the one set. */
    DELETE_SET,
    /** DeleteAllObjects. */
    DELETE_ALL_OBJECTS,
    /** The element is stopped and started. */
    RESTART
  }
}

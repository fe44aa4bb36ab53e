package org.doorward.li.spec.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.AssociatedDid;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;

/**
 * What an element ought to hold and to answer, in the plainest terms: written from the standard's rules, not from
 * the element's code. Each deed gives the code of its refusal, or nothing and the change.
 */
final class ModelElement {
  private final Map<Xid, TaskDetails> tasks = new LinkedHashMap<>();
  private final Map<Xid, Long> modifications = new LinkedHashMap<>();
  private final Map<Did, DestinationDetails> destinations = new LinkedHashMap<>();
  private final Map<GenericObjectId, DestinationSetDetails> sets = new LinkedHashMap<>();
  private final Set<Xid> mandates = new HashSet<>();
  private final boolean bulkRemovals;

  /** An empty element, on which RemoveAllDestinations and DeleteAllObjects are enabled or not. */
  ModelElement(boolean bulkRemovals) {
    this.bulkRemovals = bulkRemovals;
  }

  Map<Xid, TaskDetails> tasks() {
    return tasks;
  }

  Map<Xid, Long> modifications() {
    return modifications;
  }

  Map<Did, DestinationDetails> destinations() {
    return destinations;
  }

  Map<GenericObjectId, DestinationSetDetails> sets() {
    return sets;
  }

  /** A mandate has come that covers all that any deed may ask of this task. */
  void permit(Xid xid) {
    mandates.add(xid);
  }

  /** Whether there is a mandate for this task that has not been used up. */
  boolean permitted(Xid xid) {
    return mandates.contains(xid);
  }

  Optional<X1ErrorCode> activate(TaskDetails task) {
    if (tasks.containsKey(task.xid())) {
      return Optional.of(X1ErrorCode.XID_ALREADY_EXISTS);
    }
    Optional<X1ErrorCode> refusal = cannotHonour(task, destinations, sets);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (!mandates.contains(task.xid())) {
      return Optional.of(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE);
    }
    tasks.put(task.xid(), task);
    modifications.put(task.xid(), 0L);
    return Optional.empty();
  }

  Optional<X1ErrorCode> modify(TaskDetails task) {
    if (!tasks.containsKey(task.xid())) {
      return Optional.of(X1ErrorCode.XID_DOES_NOT_EXIST);
    }
    Optional<X1ErrorCode> refusal = cannotHonour(task, destinations, sets);
    if (refusal.isEmpty()) {
      tasks.put(task.xid(), task);
      modifications.merge(task.xid(), 1L, Long::sum);
    }
    return refusal;
  }

  Optional<X1ErrorCode> deactivate(Xid xid) {
    if (tasks.remove(xid) == null) {
      return Optional.of(X1ErrorCode.XID_DOES_NOT_EXIST);
    }
    modifications.remove(xid);
    mandates.remove(xid);
    return Optional.empty();
  }

  Optional<X1ErrorCode> deactivateAll() {
    List.copyOf(tasks.keySet()).forEach(this::deactivate);
    return Optional.empty();
  }

  Optional<X1ErrorCode> create(DestinationDetails destination) {
    return destinations.putIfAbsent(destination.did(), destination) == null
        ? Optional.empty()
        : Optional.of(X1ErrorCode.DID_ALREADY_EXISTS);
  }

  Optional<X1ErrorCode> modify(DestinationDetails destination) {
    if (!destinations.containsKey(destination.did())) {
      return Optional.of(X1ErrorCode.DID_DOES_NOT_EXIST);
    }
    Map<Did, DestinationDetails> changed = new LinkedHashMap<>(destinations);
    changed.put(destination.did(), destination);
    if (breaksATask(changed, sets)) {
      return Optional.of(X1ErrorCode.GENERIC_MODIFY_DESTINATION_FAILURE);
    }
    destinations.put(destination.did(), destination);
    return Optional.empty();
  }

  Optional<X1ErrorCode> remove(Did did) {
    if (!destinations.containsKey(did)) {
      return Optional.of(X1ErrorCode.DID_DOES_NOT_EXIST);
    }
    if (inUse(did)) {
      return Optional.of(X1ErrorCode.DESTINATION_IN_USE);
    }
    destinations.remove(did);
    return Optional.empty();
  }

  Optional<X1ErrorCode> removeAllDestinations() {
    if (!bulkRemovals) {
      return Optional.of(X1ErrorCode.REMOVE_ALL_DESTINATIONS_NOT_ENABLED);
    }
    if (destinations.keySet().stream().anyMatch(this::inUse)) {
      return Optional.of(X1ErrorCode.DESTINATIONS_IN_USE);
    }
    destinations.clear();
    return Optional.empty();
  }

  Optional<X1ErrorCode> create(DestinationSetDetails set) {
    if (sets.containsKey(set.objectId())) {
      return Optional.of(X1ErrorCode.GENERIC_OBJECT_ID_ALREADY_EXISTS);
    }
    if (!destinations.keySet().containsAll(dids(set))) {
      return Optional.of(X1ErrorCode.DID_DOES_NOT_EXIST);
    }
    sets.put(set.objectId(), set);
    return Optional.empty();
  }

  Optional<X1ErrorCode> modify(DestinationSetDetails set) {
    if (!sets.containsKey(set.objectId())) {
      return Optional.of(X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST);
    }
    if (!destinations.keySet().containsAll(dids(set))) {
      return Optional.of(X1ErrorCode.DID_DOES_NOT_EXIST);
    }
    Map<GenericObjectId, DestinationSetDetails> changed = new LinkedHashMap<>(sets);
    changed.put(set.objectId(), set);
    if (breaksATask(destinations, changed)) {
      return Optional.of(X1ErrorCode.GENERIC_MODIFY_OBJECT_FAILURE);
    }
    sets.put(set.objectId(), set);
    return Optional.empty();
  }

  Optional<X1ErrorCode> delete(GenericObjectId id) {
    if (!sets.containsKey(id)) {
      return Optional.of(X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST);
    }
    if (inUse(id)) {
      return Optional.of(X1ErrorCode.GENERIC_DELETE_OBJECT_FAILURE);
    }
    sets.remove(id);
    return Optional.empty();
  }

  Optional<X1ErrorCode> deleteAllObjects() {
    if (!bulkRemovals) {
      return Optional.of(X1ErrorCode.DELETE_ALL_OBJECTS_NOT_ENABLED);
    }
    if (sets.keySet().stream().anyMatch(this::inUse)) {
      return Optional.of(X1ErrorCode.GENERIC_DELETE_ALL_OBJECTS_FAILURE);
    }
    sets.clear();
    return Optional.empty();
  }

  private boolean inUse(Did did) {
    return tasks.values().stream().anyMatch(task -> task.listOfDids().dids().contains(did))
        || sets.values().stream().anyMatch(set -> dids(set).contains(did));
  }

  private boolean inUse(GenericObjectId id) {
    return tasks.values().stream().anyMatch(task -> task.listOfDids().dsids().contains(id));
  }

  private boolean breaksATask(
      Map<Did, DestinationDetails> to, Map<GenericObjectId, DestinationSetDetails> through) {
    return tasks.values().stream()
        .anyMatch(task -> cannotHonour(task, to, through).isPresent());
  }

  private static List<Did> dids(DestinationSetDetails set) {
    return set.associatedDids().stream().map(AssociatedDid::did).toList();
  }

  private static Optional<X1ErrorCode> cannotHonour(
      TaskDetails task,
      Map<Did, DestinationDetails> to,
      Map<GenericObjectId, DestinationSetDetails> through) {
    if (!to.keySet().containsAll(task.listOfDids().dids())) {
      return Optional.of(X1ErrorCode.DID_DOES_NOT_EXIST);
    }
    if (!through.keySet().containsAll(task.listOfDids().dsids())) {
      return Optional.of(X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST);
    }
    List<DestinationSetDetails> named =
        task.listOfDids().dsids().stream().map(through::get).toList();
    List<Did> all = new ArrayList<>(task.listOfDids().dids());
    named.forEach(set -> all.addAll(dids(set)));
    boolean served = !all.isEmpty()
        && served(task, DeliveryType::x2, all, to)
        && served(task, DeliveryType::x3, all, to);
    return served
        ? Optional.empty()
        : Optional.of(X1ErrorCode.INVALID_DELIVERY_TYPE_AND_DESTINATIONS);
  }

  private static boolean served(
      TaskDetails task,
      Predicate<DeliveryType> via,
      List<Did> dids,
      Map<Did, DestinationDetails> to) {
    return !via.test(task.deliveryType())
        || dids.stream().anyMatch(did -> via.test(to.get(did).deliveryType()));
  }
}

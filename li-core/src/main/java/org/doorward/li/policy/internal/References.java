package org.doorward.li.policy.internal;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.target.HashedIdentifier;
import org.doorward.li.x1.AssociatedDid;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.TaskDetails;

/** What tasks and objects refer to. */
public final class References {
  private References() {}

  /** The objects that a task names: sets of destinations, contexts of hashed targets, policies. */
  public static Set<GenericObjectId> objects(TaskDetails task) {
    Set<GenericObjectId> named = new LinkedHashSet<>(task.listOfDids().dsids());
    task.targetIdentifiers().forEach(target -> {
      if (target instanceof HashedIdentifier hashed) {
        named.add(hashed.hashContextId());
      }
    });
    named.addAll(task.trafficPolicyReferences());
    named.addAll(task.iriPolicyReferences());
    return named;
  }

  /**
   * The destinations of a task: those it names, and those in the sets it names. Each once.
   *
   * @param task names destinations and sets
   * @param objects the element's
   * @clause TS 103 221-1, 6.2.1 and annex E
   */
  public static Set<Did> destinations(
      TaskDetails task, Function<GenericObjectId, Optional<GenericObject>> objects) {
    Set<Did> all = new LinkedHashSet<>(task.listOfDids().dids());
    for (GenericObjectId set : task.listOfDids().dsids()) {
      objects.apply(set).ifPresent(object -> all.addAll(destinations(object)));
    }
    return all;
  }

  /**
   * The destinations of a task that get all its product, whatever becomes of others: those it names, and those in
   * sets of which each gets a copy.
   *
   * @param task names destinations and sets
   * @param objects the element's
   */
  public static Set<Did> duplicates(
      TaskDetails task, Function<GenericObjectId, Optional<GenericObject>> objects) {
    Set<Did> all = new LinkedHashSet<>(task.listOfDids().dids());
    sets(task, objects, DestinationSetType.DUPLICATE).forEach(set -> all.addAll(destinations(set)));
    return all;
  }

  /**
   * The destinations of a task of which one gets its product: for each set of that type, by preference, the smallest
   * first.
   *
   * @param task names destinations and sets
   * @param objects the element's
   * @clause TS 103 221-1, annex E
   */
  public static List<List<Did>> alternatives(
      TaskDetails task, Function<GenericObjectId, Optional<GenericObject>> objects) {
    return sets(task, objects, DestinationSetType.REDUNDANT)
        .map(set -> set.associatedDids().stream()
            .sorted(Comparator.comparingLong(AssociatedDid::preference))
            .map(AssociatedDid::did)
            .distinct()
            .toList())
        .toList();
  }

  private static Stream<DestinationSetDetails> sets(
      TaskDetails task,
      Function<GenericObjectId, Optional<GenericObject>> objects,
      DestinationSetType type) {
    return task.listOfDids().dsids().stream()
        .flatMap(id -> objects.apply(id).stream())
        .filter(DestinationSetDetails.class::isInstance)
        .map(DestinationSetDetails.class::cast)
        .filter(set -> set.setType() == type);
  }

  /** The destinations in a set; none for any other object. */
  public static List<Did> destinations(GenericObject object) {
    return object instanceof DestinationSetDetails set
        ? set.associatedDids().stream().map(AssociatedDid::did).distinct().toList()
        : List.of();
  }
}

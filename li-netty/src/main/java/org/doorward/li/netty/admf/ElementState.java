package org.doorward.li.netty.admf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.doorward.li.netty.admf.Difference.Kind;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskResponseDetails;

/**
 * What an element holds, or should hold: tasks, destinations and generic objects. Immutable.
 *
 * @param tasks no two of the same XID
 * @param destinations no two of the same DID
 * @param objects no two of the same identifier
 * @clause TS 103 221-1, 6.4.5
 */
public record ElementState(
    List<TaskDetails> tasks, List<DestinationDetails> destinations, List<GenericObject> objects) {
  /**
   * Copies the lists.
   *
   * @param tasks copied
   * @param destinations copied
   * @param objects copied
   * @throws IllegalArgumentException if an identifier is there twice
   */
  public ElementState {
    tasks = List.copyOf(tasks);
    destinations = List.copyOf(destinations);
    objects = List.copyOf(objects);
    index(tasks, TaskDetails::xid);
    index(destinations, DestinationDetails::did);
    index(objects, GenericObject::objectId);
  }

  /**
   * What an element says that it holds.
   *
   * @param answer to GetAllDetails
   * @return the state
   * @throws IllegalArgumentException if an identifier is there twice
   */
  public static ElementState of(GetAllDetailsResponse answer) {
    return new ElementState(
        answer.tasks().stream().map(TaskResponseDetails::taskDetails).toList(),
        answer.destinations().stream()
            .map(DestinationResponseDetails::destinationDetails)
            .toList(),
        answer.genericObjects().orElse(List.of()).stream()
            .map(GenericObjectResponseDetails::object)
            .toList());
  }

  /**
   * In what an element is not as this state says, in an order in which it can be set right: what is to end ends
   * first, what is named comes before what names it, and goes after it.
   *
   * @param held what the element holds
   * @return empty exactly if nothing is to be done
   */
  public List<Difference> differences(ElementState held) {
    List<Difference> found = new ArrayList<>();
    var taskDifferences =
        compare(tasks, held.tasks, TaskDetails::xid, Sameness::same, Difference.Task::new);
    var destinationDifferences = compare(
        destinations,
        held.destinations,
        DestinationDetails::did,
        DestinationDetails::equals,
        Difference.Destination::new);
    var objectDifferences = compare(
        objects,
        held.objects,
        GenericObject::objectId,
        Sameness::same,
        Difference.StoredObject::new);
    add(found, taskDifferences, Kind.EXTRA);
    add(found, destinationDifferences, Kind.MISSING);
    add(found, objectDifferences, Kind.MISSING);
    add(found, destinationDifferences, Kind.DIFFERENT);
    add(found, objectDifferences, Kind.DIFFERENT);
    add(found, taskDifferences, Kind.DIFFERENT);
    add(found, taskDifferences, Kind.MISSING);
    add(found, objectDifferences, Kind.EXTRA);
    add(found, destinationDifferences, Kind.EXTRA);
    return found;
  }

  private interface Found<I, T> {
    Difference of(Kind kind, I identifier, Optional<T> wanted);
  }

  private static <I, T> List<Difference> compare(
      List<T> wanted,
      List<T> held,
      Function<T, I> identifier,
      BiPredicate<T, T> same,
      Found<I, T> found) {
    Map<I, T> rest = index(held, identifier);
    List<Difference> differences = new ArrayList<>();
    for (T one : wanted) {
      T there = rest.remove(identifier.apply(one));
      if (there == null) {
        differences.add(found.of(Kind.MISSING, identifier.apply(one), Optional.of(one)));
      } else if (!same.test(one, there)) {
        differences.add(found.of(Kind.DIFFERENT, identifier.apply(one), Optional.of(one)));
      }
    }
    rest.keySet().forEach(id -> differences.add(found.of(Kind.EXTRA, id, Optional.empty())));
    return differences;
  }

  private static void add(List<Difference> to, List<Difference> from, Kind kind) {
    from.stream().filter(difference -> difference.kind() == kind).forEach(to::add);
  }

  private static <I, T> Map<I, T> index(List<T> all, Function<T, I> identifier) {
    Map<I, T> index = new LinkedHashMap<>();
    for (T one : all) {
      if (index.put(identifier.apply(one), one) != null) {
        throw new IllegalArgumentException("an identifier is there twice");
      }
    }
    return index;
  }
}

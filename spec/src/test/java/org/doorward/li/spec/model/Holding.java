package org.doorward.li.spec.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.TaskDetails;

/** Everything that an element was told and holds. */
record Holding(
    Map<Xid, TaskDetails> tasks,
    Map<Xid, Long> modifications,
    Map<Did, DestinationDetails> destinations,
    Map<GenericObjectId, GenericObject> objects) {
  static Holding of(ModelElement model) {
    return new Holding(
        Map.copyOf(model.tasks()),
        Map.copyOf(model.modifications()),
        Map.copyOf(model.destinations()),
        Map.copyOf(model.sets()));
  }

  static Holding of(GetAllDetailsResponse answer) {
    return new Holding(
        answer.tasks().stream()
            .collect(Collectors.toMap(one -> one.taskDetails().xid(), one -> one.taskDetails())),
        answer.tasks().stream()
            .collect(Collectors.toMap(
                one -> one.taskDetails().xid(),
                one -> one.taskStatus().numberOfModifications().orElseThrow())),
        answer.destinations().stream()
            .map(DestinationResponseDetails::destinationDetails)
            .collect(Collectors.toMap(DestinationDetails::did, Function.identity())),
        answer.genericObjects().orElseThrow().stream()
            .map(GenericObjectResponseDetails::object)
            .collect(Collectors.toMap(GenericObject::objectId, Function.identity())));
  }

  /** The names of its tasks and destinations. */
  Set<String> names() {
    return Stream.concat(tasks.keySet().stream(), destinations.keySet().stream())
        .map(Object::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

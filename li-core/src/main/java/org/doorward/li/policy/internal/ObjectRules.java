package org.doorward.li.policy.internal;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;

/**
 * The rules for generic objects: what tasks name stays what they were permitted with. Only a set of
 * destinations may change under them, and only to what their mandates name.
 *
 * @clause TS 103 221-1, 6.8
 */
final class ObjectRules {
  private static final X1ErrorCode NOT_MODIFIED = X1ErrorCode.GENERIC_MODIFY_OBJECT_FAILURE;

  private final PolicyInForce policy;
  private final ElementCapabilities capabilities;

  ObjectRules(PolicyInForce policy, ElementCapabilities capabilities) {
    this.policy = policy;
    this.capabilities = capabilities;
  }

  Ruling create(GenericObject asked, ElementView element) {
    if (element.object(asked.objectId()).isPresent()) {
      return Ruling.deny(
          Reason.EXISTS,
          X1ErrorCode.GENERIC_OBJECT_ID_ALREADY_EXISTS,
          asked.objectId().toString());
    }
    return honour(asked, element, X1ErrorCode.GENERIC_CREATE_OBJECT_FAILURE)
        .orElseGet(() -> Ruling.permit(Direction.ACCESS));
  }

  Ruling modify(GenericObject asked, AdmfIdentifier admf, ElementView element) {
    Optional<GenericObject> before = element.object(asked.objectId());
    if (before.isEmpty()) {
      return missing(asked.objectId());
    }
    if (!before.get().objectType().equals(asked.objectType())) {
      return Ruling.deny(Reason.RULE, NOT_MODIFIED, asked.objectId().toString());
    }
    Optional<Ruling> refusal = honour(asked, element, NOT_MODIFIED);
    if (refusal.isPresent() || before.get().equals(asked)) {
      return refusal.orElseGet(() -> Ruling.permit(Direction.ACCESS));
    }
    Collection<LiveTask> naming = element.tasksNaming(asked.objectId());
    if (asked instanceof DestinationSetDetails set) {
      return keepsLiveTasks(set, naming, admf, element);
    }
    return naming.isEmpty()
        ? Ruling.permit(Direction.ACCESS)
        : used(naming, asked.objectId(), admf, NOT_MODIFIED);
  }

  Ruling delete(GenericObjectId id, AdmfIdentifier admf, ElementView element) {
    if (element.object(id).isEmpty()) {
      return missing(id);
    }
    Collection<LiveTask> naming = element.tasksNaming(id);
    return naming.isEmpty()
        ? Ruling.permit(Direction.ACCESS)
        : used(naming, id, admf, X1ErrorCode.GENERIC_DELETE_OBJECT_FAILURE);
  }

  /** All objects or none. */
  Ruling deleteAll(AdmfIdentifier admf, ElementView element) {
    List<LiveTask> naming = element.tasks().stream()
        .filter(task -> !References.objects(task.details()).isEmpty())
        .toList();
    return naming.isEmpty()
        ? Ruling.permit(Direction.ACCESS)
        : used(naming, "objects in use", admf, X1ErrorCode.GENERIC_DELETE_ALL_OBJECTS_FAILURE);
  }

  Ruling read(GenericObjectId id, ElementView element) {
    return element.object(id).isPresent() ? Ruling.permit(Direction.ACCESS) : missing(id);
  }

  /** What no object may be, used or not. */
  private Optional<Ruling> honour(GenericObject asked, ElementView element, X1ErrorCode generic) {
    if (!capabilities.objectTypes().contains(asked.objectType())) {
      return Optional.of(
          Ruling.deny(Reason.UNSUPPORTED, generic, asked.objectId().toString()));
    }
    String unknown = References.destinations(asked).stream()
        .filter(did -> element.destination(did).isEmpty())
        .map(Did::toString)
        .collect(joining(","));
    if (!unknown.isEmpty()) {
      return Optional.of(Ruling.deny(Reason.NOT_FOUND, X1ErrorCode.DID_DOES_NOT_EXIST, unknown));
    }
    boolean extended =
        asked instanceof DestinationSetDetails set && !set.extensions().isEmpty();
    return extended
        ? Optional.of(Ruling.deny(Reason.UNSUPPORTED, generic, "destinationSetDetailsExtension"))
        : Optional.empty();
  }

  private Ruling keepsLiveTasks(
      DestinationSetDetails asked,
      Collection<LiveTask> naming,
      AdmfIdentifier admf,
      ElementView element) {
    for (LiveTask task : naming) {
      if (!References.destinations(asked).stream().allMatch(did -> mandated(did, task, element))) {
        return Ruling.deny(Reason.MANDATE_SCOPE, NOT_MODIFIED, asked.objectId().toString())
            .about(task.mandate());
      }
      if (!served(task.details(), asked, element)) {
        return used(List.of(task), asked.objectId(), admf, NOT_MODIFIED);
      }
    }
    return Ruling.permit(Direction.ACCESS);
  }

  private boolean mandated(Did did, LiveTask task, ElementView element) {
    Optional<ComponentName> mdf = element
        .destination(did)
        .flatMap(to -> DestinationRules.mdfBehind(policy.now().components(), to));
    return task.mandate().content().scope().destinations().stream()
        .anyMatch(to -> to.did().equals(did) && mdf.equals(Optional.of(to.mdf())));
  }

  private boolean served(TaskDetails task, DestinationSetDetails asked, ElementView element) {
    Function<GenericObjectId, Optional<GenericObject>> after =
        id -> id.equals(asked.objectId()) ? Optional.of(asked) : element.object(id);
    return Deliverability.isServed(task, element::destination, after)
        && (capabilities.severalDestinations()
            || References.destinations(task, after).size() == 1);
  }

  private static Ruling missing(GenericObjectId id) {
    return Ruling.deny(
        Reason.NOT_FOUND, X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST, id.toString());
  }

  private static Ruling used(
      Collection<LiveTask> by, Object used, AdmfIdentifier admf, X1ErrorCode code) {
    return Ruling.deny(Reason.IN_USE, code, LiveTask.name(by, admf, used));
  }
}

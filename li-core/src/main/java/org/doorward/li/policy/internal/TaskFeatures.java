package org.doorward.li.policy.internal;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorward.li.authority.Scope;
import org.doorward.li.evidence.Reason;
import org.doorward.li.target.HashedIdentifier;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetIdentifierExtension;
import org.doorward.li.target.TargetType;
import org.doorward.li.target.UpfLiT3TargetIdentifiers;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;

/**
 * What an element cannot honour in a task, whoever asks for it: refused, never skipped. What is missing comes
 * before what is unsupported.
 *
 * @clause TS 103 221-1, 6.2.1 and 6.7
 */
final class TaskFeatures {
  private final ElementCapabilities capabilities;

  TaskFeatures(ElementCapabilities capabilities) {
    this.capabilities = capabilities;
  }

  /** The first thing in {@code asked} that cannot be honoured. */
  Optional<Ruling> refusal(TaskDetails asked, ElementView element, X1ErrorCode generic) {
    return Stream.of(
            missing(asked, element),
            targets(asked),
            criteria(asked, generic),
            TaskObjects.refusal(asked, element, generic),
            destinations(asked, element),
            services(asked),
            correlation(asked, generic),
            unhonoured(asked, generic))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Ruling> missing(TaskDetails asked, ElementView element) {
    String dids = asked.listOfDids().dids().stream()
        .filter(did -> element.destination(did).isEmpty())
        .map(Object::toString)
        .distinct()
        .collect(joining(","));
    if (!dids.isEmpty()) {
      return deny(Reason.NOT_FOUND, X1ErrorCode.DID_DOES_NOT_EXIST, dids);
    }
    String objects = References.objects(asked).stream()
        .filter(id -> element.object(id).isEmpty())
        .map(Object::toString)
        .collect(joining(","));
    return objects.isEmpty()
        ? Optional.empty()
        : deny(Reason.NOT_FOUND, X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST, objects);
  }

  private Optional<Ruling> targets(TaskDetails asked) {
    List<TargetType> types = asked.targetIdentifiers().stream()
        .map(TargetIdentifier::type)
        .distinct()
        .toList();
    List<TargetType> unsupported = asked.targetIdentifiers().stream()
        .filter(target -> !matches(target))
        .map(TargetIdentifier::type)
        .distinct()
        .toList();
    if (!unsupported.isEmpty()) {
      return deny(
          Reason.UNSUPPORTED, X1ErrorCode.UNSUPPORTED_TARGET_IDENTIFIER_TYPE, names(unsupported));
    }
    boolean qualifierAlone = types.stream()
        .allMatch(t -> t == TargetType.CALL_PARTY_ROLE || t == TargetType.NON_LOCAL_IDENTIFIER);
    boolean conditions = types.stream().anyMatch(type -> !Scope.standsAlone(type));
    if (qualifierAlone || (conditions && asked.targetIdentifiers().size() > 1)) {
      return deny(
          Reason.UNSUPPORTED, X1ErrorCode.UNSUPPORTED_TARGET_IDENTIFIER_COMBINATION, names(types));
    }
    return Optional.empty();
  }

  /** A digest matches if what was hashed does. */
  private boolean matches(TargetIdentifier target) {
    Set<TargetType> types = capabilities.targetTypes();
    return types.contains(target.type())
        && (!(target instanceof HashedIdentifier hashed)
            || hashed.identity().filter(types::contains).isPresent());
  }

  /** Criteria that are about no session or tunnel would be met by the traffic of others. */
  private static Optional<Ruling> criteria(TaskDetails asked, X1ErrorCode generic) {
    String field = TargetType.TARGET_IDENTIFIER_EXTENSION.elementName();
    for (TargetIdentifier target : asked.targetIdentifiers()) {
      if (target instanceof TargetIdentifierExtension extension) {
        Optional<UpfLiT3TargetIdentifiers> criteria = UpfLiT3TargetIdentifiers.of(extension);
        if (criteria.filter(c -> !c.isRecognised()).isPresent()) {
          return deny(Reason.UNSUPPORTED, generic, field);
        }
        if (criteria.filter(c -> !c.isBound()).isPresent()) {
          return deny(
              Reason.UNSUPPORTED, X1ErrorCode.UNSUPPORTED_TARGET_IDENTIFIER_COMBINATION, field);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Where a task comes from a triggering function, its product has to carry that function's correlation.
   *
   * @clause TS 33.128, 5.2.6
   */
  private Optional<Ruling> correlation(TaskDetails asked, X1ErrorCode generic) {
    return capabilities.triggered() && asked.correlationId().isEmpty()
        ? deny(Reason.UNSUPPORTED, generic, "correlationID")
        : Optional.empty();
  }

  private static String names(List<TargetType> types) {
    return types.stream().map(TargetType::elementName).collect(joining(","));
  }

  private Optional<Ruling> destinations(TaskDetails asked, ElementView element) {
    if (!Deliverability.isServed(asked, element::destination, element::object)) {
      return deny(
          Reason.UNSUPPORTED, X1ErrorCode.INVALID_DELIVERY_TYPE_AND_DESTINATIONS, "listOfDIDs");
    }
    boolean several = References.destinations(asked, element::object).size() > 1;
    return several && !capabilities.severalDestinations()
        ? deny(Reason.UNSUPPORTED, X1ErrorCode.MULTIPLE_DESTINATIONS_NOT_SUPPORTED, "")
        : Optional.empty();
  }

  private Optional<Ruling> services(TaskDetails asked) {
    String unsupported = asked.serviceTypes().stream()
        .filter(service -> !capabilities.serviceTypes().contains(service))
        .map(service -> service.wireName())
        .distinct()
        .collect(joining(","));
    return unsupported.isEmpty()
        ? Optional.empty()
        : deny(Reason.UNSUPPORTED, X1ErrorCode.UNSUPPORTED_SERVICE_TYPE, unsupported);
  }

  private static Optional<Ruling> unhonoured(TaskDetails asked, X1ErrorCode generic) {
    String fields = Stream.of(
            present(asked.mediationDetails(), "listOfMediationDetails"),
            present(asked.extensions(), "taskDetailsExtensions"),
            present(asked.trafficPolicyReferences(), "listOfTrafficPolicyReferences"),
            present(asked.iriPolicyReferences(), "listOfIRIPolicyReferences"))
        .flatMap(Optional::stream)
        .collect(joining(","));
    return fields.isEmpty() ? Optional.empty() : deny(Reason.UNSUPPORTED, generic, fields);
  }

  private static Optional<String> present(List<?> values, String field) {
    return values.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  private static Optional<Ruling> deny(Reason reason, X1ErrorCode code, String description) {
    return Optional.of(Ruling.deny(reason, code, description));
  }
}

package org.doorward.li.policy.internal;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Components;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.DeliveryAddress;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.X1ErrorCode;

/**
 * The rules for destinations: product goes to an MDF that the trust policy names, and a live task's product to no
 * other than the one its mandate names.
 */
final class DestinationRules {
  private final PolicyInForce policy;

  DestinationRules(PolicyInForce policy) {
    this.policy = policy;
  }

  /** The MDF behind a destination, if the trust policy names its address. */
  static Optional<ComponentName> mdfBehind(Components components, DestinationDetails destination) {
    return destination.deliveryAddress() instanceof DeliveryAddress.IpAddressAndPort address
            && address.port().transport() == Port.Transport.TCP
        ? components.mdfAt(address.socketAddress()).map(Mdf::name)
        : Optional.empty();
  }

  Ruling create(DestinationDetails asked, ElementView element) {
    if (element.destination(asked.did()).isPresent()) {
      return Ruling.deny(
          Reason.EXISTS, X1ErrorCode.DID_ALREADY_EXISTS, asked.did().toString());
    }
    return honour(asked, X1ErrorCode.GENERIC_CREATE_DESTINATION_FAILURE)
        .orElseGet(() -> Ruling.permit(Direction.ACCESS));
  }

  Ruling modify(DestinationDetails asked, AdmfIdentifier admf, ElementView element) {
    if (element.destination(asked.did()).isEmpty()) {
      return Ruling.deny(
          Reason.NOT_FOUND, X1ErrorCode.DID_DOES_NOT_EXIST, asked.did().toString());
    }
    return honour(asked, X1ErrorCode.GENERIC_MODIFY_DESTINATION_FAILURE)
        .orElseGet(() -> keepsLiveTasks(asked, admf, element));
  }

  /** What no destination may be, used or not. */
  private Optional<Ruling> honour(DestinationDetails asked, X1ErrorCode generic) {
    if (!(asked.deliveryAddress() instanceof DeliveryAddress.IpAddressAndPort address)) {
      return Optional.of(Ruling.deny(
          Reason.UNSUPPORTED,
          X1ErrorCode.UNSUPPORTED_DELIVERY_ADDRESS_TYPE,
          elementName(asked.deliveryAddress())));
    }
    if (address.port().transport() != Port.Transport.TCP) {
      return Optional.of(Ruling.deny(
          Reason.UNSUPPORTED, X1ErrorCode.UNSUPPORTED_DELIVERY_ADDRESS_TYPE, "UDPPort"));
    }
    if (!asked.extensions().isEmpty()) {
      return Optional.of(Ruling.deny(Reason.UNSUPPORTED, generic, "destinationDetailsExtensions"));
    }
    if (mdfBehind(policy.now().components(), asked).isEmpty()) {
      return Optional.of(
          Ruling.deny(Reason.DESTINATION_NOT_PINNED, generic, asked.did().toString()));
    }
    return Optional.empty();
  }

  private Ruling keepsLiveTasks(
      DestinationDetails asked, AdmfIdentifier admf, ElementView element) {
    Optional<ComponentName> mdf = mdfBehind(policy.now().components(), asked);
    for (LiveTask task : element.tasksTo(asked.did())) {
      boolean mandated = task.mandate().content().scope().destinations().stream()
          .anyMatch(to -> to.did().equals(asked.did()) && mdf.equals(Optional.of(to.mdf())));
      if (!mandated) {
        return Ruling.deny(
                Reason.MANDATE_SCOPE,
                X1ErrorCode.GENERIC_MODIFY_DESTINATION_FAILURE,
                asked.did().toString())
            .about(task.mandate());
      }
      if (!Deliverability.isServed(
          task.details(),
          did -> did.equals(asked.did()) ? Optional.of(asked) : element.destination(did),
          element::object)) {
        return Ruling.deny(
            Reason.IN_USE,
            X1ErrorCode.GENERIC_MODIFY_DESTINATION_FAILURE,
            LiveTask.name(List.of(task), admf, asked.did()));
      }
    }
    return Ruling.permit(Direction.ACCESS);
  }

  Ruling remove(Did did, AdmfIdentifier admf, ElementView element) {
    if (element.destination(did).isEmpty()) {
      return Ruling.deny(Reason.NOT_FOUND, X1ErrorCode.DID_DOES_NOT_EXIST, did.toString());
    }
    Set<LiveTask> tasks = element.tasksTo(did);
    String using = Stream.concat(
            tasks.stream()
                .filter(task -> task.belongsTo(admf))
                .map(task -> task.details().xid().toString()),
            element.objects().stream()
                .filter(object -> References.destinations(object).contains(did))
                .map(object -> object.objectId().toString()))
        .sorted()
        .collect(joining(","));
    return using.isEmpty() && tasks.isEmpty()
        ? Ruling.permit(Direction.ACCESS)
        : Ruling.deny(
            Reason.IN_USE,
            X1ErrorCode.DESTINATION_IN_USE,
            using.isEmpty() ? did.toString() : using);
  }

  /** All destinations or none. */
  Ruling removeAll(AdmfIdentifier admf, ElementView element) {
    String used = element.destinations().stream()
        .map(DestinationDetails::did)
        .filter(did -> !remove(did, admf, element).decision().permits())
        .map(Did::toString)
        .sorted()
        .collect(joining(","));
    return used.isEmpty()
        ? Ruling.permit(Direction.ACCESS)
        : Ruling.deny(Reason.IN_USE, X1ErrorCode.DESTINATIONS_IN_USE, used);
  }

  private static String elementName(DeliveryAddress address) {
    if (address instanceof DeliveryAddress.Telephone) {
      return "e164Number";
    }
    return address instanceof DeliveryAddress.Uri ? "uri" : "emailAddress";
  }
}

package org.doorward.li.spec.x1;

import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.AssociatedDid;
import org.doorward.li.x1.DestinationDeliveryStatus;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.DestinationSetType;
import org.doorward.li.x1.DestinationStatus;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.GenericObjectStatus;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;
import org.doorward.li.x1.NeStatus;
import org.doorward.li.x1.NeStatusDetails;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.TaskStatus;
import org.doorward.li.x1.X1ErrorCode;

/** Generic objects, and how everything stands. */
final class SampleStates {
  private final Draw draw;
  private final SampleDetails details;

  SampleStates(Draw draw) {
    this.draw = draw;
    this.details = new SampleDetails(draw);
  }

  GenericObject object() {
    GenericObjectId id = details.objectId();
    return draw.bool()
        ? new HashContext(
            id, draw.one(List.of(HashAlgorithm.values())), draw.octets(8 + draw.below(25)))
        : new DestinationSetDetails(
            id,
            draw.maybe(draw::text),
            draw.list(2, () -> new AssociatedDid(details.did(), draw.below(100))),
            details.extensions(),
            draw.one(List.of(DestinationSetType.values())));
  }

  GenericObjectResponseDetails objectResponse() {
    return new GenericObjectResponseDetails(object(), draw.maybe(GenericObjectStatus::new));
  }

  Optional<List<GenericObjectResponseDetails>> objectResponses() {
    return draw.maybe(() -> draw.some(this::objectResponse));
  }

  NeStatusDetails element() {
    List<ErrorInformation> faults = faults();
    return new NeStatusDetails(faults.isEmpty() ? NeStatus.OK : NeStatus.FAULTS, faults);
  }

  TaskResponseDetails task(List<TargetIdentifier> targets) {
    TaskStatus status = new TaskStatus(
        draw.one(List.of(ProvisioningStatus.values())),
        faults(),
        draw.maybe(draw::instant),
        draw.maybe(() -> (long) draw.below(1 << 20)),
        draw.maybe(() -> draw.bits() >>> 1),
        draw.maybe(draw::instant),
        draw.maybe(() -> (long) draw.below(9)),
        details.extensions());
    return new TaskResponseDetails(details.task(targets), status);
  }

  DestinationResponseDetails destination() {
    List<ErrorInformation> faults = faults();
    DestinationDeliveryStatus status = faults.isEmpty()
        ? DestinationDeliveryStatus.ACTIVE_AND_WORKING
        : DestinationDeliveryStatus.DELIVERY_FAULT;
    return new DestinationResponseDetails(
        details.destination(), new DestinationStatus(status, faults));
  }

  ErrorInformation error() {
    X1ErrorCode code = draw.one(List.of(X1ErrorCode.values()));
    return ErrorInformation.of(code, draw.maybe(draw::text).orElse(""));
  }

  private List<ErrorInformation> faults() {
    return draw.some(this::error);
  }
}

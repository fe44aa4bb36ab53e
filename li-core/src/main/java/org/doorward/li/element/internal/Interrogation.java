package org.doorward.li.element.internal;

import java.util.List;
import java.util.Optional;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.identifier.Did;
import org.doorward.li.x1.DestinationDeliveryStatus;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.DestinationStatus;
import org.doorward.li.x1.ErrorInformation;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.NeStatusDetails;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.TaskStatus;
import org.doorward.li.x1.X1ErrorCode;

/** What X1 answers about the element: worked out from what is live at that moment, and stored nowhere. */
final class Interrogation {
  private final Destinations destinations;
  private final Recorder recorder;

  Interrogation(Destinations destinations, Recorder recorder) {
    this.destinations = destinations;
    this.recorder = recorder;
  }

  TaskResponseDetails task(ActiveTask live, Terms terms) {
    return new TaskResponseDetails(
        terms.details(),
        new TaskStatus(
            ProvisioningStatus.COMPLETE,
            List.of(),
            live.tally().lastAccepted(),
            Optional.of(live.tally().accepted(Interface.X2)),
            Optional.of(live.tally().accepted(Interface.X3)),
            Optional.of(terms.changedAt()),
            Optional.of(terms.modifications()),
            List.of()));
  }

  DestinationResponseDetails destination(DestinationDetails details) {
    return new DestinationResponseDetails(details, status(details.did()));
  }

  private DestinationStatus status(Did did) {
    return destinations.status(did).connected()
        ? new DestinationStatus(DestinationDeliveryStatus.ACTIVE_AND_WORKING, List.of())
        : new DestinationStatus(
            DestinationDeliveryStatus.DELIVERY_FAULT,
            List.of(ErrorInformation.of(
                X1ErrorCode.GENERIC_NON_TERMINATING_FAULT, "delivery is not connected")));
  }

  NeStatusDetails element() {
    return NeStatusDetails.of(
        recorder.isShut()
            ? List.of(ErrorInformation.of(
                X1ErrorCode.GENERIC_NON_TERMINATING_FAULT, "evidence cannot be recorded"))
            : List.of());
  }

  ListOfDids dids() {
    return new ListOfDids(
        destinations.all().stream().map(DestinationDetails::did).toList(), List.of());
  }
}

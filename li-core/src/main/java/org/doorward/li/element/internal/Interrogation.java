package org.doorward.li.element.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.DestinationDeliveryStatus;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.DestinationStatus;
import org.doorward.li.x1.DetailsView;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.GenericObjectStatus;
import org.doorward.li.x1.GenericObjectType;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.NeStatusDetails;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.TaskStatus;

/** What X1 answers about the element: worked out from what is live at that moment, and stored nowhere. */
final class Interrogation {
  private final Tables tables;
  private final Supervision supervision;

  Interrogation(Tables tables, Supervision supervision) {
    this.tables = tables;
    this.supervision = supervision;
  }

  TaskResponseDetails task(ActiveTask live, Terms terms) {
    return new TaskResponseDetails(
        terms.details(),
        new TaskStatus(
            supervision.enforcing().status(live.xid()),
            supervision.enforcing().faults(live.xid()),
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
    return tables.destinations().status(did).connected()
        ? new DestinationStatus(DestinationDeliveryStatus.ACTIVE_AND_WORKING, List.of())
        : new DestinationStatus(
            DestinationDeliveryStatus.DELIVERY_FAULT,
            List.of(DestinationWatch.notConnected(did).unresolved()));
  }

  NeStatusDetails element() {
    return NeStatusDetails.of(supervision.faults());
  }

  /** All tasks of an ADMF, each worked out when it is written; one that has ended is left out. */
  List<TaskResponseDetails> tasks(AdmfIdentifier admf) {
    return DetailsView.of(of(admf).toList(), live -> task(live.task(), live.terms()));
  }

  private Stream<Live> of(AdmfIdentifier admf) {
    return tables.tasks().all().stream()
        .flatMap(live -> live.terms().map(terms -> new Live(live, terms)).stream())
        .filter(live -> live.terms().admf().equals(admf));
  }

  /**
   * A task to be told of.
   *
   * @param task with its counts
   * @param terms as they stood when the question came
   */
  private record Live(ActiveTask task, Terms terms) {}

  List<DestinationResponseDetails> destinations() {
    return DetailsView.of(List.copyOf(tables.destinations().all()), this::destination);
  }

  GenericObjectResponseDetails object(GenericObject object) {
    return new GenericObjectResponseDetails(object, Optional.of(new GenericObjectStatus()));
  }

  /** The objects of one type, or of all. */
  List<GenericObjectResponseDetails> objects(Optional<GenericObjectType> type) {
    return tables.objects().all().stream()
        .filter(object -> type.isEmpty() || type.get().equals(object.objectType()))
        .map(this::object)
        .toList();
  }

  /** The tasks of an ADMF. */
  List<Xid> xids(AdmfIdentifier admf) {
    return of(admf).map(live -> live.task().xid()).toList();
  }

  /** The destinations, and the sets of them. */
  ListOfDids dids() {
    return new ListOfDids(
        tables.destinations().all().stream().map(DestinationDetails::did).toList(),
        objectIds(GenericObjectType.DESTINATION_SET_DETAILS));
  }

  List<GenericObjectId> objectIds() {
    return tables.objects().all().stream().map(GenericObject::objectId).toList();
  }

  List<GenericObjectId> objectIds(GenericObjectType type) {
    return tables.objects().all().stream()
        .filter(object -> object.objectType().equals(type))
        .map(GenericObject::objectId)
        .toList();
  }
}

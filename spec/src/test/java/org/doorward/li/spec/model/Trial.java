package org.doorward.li.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.Scope;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.AssociatedDid;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.DeliveryAddress.IpAddressAndPort;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationSetDetails;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetDestinationDetailsResponse;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.Port;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;

/** One history, done to a running element over X1 and to the model, which have to answer the same. */
final class Trial implements AutoCloseable {
  private final Path directory;
  private final Lab lab;
  private final ModelElement model;
  private final List<Xid> xids;
  private final List<Did> dids;
  private final GenericObjectId set = GenericObjectId.random();

  Trial(Path directory, boolean bulkRemovals, int tasks, int destinations) throws Exception {
    this.directory = directory.resolve("element");
    this.lab = Lab.open(
        this.directory,
        builder -> builder
            .removeAllDestinationsEnabled(bulkRemovals)
            .deleteAllObjectsEnabled(bulkRemovals));
    this.model = new ModelElement(bulkRemovals);
    this.xids = IntStream.range(0, tasks).mapToObj(i -> Xid.random()).toList();
    this.dids = IntStream.range(0, destinations).mapToObj(i -> Did.random()).toList();
    X1Response created =
        lab.admf().done(header -> new GetDestinationDetails(header, lab.destination()));
    model.create(((GetDestinationDetailsResponse) created)
        .destinationResponseDetails()
        .destinationDetails());
  }

  /** Does it to both, and compares the codes. */
  void perform(Deed deed) throws Exception {
    if (deed instanceof Deed.Permit permit) {
      permit(xids.get(permit.task()));
    } else if (deed instanceof Deed.Task task) {
      TaskDetails details = details(task);
      ask(
          deed,
          task.modify() ? model.modify(details) : model.activate(details),
          header ->
              task.modify() ? new ModifyTask(header, details) : new ActivateTask(header, details));
    } else if (deed instanceof Deed.Deactivate end) {
      Xid xid = xids.get(end.task());
      ask(deed, model.deactivate(xid), header -> new DeactivateTask(header, xid));
    } else if (deed instanceof Deed.Destination to) {
      DestinationDetails details = details(to);
      ask(
          deed,
          to.modify() ? model.modify(details) : model.create(details),
          header -> to.modify()
              ? new ModifyDestination(header, details)
              : new CreateDestination(header, details));
    } else if (deed instanceof Deed.Remove remove) {
      Did did = dids.get(remove.destination());
      ask(deed, model.remove(did), header -> new RemoveDestination(header, did));
    } else if (deed instanceof Deed.DestinationSet object) {
      DestinationSetDetails details = details(object);
      ask(
          deed,
          object.modify() ? model.modify(details) : model.create(details),
          header -> object.modify()
              ? new ModifyObject(header, details)
              : new CreateObject(header, details));
    } else {
      perform((Deed.Plain) deed);
    }
  }

  private void perform(Deed.Plain deed) throws Exception {
    switch (deed) {
      case DEACTIVATE_ALL_TASKS -> ask(deed, model.deactivateAll(), DeactivateAllTasks::new);
      case REMOVE_ALL_DESTINATIONS ->
        ask(deed, model.removeAllDestinations(), RemoveAllDestinations::new);
      case DELETE_SET -> ask(deed, model.delete(set), header -> new DeleteObject(header, set));
      case DELETE_ALL_OBJECTS -> ask(deed, model.deleteAllObjects(), DeleteAllObjects::new);
      case RESTART -> lab.restartElement();
      default -> throw new AssertionError(deed);
    }
  }

  private void ask(Deed deed, Optional<X1ErrorCode> expected, Function<X1Header, X1Request> request)
      throws Exception {
    X1Response response = lab.admf().send(request);
    Optional<X1ErrorCode> found = response instanceof ErrorResponse error
        ? Optional.of(error.error().errorCode().orElseThrow())
        : Optional.empty();
    assertEquals(expected, found, deed::toString);
  }

  /** A mandate for one task, wide enough for each deed. */
  private void permit(Xid xid) throws Exception {
    if (model.permitted(xid)) {
      return;
    }
    Scope scope = new Scope(
        List.of(target(xid)),
        DeliveryType.X2_AND_X3,
        List.of(),
        dids.stream().map(did -> new Scope.Destination(did, Lab.MDF)).toList(),
        Optional.empty(),
        Optional.empty());
    Envelope mandate = Envelope.unsigned(
        LabOperator.mandate(lab.policy(), Lab.ELEMENT, Lab.ADMF, xid, scope, Duration.ofHours(1)));
    assertEquals(MandateInbox.Receipt.class, lab.submit(mandate, 0, 1).getClass());
    model.permit(xid);
  }

  private TargetIdentifier target(Xid xid) {
    return SipUri.of("sip:target-" + xids.indexOf(xid) + "@example.com");
  }

  private TaskDetails details(Deed.Task task) {
    Xid xid = xids.get(task.task());
    ListOfDids to = new ListOfDids(
        task.destinations().stream().map(dids::get).toList(),
        task.toSet() ? List.of(set) : List.of());
    return TaskDetails.of(xid, List.of(target(xid)), task.type(), to);
  }

  private DestinationDetails details(Deed.Destination to) {
    var mdf = lab.mdf().address();
    return DestinationDetails.of(
        dids.get(to.destination()),
        to.type(),
        new IpAddressAndPort(mdf.getAddress(), Port.tcp(mdf.getPort())));
  }

  private DestinationSetDetails details(Deed.DestinationSet object) {
    List<AssociatedDid> members = new ArrayList<>();
    for (int destination : object.destinations()) {
      members.add(new AssociatedDid(dids.get(destination), members.size()));
    }
    return new DestinationSetDetails(set, Optional.empty(), members, List.of(), object.type());
  }

  /** What the model holds. */
  Holding expected() {
    return Holding.of(model);
  }

  /** What the element says that it holds. */
  Holding found() throws Exception {
    return Holding.of((GetAllDetailsResponse) lab.admf().done(GetAllDetails::new));
  }

  /** What has been begun by the log and not ended: XIDs and DIDs. */
  Set<String> replayedFromTheLog() throws Exception {
    Path audit = directory.resolveSibling("audit");
    lab.element().exportEvidence(audit);
    LogReplay replay = new LogReplay();
    AuditVerifier.verify(audit, lab.element().logKey(), entry -> replay.take(entry.act()));
    return replay.alive();
  }

  @Override
  public void close() {
    lab.close();
  }
}

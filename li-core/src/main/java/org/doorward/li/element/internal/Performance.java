package org.doorward.li.element.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.internal.Ruling;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GetAllDestinationDetails;
import org.doorward.li.x1.GetAllDestinationDetailsResponse;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllDetailsResponse;
import org.doorward.li.x1.GetAllGenericObjectDetails;
import org.doorward.li.x1.GetAllGenericObjectDetailsResponse;
import org.doorward.li.x1.GetAllTaskDetails;
import org.doorward.li.x1.GetAllTaskDetailsResponse;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetDestinationDetailsResponse;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetNeStatusResponse;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.GetObjectResponse;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.GetTaskDetailsResponse;
import org.doorward.li.x1.Keepalive;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.ListObjectsOfType;
import org.doorward.li.x1.ListObjectsOfTypeResponse;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1RequestHandler;
import org.doorward.li.x1.X1Response;

/**
 * Does what a request asks, once that is decided and recorded, and says so. Called by whoever has
 * taken of {@link ObjectOrder} what the request concerns.
 */
final class Performance {
  private final Effects effects;
  private final Interrogation interrogation;
  private final Tables tables;
  private final MandateEnds ends;
  private final Supervision supervision;

  Performance(Effects effects, Tables tables, MandateEnds ends, Supervision supervision) {
    this.effects = effects;
    this.interrogation = new Interrogation(tables, supervision);
    this.tables = tables;
    this.ends = ends;
    this.supervision = supervision;
  }

  /** Carries a {@link LiException} out of a dispatch. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    private final LiException reason;

    Failed(LiException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  /** A deed that may fail. */
  @FunctionalInterface
  private interface Effect {
    void run() throws LiException;
  }

  /**
   * What was done.
   *
   * @param response says so
   * @param kept whether it survives a crash; only what stops is done without
   */
  record Performed(X1Response response, boolean kept) {}

  Performed perform(X1Request request, Ruling ruling, Basis basis, Instant now) throws LiException {
    Deed deed = new Deed(ruling, basis, now);
    try {
      X1Response response = request.dispatch(deed);
      return new Performed(response, deed.kept);
    } catch (Failed e) {
      throw e.reason;
    }
  }

  private final class Deed implements X1RequestHandler<X1Response> {
    private final Ruling ruling;
    private final Basis basis;
    private final Instant now;
    private boolean kept = true;

    Deed(Ruling ruling, Basis basis, Instant now) {
      this.ruling = ruling;
      this.basis = basis;
      this.now = now;
    }

    /** Does what must not be done unless it is durable. */
    private X1Response done(X1Request request, Effect effect) {
      try {
        effect.run();
      } catch (LiException e) {
        throw new Failed(e);
      }
      return Answers.ok(request, now);
    }

    /** Does what is done whatever happens. */
    private X1Response stopped(X1Request request, Effect effect) {
      try {
        effect.run();
      } catch (LiException e) {
        kept = false;
        LiDiagnostics.unrecorded();
      }
      return Answers.ok(request, now);
    }

    @Override
    public X1Response ping(Ping request) {
      return Answers.ok(request, now);
    }

    @Override
    public X1Response keepalive(Keepalive request) {
      return Answers.ok(request, now);
    }

    @Override
    public X1Response activateTask(ActivateTask request) {
      return done(request, () -> {
        effects.activate(request.taskDetails(), mandate(), basis, now);
        ends.watch(live(request.taskDetails().xid()));
      });
    }

    @Override
    public X1Response modifyTask(ModifyTask request) {
      ActiveTask live = live(request.taskDetails().xid());
      boolean narrows = ruling.direction() == Direction.STOP;
      Effect effect = () -> {
        try {
          effects.modify(live, request.taskDetails(), mandate(), basis, narrows, now);
        } finally {
          ends.watch(live);
        }
      };
      return narrows ? stopped(request, effect) : done(request, effect);
    }

    @Override
    public X1Response deactivateTask(DeactivateTask request) {
      return stop(request, List.of(live(request.xid())));
    }

    @Override
    public X1Response createDestination(CreateDestination request) {
      return done(request, () -> effects.put(request.destinationDetails(), basis));
    }

    @Override
    public X1Response modifyDestination(ModifyDestination request) {
      return done(request, () -> effects.put(request.destinationDetails(), basis));
    }

    @Override
    public X1Response removeDestination(RemoveDestination request) {
      return done(request, () -> effects.removeDestinations(List.of(request.did())));
    }

    @Override
    public X1Response getTaskDetails(GetTaskDetails request) {
      ActiveTask live = live(request.xid());
      Terms terms = live.terms().orElseThrow(Performance::undecided);
      return new GetTaskDetailsResponse(
          Answers.header(request, now), interrogation.task(live, terms));
    }

    @Override
    public X1Response getDestinationDetails(GetDestinationDetails request) {
      return new GetDestinationDetailsResponse(
          Answers.header(request, now), interrogation.destination(known(request.did())));
    }

    @Override
    public X1Response getNeStatus(GetNeStatus request) {
      return new GetNeStatusResponse(Answers.header(request, now), interrogation.element());
    }

    @Override
    public X1Response listAllDetails(ListAllDetails request) {
      return new ListAllDetailsResponse(
          Answers.header(request, now),
          interrogation.xids(admf(request)),
          interrogation.dids(),
          Optional.of(interrogation.objectIds()));
    }

    @Override
    public X1Response deactivateAllTasks(DeactivateAllTasks request) {
      return stop(request, tables.tasks().all());
    }

    /** Any ADMF may stop any task; the one that it ran for is told. */
    private X1Response stop(X1Request request, List<ActiveTask> all) {
      List<Terms> others = all.stream()
          .flatMap(live -> live.terms().stream())
          .filter(terms -> !terms.admf().equals(admf(request)))
          .toList();
      all.forEach(ends::forget);
      X1Response response = stopped(request, () -> effects.end(all));
      others.forEach(supervision::stoppedByAnother);
      return response;
    }

    @Override
    public X1Response removeAllDestinations(RemoveAllDestinations request) {
      List<Did> all =
          tables.destinations().all().stream().map(DestinationDetails::did).toList();
      return done(request, () -> effects.removeDestinations(all));
    }

    @Override
    public X1Response createObject(CreateObject request) {
      return done(request, () -> effects.put(request.object(), basis));
    }

    @Override
    public X1Response modifyObject(ModifyObject request) {
      return done(request, () -> effects.put(request.object(), basis));
    }

    @Override
    public X1Response deleteObject(DeleteObject request) {
      return done(request, () -> effects.deleteObjects(List.of(request.objectId())));
    }

    @Override
    public X1Response deleteAllObjects(DeleteAllObjects request) {
      return done(request, () -> effects.deleteObjects(interrogation.objectIds()));
    }

    @Override
    public X1Response getObject(GetObject request) {
      return new GetObjectResponse(
          Answers.header(request, now), interrogation.object(object(request.objectId())));
    }

    @Override
    public X1Response listObjectsOfType(ListObjectsOfType request) {
      return new ListObjectsOfTypeResponse(
          Answers.header(request, now), interrogation.objectIds(request.objectType()));
    }

    @Override
    public X1Response getAllGenericObjectDetails(GetAllGenericObjectDetails request) {
      return new GetAllGenericObjectDetailsResponse(
          Answers.header(request, now), Optional.of(interrogation.objects(request.objectType())));
    }

    @Override
    public X1Response getAllDestinationDetails(GetAllDestinationDetails request) {
      return new GetAllDestinationDetailsResponse(
          Answers.header(request, now), interrogation.destinations());
    }

    @Override
    public X1Response getAllTaskDetails(GetAllTaskDetails request) {
      return new GetAllTaskDetailsResponse(
          Answers.header(request, now), interrogation.tasks(admf(request)));
    }

    @Override
    public X1Response getAllDetails(GetAllDetails request) {
      return new GetAllDetailsResponse(
          Answers.header(request, now),
          interrogation.element(),
          interrogation.tasks(admf(request)),
          interrogation.destinations(),
          Optional.of(interrogation.objects(Optional.empty())));
    }

    @Override
    public X1Response reportTaskIssue(ReportTaskIssue request) {
      throw undecided();
    }

    @Override
    public X1Response reportDestinationIssue(ReportDestinationIssue request) {
      throw undecided();
    }

    @Override
    public X1Response reportNeIssue(ReportNeIssue request) {
      throw undecided();
    }

    private static AdmfIdentifier admf(X1Request request) {
      return request.header().admfIdentifier();
    }

    private SignedDocument<Mandate> mandate() {
      return ruling.mandate().orElseThrow(Performance::undecided);
    }

    private ActiveTask live(Xid xid) {
      return tables.tasks().find(xid).orElseThrow(Performance::undecided);
    }

    private GenericObject object(GenericObjectId id) {
      return tables.objects().find(id).orElseThrow(Performance::undecided);
    }

    private DestinationDetails known(Did did) {
      return tables.destinations().find(did).orElseThrow(Performance::undecided);
    }
  }

  /** The rules refuse a request before it comes here with something missing. */
  private static IllegalStateException undecided() {
    return new IllegalStateException("performed without a decision");
  }
}

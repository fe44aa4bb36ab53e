package org.doorward.li.policy.internal;

import java.time.Instant;
import org.doorward.li.authority.Validity;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.authority.internal.SpentMandates;
import org.doorward.li.authority.internal.VerifiedMandates;
import org.doorward.li.evidence.Reason;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.internal.Binding.Bound;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.DeactivateAllTasks;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DeleteAllObjects;
import org.doorward.li.x1.DeleteObject;
import org.doorward.li.x1.GetAllDestinationDetails;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.GetAllGenericObjectDetails;
import org.doorward.li.x1.GetAllTaskDetails;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetNeStatus;
import org.doorward.li.x1.GetObject;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.Keepalive;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListObjectsOfType;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyObject;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.RemoveAllDestinations;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.ReportDestinationIssue;
import org.doorward.li.x1.ReportNeIssue;
import org.doorward.li.x1.ReportTaskIssue;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1RequestHandler;

/**
 * The library's own rules: what none of them permits is denied, and nothing overrides a denial. A function of what
 * it is given; changes nothing. Thread-safe.
 */
public final class AccessRules {
  private final PolicyInForce policy;
  private final TaskRules tasks;
  private final DestinationRules destinations;
  private final ObjectRules objects;
  private final ElementCapabilities capabilities;

  /**
   * The rules of one element.
   *
   * @param policy who may do what
   * @param mandates the mandates that have come
   * @param spent the mandates that have been used
   * @param capabilities what the element can honour
   */
  public AccessRules(
      PolicyInForce policy,
      VerifiedMandates mandates,
      SpentMandates spent,
      ElementCapabilities capabilities) {
    this.policy = policy;
    this.tasks = new TaskRules(policy, mandates, spent, capabilities);
    this.destinations = new DestinationRules(policy);
    this.objects = new ObjectRules(policy, capabilities);
    this.capabilities = capabilities;
  }

  /**
   * Decides about one request. An element that does not know what it held says of nothing that it is not there, nor
   * that it has gone: it will be back with the state.
   *
   * @param request a message that {@code bound} was made for
   * @param bound who asks
   * @param element the element's state, the same for as long as this takes
   * @param now by the element's clock
   * @return what is decided
   */
  public Ruling rule(X1Request request, Bound bound, ElementView element, Instant now) {
    Ruling ruling = request.dispatch(new Rules(bound, element, now));
    return element.known() || holdsForAnyState(ruling)
        ? ruling
        : Ruling.deny(Reason.DAMAGED, GenericFailure.of(request.type()), "");
  }

  private static boolean holdsForAnyState(Ruling ruling) {
    return ruling.direction() == Direction.LIVENESS
        || (ruling.decision() instanceof Decision.Deny deny && deny.reason() == Reason.UNSUPPORTED);
  }

  /** One rule for each request. */
  private final class Rules implements X1RequestHandler<Ruling> {
    private final Bound bound;
    private final ElementView element;
    private final Instant now;

    Rules(Bound bound, ElementView element, Instant now) {
      this.bound = bound;
      this.element = element;
      this.now = now;
    }

    /** An expired trust policy gives no new access; stopping needs none. */
    private boolean expired() {
      Validity validity = policy.now().validity();
      return validity.ended(now) || !validity.begun(now);
    }

    private Ruling expired(X1ErrorCode code) {
      return Ruling.deny(Reason.POLICY_EXPIRED, code, "");
    }

    @Override
    public Ruling ping(Ping request) {
      return Ruling.permit(Direction.LIVENESS);
    }

    @Override
    public Ruling keepalive(Keepalive request) {
      return capabilities.keepalive()
          ? Ruling.permit(Direction.LIVENESS)
          : Ruling.deny(Reason.UNSUPPORTED, X1ErrorCode.KEEPALIVE_NOT_SUPPORTED, "");
    }

    @Override
    public Ruling getNeStatus(GetNeStatus request) {
      return Ruling.permit(Direction.LIVENESS);
    }

    @Override
    public Ruling activateTask(ActivateTask request) {
      return expired()
          ? expired(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE)
          : tasks.activate(request.taskDetails(), bound.admf(), element, now);
    }

    @Override
    public Ruling modifyTask(ModifyTask request) {
      return tasks.modify(request.taskDetails(), bound.admf(), element, now, expired());
    }

    @Override
    public Ruling deactivateTask(DeactivateTask request) {
      return element
          .task(request.xid())
          .map(task -> Ruling.permit(Direction.STOP, task.mandate()))
          .orElseGet(() -> TaskRules.unknown(request.xid(), Reason.NOT_FOUND));
    }

    @Override
    public Ruling createDestination(CreateDestination request) {
      return expired()
          ? expired(X1ErrorCode.GENERIC_CREATE_DESTINATION_FAILURE)
          : destinations.create(request.destinationDetails(), element);
    }

    @Override
    public Ruling modifyDestination(ModifyDestination request) {
      return expired()
          ? expired(X1ErrorCode.GENERIC_MODIFY_DESTINATION_FAILURE)
          : destinations.modify(request.destinationDetails(), bound.admf(), element);
    }

    @Override
    public Ruling removeDestination(RemoveDestination request) {
      return destinations.remove(request.did(), bound.admf(), element);
    }

    @Override
    public Ruling getTaskDetails(GetTaskDetails request) {
      if (expired()) {
        return expired(X1ErrorCode.GENERIC_ERROR);
      }
      return element
          .task(request.xid())
          .map(task -> tasks.read(task, bound.admf()))
          .orElseGet(() -> TaskRules.unknown(request.xid(), Reason.NOT_FOUND));
    }

    @Override
    public Ruling getDestinationDetails(GetDestinationDetails request) {
      if (expired()) {
        return expired(X1ErrorCode.GENERIC_ERROR);
      }
      return element.destination(request.did()).isPresent()
          ? Ruling.permit(Direction.ACCESS)
          : Ruling.deny(
              Reason.NOT_FOUND, X1ErrorCode.DID_DOES_NOT_EXIST, request.did().toString());
    }

    @Override
    public Ruling listAllDetails(ListAllDetails request) {
      return reading();
    }

    @Override
    public Ruling getAllDetails(GetAllDetails request) {
      return reading();
    }

    @Override
    public Ruling getAllTaskDetails(GetAllTaskDetails request) {
      return reading();
    }

    @Override
    public Ruling getAllDestinationDetails(GetAllDestinationDetails request) {
      return reading();
    }

    @Override
    public Ruling getAllGenericObjectDetails(GetAllGenericObjectDetails request) {
      return reading();
    }

    @Override
    public Ruling listObjectsOfType(ListObjectsOfType request) {
      return reading();
    }

    private Ruling reading() {
      return expired() ? expired(X1ErrorCode.GENERIC_ERROR) : Ruling.permit(Direction.ACCESS);
    }

    @Override
    public Ruling deactivateAllTasks(DeactivateAllTasks request) {
      return capabilities.bulk().deactivateAllTasks()
          ? Ruling.permit(Direction.STOP)
          : notEnabled(
              X1ErrorCode.DEACTIVATE_ALL_TASKS_NOT_ENABLED,
              "DeactivateAllTasks message is not enabled");
    }

    @Override
    public Ruling removeAllDestinations(RemoveAllDestinations request) {
      return capabilities.bulk().removeAllDestinations()
          ? destinations.removeAll(bound.admf(), element)
          : notEnabled(
              X1ErrorCode.REMOVE_ALL_DESTINATIONS_NOT_ENABLED,
              "RemoveAllDestinations request is not enabled");
    }

    @Override
    public Ruling deleteAllObjects(DeleteAllObjects request) {
      return capabilities.bulk().deleteAllObjects()
          ? objects.deleteAll(bound.admf(), element)
          : notEnabled(
              X1ErrorCode.DELETE_ALL_OBJECTS_NOT_ENABLED,
              "DeleteAllObjects request is not enabled");
    }

    private Ruling notEnabled(X1ErrorCode code, String description) {
      return Ruling.deny(Reason.NOT_ENABLED, code, description);
    }

    @Override
    public Ruling createObject(CreateObject request) {
      return expired()
          ? expired(X1ErrorCode.GENERIC_CREATE_OBJECT_FAILURE)
          : objects.create(request.object(), element);
    }

    @Override
    public Ruling modifyObject(ModifyObject request) {
      return expired()
          ? expired(X1ErrorCode.GENERIC_MODIFY_OBJECT_FAILURE)
          : objects.modify(request.object(), bound.admf(), element);
    }

    @Override
    public Ruling deleteObject(DeleteObject request) {
      return objects.delete(request.objectId(), bound.admf(), element);
    }

    @Override
    public Ruling getObject(GetObject request) {
      return expired()
          ? expired(X1ErrorCode.GENERIC_ERROR)
          : objects.read(request.objectId(), element);
    }

    @Override
    public Ruling reportTaskIssue(ReportTaskIssue request) {
      return wrongWay(request);
    }

    @Override
    public Ruling reportDestinationIssue(ReportDestinationIssue request) {
      return wrongWay(request);
    }

    @Override
    public Ruling reportNeIssue(ReportNeIssue request) {
      return wrongWay(request);
    }

    /** Goes from an element to an ADMF. */
    private Ruling wrongWay(X1Request request) {
      return Ruling.deny(
          Reason.UNSUPPORTED, X1ErrorCode.UNSUPPORTED_REQUEST, request.type().wireName());
    }
  }
}

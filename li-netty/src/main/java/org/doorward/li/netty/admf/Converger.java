package org.doorward.li.netty.admf;

import java.util.function.Function;
import java.util.function.Predicate;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.admf.Convergence.NotReached;
import org.doorward.li.netty.admf.Convergence.Reached;
import org.doorward.li.netty.admf.Convergence.Step;
import org.doorward.li.netty.admf.Convergence.Underway;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.ProvisioningStatus;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.X1ErrorCode;

/**
 * Brings one thing at an element to the state that is wanted, whatever state it is in. Equal requests are not
 * idempotent on X1: one that is repeated is refused with "exists" or "does not exist". So these refusals, and an
 * outcome that is not known, lead to the question what the element holds, and that to what is missing.
 *
 * <p>Gives up after three requests of which nobody knows what became of them. Thread-safe.
 *
 * @clause TS 103 221-1, 5.2.3
 */
final class Converger {
  private static final int ATTEMPTS = 3;

  private final Sender sender;

  Converger(Sender sender) {
    this.sender = sender;
  }

  /** One kind of thing with what it takes to create, ask for and replace it. */
  private record Thing<D>(
      Exchange<ActionResult> create,
      Exchange<QueryResult<D>> ask,
      Exchange<ActionResult> modify,
      X1ErrorCode exists,
      X1ErrorCode missing,
      Predicate<D> asWanted,
      Function<D, Convergence> found) {}

  Convergence ensure(TaskDetails task) {
    return ensure(new Thing<>(
        Exchange.activate(task),
        Exchange.taskDetails(task.xid()),
        Exchange.modify(task),
        X1ErrorCode.XID_ALREADY_EXISTS,
        X1ErrorCode.XID_DOES_NOT_EXIST,
        held -> isInPlace(held) && Sameness.same(task, held.taskDetails()),
        Converger::provisioned));
  }

  /** A task that the element failed to put in place is ordered again, by replacing it with itself. */
  private static boolean isInPlace(TaskResponseDetails held) {
    return held.taskStatus().provisioningStatus() != ProvisioningStatus.FAILED;
  }

  private static Convergence provisioned(TaskResponseDetails held) {
    return held.taskStatus().provisioningStatus() == ProvisioningStatus.COMPLETE
        ? new Reached(Step.NONE)
        : new Underway(Step.NONE);
  }

  Convergence ensure(DestinationDetails destination) {
    return ensure(new Thing<>(
        Exchange.create(destination),
        Exchange.destinationDetails(destination.did()),
        Exchange.modify(destination),
        X1ErrorCode.DID_ALREADY_EXISTS,
        X1ErrorCode.DID_DOES_NOT_EXIST,
        held -> held.destinationDetails().equals(destination),
        held -> new Reached(Step.NONE)));
  }

  Convergence ensure(GenericObject object) {
    return ensure(new Thing<>(
        Exchange.create(object),
        Exchange.objectDetails(object.objectId()),
        Exchange.modify(object),
        X1ErrorCode.GENERIC_OBJECT_ID_ALREADY_EXISTS,
        X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST,
        held -> Sameness.same(object, held.object()),
        held -> new Reached(Step.NONE)));
  }

  Convergence ensureGone(Xid xid) {
    return ensureGone(Exchange.deactivate(xid), X1ErrorCode.XID_DOES_NOT_EXIST);
  }

  Convergence ensureGone(Did did) {
    return ensureGone(Exchange.remove(did), X1ErrorCode.DID_DOES_NOT_EXIST);
  }

  Convergence ensureGone(GenericObjectId objectId) {
    return ensureGone(Exchange.delete(objectId), X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST);
  }

  private <D> Convergence ensure(Thing<D> thing) {
    Exchange<ActionResult> next = thing.create();
    Step step = Step.CREATED;
    Step done = Step.NONE;
    ActionResult result = new ActionResult.NotDone(NoAnswer.UNREACHABLE);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      result = sender.send(next);
      if (result.acknowledged()) {
        return acknowledged(result, step);
      }
      boolean open = result instanceof ActionResult.Unknown;
      if (!open && !result.refusedWith(thing.exists()) && !result.refusedWith(thing.missing())) {
        return new NotReached(result);
      }
      QueryResult<D> held = sender.send(thing.ask());
      if (held instanceof QueryResult.Answer<D> answer) {
        if (thing.asWanted().test(answer.value())) {
          return found(thing.found().apply(answer.value()), open ? step : done);
        }
        next = thing.modify();
        step = Step.MODIFIED;
      } else if (held.refusedWith(thing.missing())) {
        if (result.refusedWith(thing.missing()) && step == Step.CREATED) {
          // Not the thing itself is missing, but something that it names.
          return new NotReached(result);
        }
        next = thing.create();
        step = Step.CREATED;
      } else {
        return new NotReached(open ? result : unasked(held));
      }
      done = open ? step : done;
    }
    return new NotReached(result);
  }

  private static Convergence acknowledged(ActionResult result, Step step) {
    return result instanceof ActionResult.Done ? new Reached(step) : new Underway(step);
  }

  private static Convergence found(Convergence found, Step step) {
    return found instanceof Reached ? new Reached(step) : new Underway(step);
  }

  /** Nothing was done, and nothing could be learnt. */
  private static ActionResult unasked(QueryResult<?> held) {
    return held instanceof QueryResult.Refused<?> refused
        ? new ActionResult.Refused(refused.error())
        : new ActionResult.NotDone(((QueryResult.Unanswered<?>) held).reason());
  }

  private Convergence ensureGone(Exchange<ActionResult> remove, X1ErrorCode missing) {
    Step ifMissing = Step.NONE;
    ActionResult result = new ActionResult.NotDone(NoAnswer.UNREACHABLE);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      result = sender.send(remove);
      if (result.acknowledged()) {
        return acknowledged(result, Step.REMOVED);
      }
      if (result.refusedWith(missing)) {
        return new Reached(ifMissing);
      }
      if (!(result instanceof ActionResult.Unknown)) {
        return new NotReached(result);
      }
      ifMissing = Step.REMOVED;
    }
    return new NotReached(result);
  }
}

package org.doorward.li.netty.admf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.DestinationResponseDetails;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.GenericObjectResponseDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.TaskResponseDetails;
import org.doorward.li.x1.X1ErrorCode;

/**
 * Asks an element what it holds, compares, and sets right what differs, until nothing differs or nothing more can
 * be done. Thread-safe.
 *
 * @clause TS 103 221-1, 6.4.5 and 6.4.6
 */
final class Reconciler {
  /** What one pass cannot do, because something else is in its way, the next can. */
  private static final int PASSES = 4;

  private final Sender sender;
  private final Converger converger;

  Reconciler(Sender sender) {
    this.sender = sender;
    this.converger = new Converger(sender);
  }

  QueryResult<List<Difference>> compare(ElementState desired) {
    QueryResult<ElementState> held = held();
    return held.answer()
        .<QueryResult<List<Difference>>>map(
            state -> new QueryResult.Answer<>(desired.differences(state)))
        .orElseGet(() -> failed(held));
  }

  QueryResult<Reconciliation> reconcile(ElementState desired) {
    List<Reconciliation.Step> steps = new ArrayList<>();
    QueryResult<List<Difference>> found = compare(desired);
    if (found.answer().isEmpty()) {
      return failed(found);
    }
    for (int pass = 0;
        pass < PASSES && found.answer().filter(d -> !d.isEmpty()).isPresent();
        pass++) {
      List<Reconciliation.Step> taken = new ArrayList<>();
      for (Difference difference : found.answer().orElseThrow()) {
        taken.add(new Reconciliation.Step(difference, settle(difference)));
      }
      steps.addAll(taken);
      found = compare(desired);
      if (taken.stream().noneMatch(step -> step.outcome().settled())) {
        break;
      }
    }
    return new QueryResult.Answer<>(new Reconciliation(steps, found.answer()));
  }

  private Convergence settle(Difference difference) {
    if (difference instanceof Difference.Task task) {
      return task.wanted().map(converger::ensure).orElseGet(() -> converger.ensureGone(task.xid()));
    }
    if (difference instanceof Difference.Destination destination) {
      return destination
          .wanted()
          .map(converger::ensure)
          .orElseGet(() -> converger.ensureGone(destination.did()));
    }
    Difference.StoredObject object = (Difference.StoredObject) difference;
    return object
        .wanted()
        .map(converger::ensure)
        .orElseGet(() -> converger.ensureGone(object.objectId()));
  }

  /** All at once; one by one from an element that cannot, or has too much for one answer. */
  private QueryResult<ElementState> held() {
    try {
      var all = sender.send(Exchange.allDetails());
      if (all.answer().isPresent()) {
        return new QueryResult.Answer<>(ElementState.of(all.answer().orElseThrow()));
      }
      boolean tooMuch = all.equals(new QueryResult.Unanswered<>(NoAnswer.BAD_ANSWER));
      return tooMuch || all.refusedWith(X1ErrorCode.UNSUPPORTED_REQUEST)
          ? heldOneByOne()
          : failed(all);
    } catch (IllegalArgumentException e) {
      // The same identifier twice: an answer that contradicts itself.
      return new QueryResult.Unanswered<>(NoAnswer.BAD_ANSWER);
    }
  }

  private QueryResult<ElementState> heldOneByOne() {
    var listed = sender.send(Exchange.listAllDetails());
    if (listed.answer().isEmpty()) {
      return failed(listed);
    }
    ListAllDetailsResponse list = listed.answer().orElseThrow();
    Asked<TaskDetails> tasks = new Asked<>();
    for (Xid xid : list.xids()) {
      tasks.add(
          sender.send(Exchange.taskDetails(xid)),
          TaskResponseDetails::taskDetails,
          X1ErrorCode.XID_DOES_NOT_EXIST);
    }
    Asked<DestinationDetails> destinations = new Asked<>();
    for (Did did : list.listOfDids().dids()) {
      destinations.add(
          sender.send(Exchange.destinationDetails(did)),
          DestinationResponseDetails::destinationDetails,
          X1ErrorCode.DID_DOES_NOT_EXIST);
    }
    Asked<GenericObject> objects = new Asked<>();
    for (GenericObjectId id : list.genericObjectIds().orElse(List.of())) {
      objects.add(
          sender.send(Exchange.objectDetails(id)),
          GenericObjectResponseDetails::object,
          X1ErrorCode.GENERIC_OBJECT_ID_DOES_NOT_EXIST);
    }
    return tasks
        .failure
        .or(() -> destinations.failure)
        .or(() -> objects.failure)
        .<QueryResult<ElementState>>map(Reconciler::failed)
        .orElseGet(() -> new QueryResult.Answer<>(
            new ElementState(tasks.found, destinations.found, objects.found)));
  }

  /** Answers to questions about single things. Not thread-safe. */
  private static final class Asked<T> {
    private final List<T> found = new ArrayList<>();
    private Optional<QueryResult<?>> failure = Optional.empty();

    /** Adds what was answered; what has ended between the list and the question is not there. */
    <D> void add(QueryResult<D> result, Function<D, T> details, X1ErrorCode missing) {
      if (result.answer().isPresent()) {
        found.add(details.apply(result.answer().orElseThrow()));
      } else if (!result.refusedWith(missing)) {
        failure = Optional.of(result);
      }
    }
  }

  private static <T> QueryResult<T> failed(QueryResult<?> cause) {
    return cause instanceof QueryResult.Refused<?> refused
        ? new QueryResult.Refused<>(refused.error())
        : new QueryResult.Unanswered<>(((QueryResult.Unanswered<?>) cause).reason());
  }
}

package org.doorward.li.spec.kill;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.inbox.InboxOutcome;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.ModifyDestination;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.RemoveDestination;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;

/**
 * Asks one thing after the other of an element, of tasks and destinations that are its own, until there is no answer;
 * remembers what it was told. Confined to one thread at a time.
 */
final class Caller {
  private static final int LIVE = 6;

  private final Operator operator;
  private final Random random;
  private final Map<Xid, Thing<TaskDetails>> tasks = new LinkedHashMap<>();
  private final Map<Did, Thing<DestinationDetails>> destinations = new LinkedHashMap<>();
  private final Map<Xid, Octets> mandates = new LinkedHashMap<>();
  private final Map<Xid, TaskDetails> firsts = new HashMap<>();
  private final Set<Xid> submitted = new HashSet<>();
  private final Set<Xid> begun = new HashSet<>();
  private int done;

  Caller(Operator operator, long seed) {
    this.operator = operator;
    this.random = new Random(seed);
  }

  Map<Xid, Thing<TaskDetails>> tasks() {
    return tasks;
  }

  Map<Did, Thing<DestinationDetails>> destinations() {
    return destinations;
  }

  /** The mandate of each task. */
  Map<Xid, Octets> mandates() {
    return mandates;
  }

  /** Whether the inbox said that it has the task's mandate. */
  boolean hasSubmitted(Xid xid) {
    return submitted.contains(xid);
  }

  /** What a task was when it was to begin. */
  TaskDetails first(Xid xid) {
    return requireNonNull(firsts.get(xid));
  }

  /** Takes what the element holds of a task; false if that can not be. */
  boolean found(Xid xid, Optional<TaskDetails> held) {
    if (held.isPresent()) {
      begun.add(xid);
    }
    return requireNonNull(tasks.get(xid)).found(held);
  }

  /** Whether the element has said that a task began, or held it. */
  boolean hasBegun(Xid xid) {
    return begun.contains(xid);
  }

  /** How many requests were done. */
  int done() {
    return done;
  }

  /** How many tasks and destinations may be one thing or another. */
  int unanswered() {
    return (int) Stream.concat(tasks.values().stream(), destinations.values().stream())
        .filter(thing -> !thing.isCertain())
        .count();
  }

  /** Asks until there is no answer. */
  void run(Connection connection, Runnable afterEach) throws LiException {
    while (one(connection)) {
      done++;
      afterEach.run();
    }
  }

  private boolean one(Connection connection) throws LiException {
    List<Xid> live = certain(tasks);
    List<Did> own = certain(destinations);
    int choice = random.nextInt(8);
    if (live.isEmpty() || (choice < 3 && live.size() < LIVE)) {
      return begin(connection);
    }
    Xid xid = live.get(random.nextInt(live.size()));
    Thing<TaskDetails> task = tasks.get(xid);
    if (choice < 5) {
      TaskDetails other = operator.other(task.now().orElseThrow());
      return ask(connection, task, Optional.of(other), header -> new ModifyTask(header, other));
    }
    if (choice == 5) {
      return ask(connection, task, Optional.empty(), header -> new DeactivateTask(header, xid));
    }
    if (own.isEmpty() || (choice == 6 && own.size() < LIVE)) {
      Did did = Did.random();
      DestinationDetails details = operator.destination(did, Optional.empty());
      Thing<DestinationDetails> created = new Thing<>();
      destinations.put(did, created);
      return ask(
          connection,
          created,
          Optional.of(details),
          header -> new CreateDestination(header, details));
    }
    Did did = own.get(random.nextInt(own.size()));
    if (random.nextBoolean()) {
      DestinationDetails named =
          operator.destination(did, Optional.of("destination " + random.nextInt(1000)));
      return ask(
          connection,
          destinations.get(did),
          Optional.of(named),
          header -> new ModifyDestination(header, named));
    }
    return ask(
        connection,
        destinations.get(did),
        Optional.empty(),
        header -> new RemoveDestination(header, did));
  }

  private static <I, T> List<I> certain(Map<I, Thing<T>> things) {
    List<I> live = new ArrayList<>();
    things.forEach((id, thing) -> {
      if (thing.isCertain() && thing.now().isPresent()) {
        live.add(id);
      }
    });
    return live;
  }

  /** A mandate, and the task that it permits. */
  private boolean begin(Connection connection) throws LiException {
    Xid xid = Xid.random();
    TaskDetails task = operator.task(xid, DeliveryType.X2_AND_X3);
    Octets mandate = operator.mandate(task);
    mandates.put(xid, mandate);
    firsts.put(xid, task);
    Thing<TaskDetails> thing = new Thing<>();
    tasks.put(xid, thing);
    if (!(connection.inbox().submit(mandate) instanceof InboxOutcome.Answered answered)) {
      return false;
    }
    if (!(answered.submission() instanceof Receipt)) {
      throw new IllegalStateException("refused: " + answered.submission());
    }
    submitted.add(xid);
    boolean told =
        ask(connection, thing, Optional.of(task), header -> new ActivateTask(header, task));
    if (told) {
      begun.add(xid);
    }
    return told;
  }

  private static <T> boolean ask(
      Connection connection,
      Thing<T> thing,
      Optional<T> after,
      Function<X1Header, X1Request> request)
      throws LiException {
    thing.asked(after);
    X1Outcome outcome =
        connection.x1().send(List.of(request.apply(Operator.header(Instant.now()))));
    if (outcome instanceof X1Outcome.Answered answered) {
      if (answered.responses().get(0) instanceof ErrorResponse error) {
        throw new IllegalStateException("refused: " + error.error().code());
      }
      thing.done();
      return true;
    }
    if (outcome instanceof X1Outcome.Failed) {
      thing.undone();
    } else if (outcome instanceof X1Outcome.Unread) {
      throw new IllegalStateException("not read");
    }
    return false;
  }
}

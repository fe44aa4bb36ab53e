package org.doorward.li.spec.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.doorward.li.authority.MandateInbox.Refusal;
import org.doorward.li.authority.MandateInbox.Refused;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.netty.inbox.InboxOutcome;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.spec.model.LogReplay;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.GetDestinationDetails;
import org.doorward.li.x1.GetDestinationDetailsResponse;
import org.doorward.li.x1.GetTaskDetails;
import org.doorward.li.x1.GetTaskDetailsResponse;
import org.doorward.li.x1.ListAllDetails;
import org.doorward.li.x1.ListAllDetailsResponse;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-X1-120: an element that is killed at any moment, whatever is being asked of it, holds when it starts again what it
 * acknowledged, of what it did not all or nothing, and no mandate a second time.
 */
class KilledElementIT {
  private static final int KILLS = 5;
  private static final int CALLERS = 4;
  private static final long SEED = 20_261;

  @TempDir
  private Path directory;

  @Tag("F-20")
  @Test
  void whatAKilledElementAcknowledgedIsThere() throws Exception {
    Random random = new Random(SEED);
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try (Operator operator = new Operator(directory)) {
      List<Caller> callers = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        callers.add(new Caller(operator, random.nextLong()));
      }
      int unanswered = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        ElementProcess element = ElementProcess.start(directory);
        try (Connection connection = operator.connect(element.x1(), element.inbox())) {
          if (kill == 0) {
            ask(
                connection,
                new CreateDestination(Operator.header(Instant.now()), operator.destination()));
          }
          check(connection, operator, callers);
        }
        int before = done(callers);
        killAmidst(element, operator, callers, threads, 1 + random.nextInt(60));
        assertNotEquals(before, done(callers));
        unanswered += callers.stream().mapToInt(Caller::unanswered).sum();
      }
      assertTrue(unanswered > 0, "no kill met a request");
      ElementProcess element = ElementProcess.start(directory);
      try (Connection connection = operator.connect(element.x1(), element.inbox())) {
        check(connection, operator, callers);
      } finally {
        element.kill();
      }
      assertEquals(held(callers, operator), replayed());
    } finally {
      threads.shutdownNow();
    }
  }

  private static int done(List<Caller> callers) {
    return callers.stream().mapToInt(Caller::done).sum();
  }

  /** Lets all callers ask, and kills the element when so many requests were done. */
  private static void killAmidst(
      ElementProcess element,
      Operator operator,
      List<Caller> callers,
      ExecutorService threads,
      int requests)
      throws Exception {
    CountDownLatch enough = new CountDownLatch(requests);
    List<Future<?>> running = new ArrayList<>();
    for (Caller caller : callers) {
      running.add(threads.submit(() -> {
        try (Connection connection = operator.connect(element.x1(), element.inbox())) {
          caller.run(connection, enough::countDown);
        }
        return null;
      }));
    }
    boolean reached = enough.await(60, TimeUnit.SECONDS);
    element.kill();
    for (Future<?> one : running) {
      one.get(60, TimeUnit.SECONDS);
    }
    assertTrue(reached, requests + " requests");
  }

  /** Holds what the element says against what the callers know; afterwards they know it exactly. */
  private static void check(Connection connection, Operator operator, List<Caller> callers)
      throws LiException {
    ListAllDetailsResponse all = assertInstanceOf(
        ListAllDetailsResponse.class,
        ask(connection, new ListAllDetails(Operator.header(Instant.now()))));
    Set<Xid> xids = new HashSet<>(all.xids());
    Set<Did> dids = new HashSet<>(all.listOfDids().dids());
    assertTrue(dids.remove(operator.destination().did()));
    for (Caller caller : callers) {
      for (Map.Entry<Xid, Thing<TaskDetails>> task : caller.tasks().entrySet()) {
        Optional<TaskDetails> held = xids.remove(task.getKey())
            ? Optional.of(task(connection, task.getKey()))
            : Optional.empty();
        boolean certain = task.getValue().isCertain();
        assertTrue(
            caller.found(task.getKey(), held), certain ? "a task" : "a task that was changing");
      }
      for (Map.Entry<Did, Thing<DestinationDetails>> one : caller.destinations().entrySet()) {
        Optional<DestinationDetails> held = dids.remove(one.getKey())
            ? Optional.of(destination(connection, one.getKey()))
            : Optional.empty();
        assertTrue(one.getValue().found(held), "a destination");
      }
      checkMandates(connection, caller);
    }
    assertEquals(Set.of(), xids);
    assertEquals(Set.of(), dids);
  }

  private static TaskDetails task(Connection connection, Xid xid) throws LiException {
    return assertInstanceOf(
            GetTaskDetailsResponse.class,
            ask(connection, new GetTaskDetails(Operator.header(Instant.now()), xid)))
        .taskResponseDetails()
        .taskDetails();
  }

  private static DestinationDetails destination(Connection connection, Did did) throws LiException {
    return assertInstanceOf(
            GetDestinationDetailsResponse.class,
            ask(connection, new GetDestinationDetails(Operator.header(Instant.now()), did)))
        .destinationResponseDetails()
        .destinationDetails();
  }

  /** A task that did not begin can still begin; one that has ended can not. */
  private static void checkMandates(Connection connection, Caller caller) throws LiException {
    for (Xid xid : List.copyOf(caller.mandates().keySet())) {
      Thing<TaskDetails> task = caller.tasks().get(xid);
      if (task.now().isPresent()) {
        continue;
      }
      if (caller.hasBegun(xid)) {
        InboxOutcome.Answered answered = assertInstanceOf(
            InboxOutcome.Answered.class,
            connection.inbox().submit(caller.mandates().get(xid)));
        assertEquals(new Refused(Refusal.SPENT), answered.submission());
        assertInstanceOf(
            ErrorResponse.class,
            send(connection, new ActivateTask(Operator.header(Instant.now()), caller.first(xid))));
      } else if (caller.hasSubmitted(xid)) {
        TaskDetails details = caller.first(xid);
        ask(connection, new ActivateTask(Operator.header(Instant.now()), details));
        caller.found(xid, Optional.of(details));
      }
    }
  }

  private static X1Response ask(Connection connection, X1Request request) throws LiException {
    X1Response response = send(connection, request);
    if (response instanceof ErrorResponse error) {
      throw new IllegalStateException("refused: " + error.error().code());
    }
    return response;
  }

  private static X1Response send(Connection connection, X1Request request) throws LiException {
    X1Outcome.Answered answered =
        assertInstanceOf(X1Outcome.Answered.class, connection.x1().send(List.of(request)));
    return answered.responses().get(0);
  }

  private static Set<String> held(List<Caller> callers, Operator operator) {
    Set<String> held = new TreeSet<>();
    held.add(operator.destination().did().toString());
    for (Caller caller : callers) {
      Stream.of(caller.tasks(), caller.destinations())
          .forEach(things -> things.forEach((id, thing) -> {
            if (thing.now().isPresent()) {
              held.add(id.toString());
            }
          }));
    }
    return held;
  }

  /** What the log says that the element holds. */
  private Set<String> replayed() throws Exception {
    LogReplay replay = new LogReplay();
    Path audit = directory.resolve("audit");
    try (KeyVault keys =
            Pkcs12KeyVault.open(ElementProcess.vault(directory), ElementProcess.password());
        NetworkElement element = ElementProcess.start(directory, keys)) {
      element.exportEvidence(audit);
      AuditVerifier.verify(audit, element.logKey(), entry -> replay.take(entry.act()));
    }
    return replay.alive();
  }
}

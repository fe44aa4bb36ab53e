package org.doorward.li.element.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.doorward.li.authority.internal.Operator.DID;
import static org.doorward.li.authority.internal.Operator.TARGET;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.ConcurrentTasks;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.PolicyHook;
import org.doorward.li.policy.internal.PolicyHooks;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.ErrorResponse;
import org.doorward.li.x1.GetAllDetails;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hooks and what may not wait for them; hooks and what has to be counted where it happens. */
class HooksAndStopsTest {
  @TempDir
  private Path root;

  private final Operator operator = new Operator();
  private final SignedDocument<TrustPolicy> policy = operator.accepted(operator.policy());
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() throws InterruptedException {
    release.countDown();
    pool.shutdownNow();
    assertTrue(pool.awaitTermination(30, SECONDS));
  }

  private ElementLab open(PolicyHook hook) throws Exception {
    PolicyHooks hooks = new PolicyHooks(List.of(hook), pool, Duration.ofSeconds(60));
    ElementLab lab = ElementLab.open(policy, hooks, Disk.local(), root.resolve("element"));
    lab.createDestination();
    return lab;
  }

  private static TaskDetails task(Xid xid, DeliveryType delivery) {
    return TaskDetails.builder(xid, List.of(TARGET), delivery, ListOfDids.of(DID))
        .serviceTypes(List.of(ServiceType.VOICE))
        .build();
  }

  private void submit(ElementLab lab, Xid xid, int mandate) {
    lab.submit(operator.signed(Operator.mandate().id(mandate).xid(xid), "anna", "ben"));
  }

  /** What changes the task that is to be stopped, and what reads everything. */
  static Stream<Function<X1Header, X1Request>> whatHooksAreAskedAbout() {
    return Stream.of(
        header -> new ModifyTask(header, task(XID, DeliveryType.X2_AND_X3)), GetAllDetails::new);
  }

  /** INV-POL-05: while a hook makes up its mind about a task, the task is stopped. */
  @ParameterizedTest
  @MethodSource("whatHooksAreAskedAbout")
  void aStopWaitsForNoHookThatIsAskedAboutTheSameTask(Function<X1Header, X1Request> slow)
      throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    PolicyHook hook = question -> {
      if (question.request() instanceof ModifyTask || question.request() instanceof GetAllDetails) {
        asked.countDown();
        try {
          release.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return Decision.permit();
    };
    try (ElementLab lab = open(hook)) {
      submit(lab, XID, 1);
      assertInstanceOf(
          OkResponse.class, lab.answer(h -> new ActivateTask(h, task(XID, DeliveryType.X2_ONLY))));
      Future<X1Response> waiting = pool.submit(() -> lab.answer(slow));
      assertTrue(asked.await(30, SECONDS));

      X1Response stopped = lab.answer(header -> new DeactivateTask(header, XID));

      assertInstanceOf(OkResponse.class, stopped);
      assertFalse(waiting.isDone());
      assertEquals(List.of(), lab.core.tasks().all());
      release.countDown();
      X1Response late = waiting.get(30, SECONDS);
      boolean changes = slow.apply(ElementLab.header()) instanceof ModifyTask;
      assertEquals(changes, late instanceof ErrorResponse, "there is no task to change any more");
      assertEquals(List.of(), lab.core.tasks().all());
    }
  }

  /** INV-POL-06: of tasks that come at once, no more begin than hooks left room for. */
  @Test
  void tasksThatComeAtOnceDoNotPassABoundTogether() throws Exception {
    int most = 3;
    int asked = 12;
    List<Xid> xids = Stream.generate(Xid::random).limit(asked).toList();
    try (ElementLab lab = open(ConcurrentTasks.atMost(most))) {
      for (int i = 0; i < asked; i++) {
        submit(lab, xids.get(i), i + 1);
      }
      List<Future<X1Response>> answers = new ArrayList<>();
      for (Xid xid : xids) {
        answers.add(pool.submit(() ->
            lab.answer(h -> new ActivateTask(h, task(xid, DeliveryType.X2_ONLY)))));
      }
      int done = 0;
      for (Future<X1Response> answer : answers) {
        done += answer.get(60, SECONDS) instanceof OkResponse ? 1 : 0;
      }

      assertEquals(lab.core.tasks().size(), done);
      assertTrue(done <= most && done > 0);
      long intents = lab.entries().stream()
          .filter(entry -> entry.act().operation() == Operation.ACTIVATE_TASK
              && entry.act().phase() == Phase.INTENT)
          .count();
      assertEquals(done, intents, "what is refused is not intended");
    }
  }

  /** A place that one task leaves, or did not take, is another's. */
  @Test
  void aPlaceIsGivenBack() throws Exception {
    Xid other = Xid.of("39f28e1c-f230-486a-a860-f5a784ab9172");
    try (ElementLab lab = open(ConcurrentTasks.atMost(1))) {
      submit(lab, XID, 1);
      submit(lab, other, 2);
      Function<X1Header, X1Request> activate =
          h -> new ActivateTask(h, task(other, DeliveryType.X2_ONLY));
      assertInstanceOf(
          OkResponse.class, lab.answer(h -> new ActivateTask(h, task(XID, DeliveryType.X2_ONLY))));
      assertInstanceOf(ErrorResponse.class, lab.answer(activate));
      assertEquals(1, lab.core.tasks().size());

      lab.answer(header -> new DeactivateTask(header, XID));

      assertInstanceOf(OkResponse.class, lab.answer(activate));
    }
  }
}

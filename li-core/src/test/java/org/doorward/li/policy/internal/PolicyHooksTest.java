package org.doorward.li.policy.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.doorward.li.authority.internal.Operator.ADMF;
import static org.doorward.li.authority.internal.Operator.NOW;
import static org.doorward.li.authority.internal.Operator.XID;
import static org.doorward.li.policy.internal.ElementFixture.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.doorward.li.authority.internal.Operator;
import org.doorward.li.evidence.Reason;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.PolicyHook;
import org.doorward.li.policy.PolicyQuestion;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.DeactivateTask;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** F-16. */
class PolicyHooksTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final X1Request ACTIVATE = new ActivateTask(header(), ElementFixture.task());
  private static final Ruling PERMITTED = Ruling.permit(Direction.ACCESS);
  private static final PolicyHook PERMITS = question -> Decision.permit();

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void close() throws InterruptedException {
    pool.shutdownNow();
    assertTrue(pool.awaitTermination(10, SECONDS));
  }

  private PolicyHooks hooks(Executor executor, Duration limit, PolicyHook... hooks) {
    return new PolicyHooks(List.of(hooks), executor, limit);
  }

  /** As the element goes about it. */
  static Ruling narrow(PolicyHooks hooks, Ruling ruling, X1Request request) {
    Binding.Bound bound = ElementFixture.bound(ADMF);
    if (hooks.haveASay(ruling)) {
      return hooks.ask(ruling, request, bound, NOW).narrow(ruling);
    }
    if (ruling.direction() == Direction.STOP) {
      hooks.tell(ruling, request, bound, NOW);
    }
    return ruling;
  }

  private static void denied(Reason reason, PolicyHooks hooks) {
    Decision decision = narrow(hooks, PERMITTED, ACTIVATE).decision();
    Decision.Deny deny = assertInstanceOf(Decision.Deny.class, decision);
    assertEquals(reason, deny.reason());
    assertEquals(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, deny.code());
  }

  private boolean released() {
    try {
      never.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private Decision hangs() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Decision.permit();
  }

  @Test
  void whatEveryHookPermitsIsPermitted() {
    assertTrue(narrow(hooks(pool, LONG, PERMITS, PERMITS), PERMITTED, ACTIVATE)
        .decision()
        .permits());
  }

  @Test
  void oneDenialOverridesAndItsWordsStayHere() {
    PolicyHook denies = question -> new Decision.Deny(
        Reason.RULE, X1ErrorCode.UNSUPPORTED_SERVICE_TYPE, "sip:alice@example.com");

    Decision decision =
        narrow(hooks(pool, LONG, PERMITS, denies, PERMITS), PERMITTED, ACTIVATE).decision();

    Decision.Deny deny = assertInstanceOf(Decision.Deny.class, decision);
    assertEquals(Reason.HOOK_DENIED, deny.reason());
    assertEquals(X1ErrorCode.UNSUPPORTED_SERVICE_TYPE, deny.code());
    assertFalse(deny.description().contains("alice"));
  }

  @Test
  void theNarrowestOfSeveralBoundsHolds() {
    PolicyHook seven = question -> Decision.permitWithin(7);
    PolicyHook three = question -> Decision.permitWithin(3);

    assertEquals(
        Decision.permitWithin(3),
        narrow(hooks(pool, LONG, seven, PERMITS, three, seven), PERMITTED, ACTIVATE)
            .decision());
  }

  /** What was asked about under one mandate says nothing of the same under another. */
  @Test
  void anOpinionHoldsForWhatItWasAskedAboutOnly() {
    ElementFixture fixture = new ElementFixture();
    Ruling one = PERMITTED.about(fixture.submit(Operator.mandate().id(1)));
    Ruling other = PERMITTED.about(fixture.submit(Operator.mandate().id(2)));
    PolicyHooks.Opinion opinion =
        hooks(pool, LONG, PERMITS).ask(one, ACTIVATE, ElementFixture.bound(ADMF), NOW);

    assertTrue(opinion.holdsFor(one));
    assertFalse(opinion.holdsFor(other));
    assertFalse(opinion.holdsFor(PERMITTED));
  }

  @Test
  void aDenialOfTheRulesIsNotAskedAbout() {
    AtomicInteger asked = new AtomicInteger();
    PolicyHook counts = question -> {
      asked.incrementAndGet();
      return Decision.permit();
    };
    Ruling denied = Ruling.deny(Reason.MANDATE_MISSING, X1ErrorCode.GENERIC_ERROR, "");

    assertSame(denied, narrow(hooks(pool, LONG, counts), denied, ACTIVATE));
    assertEquals(0, asked.get());
  }

  @Nested
  class AHookThat {
    @Tag("F-16")
    @Test
    void throwsDenies() {
      denied(Reason.HOOK_FAILED, hooks(pool, LONG, question -> {
        throw new IllegalStateException("sip:alice@example.com");
      }));
      denied(Reason.HOOK_FAILED, hooks(pool, LONG, question -> {
        throw new StackOverflowError();
      }));
    }

    @Tag("F-16")
    @Test
    @SuppressWarnings("NullAway") // What a hook without the annotations can do.
    void answersNothingDenies() {
      denied(Reason.HOOK_FAILED, hooks(pool, LONG, question -> null));
    }

    @Tag("F-16")
    @Test
    void hangsDeniesAtTheLimitAndIsInterrupted() throws InterruptedException {
      CountDownLatch interrupted = new CountDownLatch(1);
      PolicyHook hangs = question -> {
        Decision decision = hangs();
        interrupted.countDown();
        return decision;
      };
      long before = System.nanoTime();

      denied(Reason.HOOK_TIMEOUT, hooks(pool, Duration.ofMillis(50), PERMITS, hangs, hangs));

      assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 10);
      assertTrue(interrupted.await(10, SECONDS));
    }

    @Tag("F-16")
    @Test
    void comesBackToWhereItWasAskedDenies() {
      AtomicReference<PolicyHooks> own = new AtomicReference<>();
      AtomicReference<Ruling> inner = new AtomicReference<>();
      PolicyHook recurses = question -> {
        inner.set(narrow(own.get(), PERMITTED, question.request()));
        return Decision.permit();
      };
      own.set(hooks(pool, LONG, recurses));

      denied(Reason.HOOK_FAILED, own.get());
      assertFalse(inner.get().decision().permits());
    }

    /** It holds some threads, not the service. */
    @Tag("F-16")
    @Test
    void doesNotComeBackIsNotCalledForEver() {
      AtomicInteger calls = new AtomicInteger();
      PolicyHook ignoresInterrupts = question -> {
        calls.incrementAndGet();
        while (!released()) {
          Thread.onSpinWait();
        }
        return Decision.permit();
      };
      PolicyHooks hooks = hooks(pool, Duration.ofMillis(5), ignoresInterrupts);
      for (int i = 0; i < 60; i++) {
        assertFalse(narrow(hooks, PERMITTED, ACTIVATE).decision().permits());
      }
      assertTrue(calls.get() <= 16);
      assertTrue(
          narrow(hooks(pool, LONG, PERMITS), PERMITTED, ACTIVATE).decision().permits());
      never.countDown();
    }
  }

  @Test
  void aPoolThatRunsNothingOrOnTheCallersThreadDenies() {
    pool.shutdown();

    denied(Reason.HOOK_FAILED, hooks(pool, LONG, PERMITS));
    denied(Reason.HOOK_FAILED, hooks(Runnable::run, LONG, PERMITS));
    denied(Reason.HOOK_TIMEOUT, hooks(task -> {}, Duration.ofMillis(10), PERMITS));
  }

  /** DC-14: a hook is told of what stops, and can neither deny nor delay it. */
  @Nested
  class Stopping {
    private final X1Request deactivate = new DeactivateTask(header(), XID);
    private final Ruling stop = Ruling.permit(Direction.STOP);

    @Test
    void isToldAndNotAsked() throws InterruptedException {
      List<PolicyQuestion> told = new ArrayList<>();
      CountDownLatch heard = new CountDownLatch(1);
      PolicyHook listens = new PolicyHook() {
        @Override
        public Decision decide(PolicyQuestion question) {
          throw new IllegalStateException("asked");
        }

        @Override
        public void stopping(PolicyQuestion question) {
          told.add(question);
          heard.countDown();
        }
      };

      assertSame(stop, narrow(hooks(pool, LONG, listens), stop, deactivate));

      assertTrue(heard.await(10, SECONDS));
      assertEquals(deactivate, told.get(0).request());
    }

    /** One that hangs holds one thread for what it is told, and is not asked any less. */
    @Test
    void holdsOneThreadOfAHookThatHangsWhenItIsTold() throws InterruptedException {
      AtomicInteger tellings = new AtomicInteger();
      CountDownLatch told = new CountDownLatch(1);
      PolicyHook hangs = new PolicyHook() {
        @Override
        public Decision decide(PolicyQuestion question) {
          return Decision.permit();
        }

        @Override
        public void stopping(PolicyQuestion question) {
          tellings.incrementAndGet();
          told.countDown();
          hangs();
        }
      };
      PolicyHooks hooks = hooks(pool, LONG, hangs);
      for (int i = 0; i < 3 * GuardedHook.MAX_UNTOLD; i++) {
        assertSame(stop, narrow(hooks, stop, deactivate));
      }

      assertTrue(told.await(10, SECONDS));
      assertTrue(narrow(hooks, PERMITTED, ACTIVATE).decision().permits());
      assertEquals(1, tellings.get());
    }

    /** In their order, however many come at once. */
    @Test
    void isToldOneAfterTheOther() throws InterruptedException {
      int stops = 200;
      AtomicInteger atOnce = new AtomicInteger();
      List<Integer> most = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch all = new CountDownLatch(stops);
      PolicyHook listens = new PolicyHook() {
        @Override
        public Decision decide(PolicyQuestion question) {
          return Decision.permit();
        }

        @Override
        public void stopping(PolicyQuestion question) {
          most.add(atOnce.incrementAndGet());
          atOnce.decrementAndGet();
          all.countDown();
        }
      };
      PolicyHooks hooks = hooks(pool, LONG, listens);
      for (int i = 0; i < stops; i++) {
        pool.execute(() -> narrow(hooks, stop, deactivate));
      }

      assertTrue(all.await(30, SECONDS));
      assertEquals(Set.of(1), Set.copyOf(most));
    }

    /** The pool can start no thread: the stop is none of its business. */
    @Test
    void goesOnWithoutAThreadToTellAnybody() {
      Executor exhausted = task -> {
        throw new OutOfMemoryError("unable to create native thread");
      };

      assertSame(stop, narrow(hooks(exhausted, LONG, PERMITS), stop, deactivate));
      denied(Reason.HOOK_FAILED, hooks(exhausted, LONG, PERMITS));
    }

    @Test
    void goesOnWhateverAHookDoes() {
      PolicyHook bad = new PolicyHook() {
        @Override
        public Decision decide(PolicyQuestion question) {
          return hangs();
        }

        @Override
        public void stopping(PolicyQuestion question) {
          hangs();
          throw new IllegalStateException("told");
        }
      };

      assertSame(stop, narrow(hooks(pool, LONG, bad, bad), stop, deactivate));
      assertSame(stop, narrow(hooks(Runnable::run, LONG, bad), stop, deactivate));
      pool.shutdown();
      assertSame(stop, narrow(hooks(pool, LONG, bad), stop, deactivate));
    }
  }
}

package org.doorward.li.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.evidence.Reason;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.X1TransactionId;
import org.doorward.li.x1.Ping;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Header;
import org.doorward.li.x1.X1Version;
import org.junit.jupiter.api.Test;

class PolicyHooksTest {
  private static final Duration LIMIT = Duration.ofMillis(200);
  private static final PolicyHook PERMITS = question -> Decision.permit();
  private static final PolicyHook DENIES = question -> new Decision.Deny(
      Reason.RULE, X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, "sip:alice@example.com");
  private static final PolicyHook THROWS = question -> {
    throw new IllegalStateException("broken");
  };

  @SuppressWarnings("NullAway") // a hook may be compiled by anybody
  private static final PolicyHook SAYS_NOTHING = question -> null;

  private static final PolicyQuestion QUESTION = new PolicyQuestion(
      new Ping(new X1Header(
          new AdmfIdentifier("admf"),
          new NeIdentifier("ne"),
          Instant.EPOCH,
          X1Version.IMPLEMENTED,
          X1TransactionId.random())),
      new PeerIdentity(Octets.of(new byte[32]), Octets.of(new byte[32]), Set.of(), Instant.MAX),
      Optional.empty(),
      Instant.EPOCH);

  private static Decision judge(PolicyHook... hooks) {
    try (PolicyHooks all = new PolicyHooks(List.of(hooks), LIMIT)) {
      return all.decide(QUESTION, X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE);
    }
  }

  private static Reason refused(Decision decision) {
    Decision.Deny deny = assertInstanceOf(Decision.Deny.class, decision);
    assertEquals(X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, deny.code());
    assertEquals("", deny.description());
    return deny.reason();
  }

  @Test
  void whatTheRulesPermitGoesAheadIfNoHookObjects() {
    assertEquals(Decision.permit(), judge());
    assertEquals(Decision.permit(), judge(PERMITS, PERMITS));
  }

  @Test
  void oneDenialDecides() {
    assertEquals(Reason.HOOK_DENIED, refused(judge(PERMITS, DENIES, PERMITS)));
  }

  @Test
  void aHookThatThrowsDenies() {
    assertEquals(Reason.HOOK_FAILED, refused(judge(PERMITS, THROWS)));
  }

  @Test
  void aHookThatSaysNothingDenies() {
    assertEquals(Reason.HOOK_FAILED, refused(judge(SAYS_NOTHING)));
  }

  @Test
  void aHookThatHangsDeniesAndHoldsNobody() {
    long before = System.nanoTime();

    Decision decision = judge(question -> {
      LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));
      return Decision.permit();
    });

    assertEquals(Reason.HOOK_TIMEOUT, refused(decision));
    assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(10));
  }

  @Test
  void aHookThatAsksTheElementAgainIsRefusedThere() {
    AtomicReference<Decision> inner = new AtomicReference<>();
    try (PolicyHooks hooks = new PolicyHooks(
        List.of(question -> {
          inner.set(judge(PERMITS));
          return Decision.permit();
        }),
        LIMIT)) {
      Decision outer = hooks.decide(QUESTION, X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE);
      assertEquals(Decision.permit(), outer);
    }
    assertEquals(Reason.HOOK_FAILED, refused(inner.get()));
  }

  @Test
  void aStopIsToldAndNotAsked() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    PolicyHook listener = new PolicyHook() {
      @Override
      public Decision decide(PolicyQuestion question) {
        throw new IllegalStateException("nobody asks about a stop");
      }

      @Override
      public void stopping(PolicyQuestion question) {
        told.countDown();
      }
    };
    try (PolicyHooks hooks = new PolicyHooks(List.of(THROWS, listener), LIMIT)) {
      hooks.stopping(QUESTION);
      assertTrue(told.await(10, TimeUnit.SECONDS));
    }
  }

  /** INV-POL-01: hooks only narrow. */
  @Property(tries = 60)
  void addingAHookNeverPermits(
      @ForAll("hooks") List<PolicyHook> hooks, @ForAll("hook") PolicyHook another) {
    boolean before = judge(hooks.toArray(PolicyHook[]::new)) instanceof Decision.Permit;
    List<PolicyHook> more = new ArrayList<>(hooks);
    more.add(another);
    boolean after = judge(more.toArray(PolicyHook[]::new)) instanceof Decision.Permit;

    assertTrue(before || !after);
    assertEquals(more.stream().allMatch(hook -> hook == PERMITS), after);
  }

  @Provide
  Arbitrary<PolicyHook> hook() {
    return Arbitraries.of(PERMITS, DENIES, THROWS, SAYS_NOTHING);
  }

  @Provide
  Arbitrary<List<PolicyHook>> hooks() {
    return hook().list().ofMaxSize(4);
  }
}

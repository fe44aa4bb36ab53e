package org.doorward.li.policy.internal;

import static org.doorward.li.policy.internal.ElementFixture.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.doorward.li.evidence.Reason;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.PolicyHook;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Request;

/** INV-POL-01: hooks only narrow. */
class PolicyHooksProperties {
  private static final X1Request REQUEST = new ActivateTask(header(), ElementFixture.task());

  private static ExecutorService pool;

  @BeforeContainer
  static void open() {
    pool = Executors.newCachedThreadPool();
  }

  @AfterContainer
  static void close() {
    pool.shutdownNow();
  }

  /** How a hook behaves. */
  private enum Behaviour {
    PERMITS,
    PERMITS_WITHIN,
    DENIES,
    THROWS,
    ANSWERS_NOTHING,
    FAILS
  }

  @SuppressWarnings("NullAway") // What a hook without the annotations can do.
  private static PolicyHook hook(Behaviour behaviour) {
    return question -> switch (behaviour) {
      case PERMITS -> Decision.permit();
      case PERMITS_WITHIN -> Decision.permitWithin(1);
      case DENIES -> new Decision.Deny(Reason.RULE, X1ErrorCode.GENERIC_ERROR, "");
      case THROWS -> throw new IllegalStateException("a hook may throw");
      case ANSWERS_NOTHING -> null;
      case FAILS -> throw new AssertionError("or worse");
    };
  }

  private static boolean permits(Ruling ruling, List<Behaviour> behaviours) {
    PolicyHooks hooks = new PolicyHooks(
        behaviours.stream().map(PolicyHooksProperties::hook).toList(),
        pool,
        Duration.ofSeconds(30));
    return PolicyHooksTest.narrow(hooks, ruling, REQUEST).decision().permits();
  }

  @Property(tries = 300)
  void addingAHookNeverPermits(
      @ForAll("rulings") Ruling ruling, @ForAll List<Behaviour> hooks, @ForAll Behaviour another) {
    List<Behaviour> more = new ArrayList<>(hooks);
    more.add(another);

    assertTrue(permits(ruling, hooks) || !permits(ruling, more));
  }

  @Property(tries = 300)
  void aRequestIsPermittedByTheRulesAndEveryHookOrNotAtAll(
      @ForAll("rulings") Ruling ruling, @ForAll List<Behaviour> hooks) {
    boolean all = hooks.stream()
        .allMatch(hook -> hook == Behaviour.PERMITS || hook == Behaviour.PERMITS_WITHIN);

    assertEquals(ruling.decision().permits() && all, permits(ruling, hooks));
  }

  /** INV-POL-03. */
  @Property(tries = 100)
  void noHookStopsAStop(@ForAll List<Behaviour> hooks) {
    assertTrue(permits(Ruling.permit(Direction.STOP), hooks));
  }

  @Provide
  Arbitrary<Ruling> rulings() {
    return Arbitraries.of(
        Ruling.permit(Direction.ACCESS),
        Ruling.deny(Reason.MANDATE_MISSING, X1ErrorCode.GENERIC_ACTIVATE_TASK_FAILURE, ""));
  }
}

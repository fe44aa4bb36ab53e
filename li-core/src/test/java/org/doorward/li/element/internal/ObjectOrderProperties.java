package org.doorward.li.element.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import org.doorward.li.element.internal.ObjectOrder.Turn;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;

/** INV-X1-20: two requests meet on a thing only if neither changes it, and each gets its turn. */
class ObjectOrderProperties {
  /** What one request takes, of a few things so that requests meet often. */
  record Wish(
      boolean alone, int task, Set<Integer> changed, Set<Integer> referred, Set<Integer> dids) {}

  private final ObjectOrder order = new ObjectOrder();
  private final Map<String, AtomicInteger> users = new ConcurrentHashMap<>();

  private static UUID id(int number) {
    return new UUID(0, number);
  }

  private static List<GenericObjectId> objects(Set<Integer> numbers) {
    return numbers.stream().map(n -> new GenericObjectId(id(n))).toList();
  }

  private static List<Did> dids(Set<Integer> numbers) {
    return numbers.stream().map(n -> new Did(id(n))).toList();
  }

  private Turn turn(Wish wish) {
    return wish.alone()
        ? order.alone()
        : order
            .turn()
            .task(new Xid(id(wish.task())))
            .objects(objects(wish.changed()), objects(wish.referred()))
            .destinations(Set.of(), dids(wish.dids()));
  }

  /** Negative while somebody has it for himself, else how many have it. */
  private int enter(String thing, boolean forItself) {
    int step = forItself ? -1_000_000 : 1;
    int users = this.users.computeIfAbsent(thing, any -> new AtomicInteger()).addAndGet(step);
    return forItself ? users + 1_000_000 : Math.min(users, 0);
  }

  private void leave(String thing, boolean forItself) {
    users.get(thing).addAndGet(forItself ? 1_000_000 : -1);
  }

  private static Map<String, Boolean> things(Wish wish) {
    Map<String, Boolean> things = new ConcurrentHashMap<>();
    if (wish.alone()) {
      things.put("everything", true);
      return things;
    }
    things.put("everything", false);
    wish.dids().forEach(n -> things.put("destination " + n, false));
    wish.referred().forEach(n -> things.put("object " + n, false));
    wish.changed().forEach(n -> things.put("object " + n, true));
    things.put("task " + wish.task(), true);
    return things;
  }

  /** How many times somebody was met who should not have been there. */
  private int perform(Wish wish) {
    Turn turn = turn(wish);
    try {
      int met = 0;
      Map<String, Boolean> things = things(wish);
      for (var thing : things.entrySet()) {
        met += enter(thing.getKey(), thing.getValue()) == 0 ? 0 : 1;
      }
      Thread.onSpinWait();
      things.forEach(this::leave);
      return met;
    } finally {
      turn.close();
    }
  }

  @Tag("F-37")
  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void nobodyMeetsAChangeAndNobodyWaitsForEver(@ForAll("wishes") List<Wish> wishes)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> met = new ArrayList<>();
      for (Wish wish : wishes) {
        met.add(threads.submit(() -> perform(wish)));
      }
      for (Future<Integer> each : met) {
        assertEquals(0, each.get(20, TimeUnit.SECONDS));
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(0, order.taken(), "what nobody has takes no room");
  }

  @Provide
  Arbitrary<List<Wish>> wishes() {
    Arbitrary<Set<Integer>> few = Arbitraries.integers().between(0, 4).set().ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(1, true), Tuple.of(9, false)),
            Arbitraries.integers().between(0, 4),
            few,
            few,
            few)
        .as(Wish::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(60);
  }

  /** Two tasks to one destination do not wait for each other: both stand at the barrier at once. */
  @Example
  void tasksThatShareADestinationGoOnAtTheSameTime() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> turns = new ArrayList<>();
      for (int task = 0; task < 2; task++) {
        Wish wish = new Wish(false, task, Set.of(), Set.of(), Set.of(7));
        turns.add(threads.submit(() -> {
          Turn turn = turn(wish);
          try {
            return both.await(20, TimeUnit.SECONDS);
          } finally {
            turn.close();
          }
        }));
      }
      assertEquals(
          Set.of(0, 1),
          Set.of(turns.get(0).get(), turns.get(1).get()),
          "each arrived while the other had its turn");
    } finally {
      threads.shutdownNow();
    }
  }

  @Example
  void aTurnThatGoesBackInTheSequenceIsRefused() {
    Turn turn = order.turn().destinations(Set.of(), Set.of(Did.random()));
    try {
      assertThrows(IllegalStateException.class, () -> turn.task(Xid.random()));
    } finally {
      turn.close();
    }
    assertEquals(0, order.taken());
  }
}

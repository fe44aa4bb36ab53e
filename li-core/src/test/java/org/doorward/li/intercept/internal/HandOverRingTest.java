package org.doorward.li.intercept.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.intercept.Interception;
import org.doorward.li.target.Imsi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of product between the traffic path and delivery. */
class HandOverRingTest {
  private static final int CAPACITY = 4;

  /** Each thing that delivery was given as one line: a number, or a range that was lost. */
  private static List<String> lines(HandOverScene scene) {
    return scene.given.stream()
        .map(one -> one.isLoss()
            ? one.number() + "+" + one.count() + " " + one.cause()
            : String.valueOf(one.number()))
        .toList();
  }

  private static void hand(Interception interception, int from, int count) {
    for (int i = from; i < from + count; i++) {
      interception.cc(HandOverScene.piece(i));
    }
  }

  /** INV-INT-11: a full ring still consumes numbers, at their place: behind what stood in it, before what comes later. */
  @Test
  void whatFindsNoRoomConsumesItsNumbersAtItsPlace() throws Exception {
    try (HandOverScene scene = new HandOverScene(CAPACITY, 1)) {
      scene.activate(HandOverScene.TARGET);
      Interception interception = scene.interception(HandOverScene.TARGET);
      hand(interception, 0, 2);
      scene.settle();
      CountDownLatch busy = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      scene.ring.inOrder(() -> {
        busy.countDown();
        awaitQuietly(goOn);
      });
      busy.await();

      hand(interception, 2, 10); // three places are left, the fourth holds the step

      assertEquals(List.of("0", "1"), lines(scene), "the consumer is held");
      goOn.countDown();
      scene.settle();
      hand(interception, 12, 1);
      scene.settle();
      assertEquals(List.of("0", "1", "2", "3", "4", "5+7 NO_ROOM", "12"), lines(scene));
      for (HandOverScene.Given one : scene.given) {
        if (!one.isLoss()) {
          assertEquals(one.number(), one.payload().asByteBuffer().getLong(), "its own number");
        }
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** INV-INT-11 again, under several callers and with a ring that is full most of the time. */
  @Test
  void numbersAreWithoutGapHoweverFullTheRingIs() throws Exception {
    int callers = 3;
    int each = 20_000;
    try (HandOverScene scene = new HandOverScene(CAPACITY, 1)) {
      scene.activate(HandOverScene.TARGET);
      ExecutorService threads = Executors.newFixedThreadPool(callers);
      try {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
          all.add(threads.submit(() -> hand(scene.interception(HandOverScene.TARGET), 0, each)));
        }
        for (Future<?> one : all) {
          one.get();
        }
      } finally {
        threads.shutdownNow();
      }
      scene.settle();
      long next = 0;
      long lost = 0;
      for (HandOverScene.Given one : scene.given) {
        assertEquals(next, one.number());
        next += one.count();
        lost += one.isLoss() ? one.count() : 0;
      }
      assertEquals((long) callers * each, next);
      assertTrue(lost > 0, "the ring was full now and then");
    }
  }

  /** Product of several groups keeps its order in each context, and a change comes between all of it. */
  @Test
  void aChangeComesBetweenTheProductOfAllGroups() throws Exception {
    try (HandOverScene scene = new HandOverScene(1 << 14, 3)) {
      List<Interception> interceptions = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        Imsi target = Imsi.of("20408000000000" + i);
        scene.activate(target);
        interceptions.add(scene.interception(target));
      }
      List<Integer> seen = new ArrayList<>();
      for (int round = 0; round < 20; round++) {
        interceptions.forEach(interception -> hand(interception, 0, 50));
        scene.ring.inOrder(() -> seen.add(scene.given.size()));
      }
      scene.settle();
      for (int round = 0; round < 20; round++) {
        assertEquals(9 * 50 * (round + 1), seen.get(round));
      }
    }
  }

  /** A task is sealed once what was handed over for it is with delivery; what comes after that is not delivered. */
  @Test
  void aTaskIsSealedBehindItsProduct() throws Exception {
    try (HandOverScene scene = new HandOverScene(1 << 10, 2)) {
      ActiveTask task = scene.activate(HandOverScene.TARGET);
      Interception interception = scene.interception(HandOverScene.TARGET);
      hand(interception, 0, 100);
      scene.tasks.end(task);
      hand(interception, 100, 100);
      scene.settle();
      assertEquals(List.of(task), scene.sealed);
      assertEquals(100, scene.given.size());
    }
  }

  /** What a caller had in hand when its task was sealed begins a context anew; it ends again with that product. */
  @Test
  void whatComesBehindTheSealLeavesNoContext() throws Exception {
    try (HandOverScene scene = new HandOverScene(CAPACITY, 1)) {
      ActiveTask task = scene.activate(HandOverScene.TARGET);
      Terms terms = task.terms().orElseThrow();
      hand(scene.interception(HandOverScene.TARGET), 0, 2);
      scene.tasks.end(task);
      scene.settle();
      Imsi another = Imsi.of("204080000000001");
      scene.activate(another);
      CountDownLatch goOn = new CountDownLatch(1);
      scene.ring.inOrder(() -> awaitQuietly(goOn));
      hand(scene.interception(another), 0, CAPACITY);
      for (int i = 0; i < 3; i++) {
        late(scene, task, terms); // no room
      }
      goOn.countDown();
      scene.settle();
      late(scene, task, terms);
      scene.settle();

      assertEquals("0+3 NO_ROOM", lines(scene).get(scene.given.size() - 2));
      assertEquals("0+1 TASK_ENDED", lines(scene).get(scene.given.size() - 1));
    }
  }

  private static void late(HandOverScene scene, ActiveTask task, Terms terms) {
    scene.ring.offer(task, terms, HandOverScene.TARGET, Interface.X3, HandOverScene.piece(-1));
  }

  /** INV-INT-12 (F-57): whatever races, nothing that is handed over after the end was answered is delivered. */
  @Tag("F-57")
  @Test
  void nothingHandedOverAfterTheEndIsDelivered() throws Exception {
    Random random = new Random(57);
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 60; round++) {
        boolean expiry = round % 2 == 0;
        long after = race(callers, expiry, random.nextInt(20_000));
        assertTrue(after >= 0);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  /** One race. Pieces say whether they were handed over before the end was answered or after. */
  private static long race(ExecutorService callers, boolean expiry, int spins) throws Exception {
    try (HandOverScene scene = new HandOverScene(64, 1)) {
      ActiveTask task = scene.activate(HandOverScene.TARGET);
      Interception interception = scene.interception(HandOverScene.TARGET);
      CountDownLatch begun = new CountDownLatch(2);
      CountDownLatch answered = new CountDownLatch(1);
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        all.add(callers.submit(() -> {
          int before = 0;
          while (answered.getCount() > 0) {
            interception.cc(HandOverScene.piece(before++));
            begun.countDown();
          }
          hand(interception, -1, 1);
          hand(interception, -1, 1);
          return before;
        }));
      }
      begun.await();
      for (int i = 0; i < spins; i++) {
        Thread.onSpinWait();
      }
      if (expiry) {
        scene.now = task.terms().orElseThrow().end();
      } else {
        scene.tasks.end(task);
      }
      answered.countDown();
      long handedOver = 0;
      for (Future<Integer> one : all) {
        handedOver += one.get();
      }
      if (expiry) {
        scene.tasks.end(task);
      }
      scene.settle();
      long taken = 0;
      IdentityHashMap<ProductContext, Long> next =
          new IdentityHashMap<>(); // late product may begin the context anew
      for (HandOverScene.Given one : List.copyOf(scene.given)) {
        assertEquals(next.getOrDefault(one.context(), 0L), one.number());
        next.put(one.context(), one.number() + one.count());
        taken += one.count();
        if (!one.isLoss()) {
          assertTrue(one.payload().asByteBuffer().getLong() >= 0, "captured after the end");
        }
      }
      assertTrue(taken <= handedOver, "no more than was handed over before the end");
      return taken;
    }
  }
}

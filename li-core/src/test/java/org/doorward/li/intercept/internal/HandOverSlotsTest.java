package org.doorward.li.intercept.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** INV-INT-10: the ring loses nothing that it took, and gives it back in the order in which each caller put it in. */
class HandOverSlotsTest {
  /** A step that says who put it in, and as which. */
  private record Numbered(int caller, int number) implements Runnable {
    @Override
    public void run() {}
  }

  private static boolean offer(HandOverSlots slots, Runnable step) {
    HandOver slot = slots.claim();
    if (slot == null) {
      return false;
    }
    slot.set(step);
    slots.publish(slot);
    return true;
  }

  @Test
  void asManyAreTakenAsThereArePlaces() {
    HandOverSlots slots = new HandOverSlots(3); // four places
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 4; i++) {
        assertEquals(4L * round + i, slots.end());
        assertEquals(true, offer(slots, new Numbered(round, i)));
      }
      assertEquals(false, offer(slots, new Numbered(round, 4)));
      for (int i = 0; i < 4; i++) {
        assertEquals(4L * round + i, slots.position());
        assertEquals(new Numbered(round, i), slots.peek().step());
        slots.free();
      }
      assertNull(slots.peek());
    }
  }

  @Test
  void aPlaceThatIsClaimedIsSeenOnceItIsPublished() {
    HandOverSlots slots = new HandOverSlots(4);
    HandOver first = slots.claim();
    HandOver second = slots.claim();
    second.set(new Numbered(0, 1));
    slots.publish(second);
    assertNull(slots.peek(), "the second does not overtake the first");
    first.set(new Numbered(0, 0));
    slots.publish(first);
    assertEquals(first, slots.peek());
  }

  /** A target must not stay in a ring that nothing goes through any more. */
  @Test
  void aPlaceThatIsFreeHoldsNothing() {
    HandOverSlots slots = new HandOverSlots(4);
    offer(slots, new Numbered(0, 0));
    HandOver slot = slots.peek();
    assertNotNull(slot.step());
    slots.free();
    assertNull(slot.step());
    assertThrows(IllegalStateException.class, slot::matched);
    assertThrows(IllegalStateException.class, slot::seen);
  }

  @Test
  void callersAtTheSameTimeKeepTheirOrder() throws Exception {
    int callers = 3;
    int each = 20_000;
    HandOverSlots slots = new HandOverSlots(64);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<Integer>> refused = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        int who = caller;
        Callable<Integer> work = () -> put(slots, who, each);
        refused.add(threads.submit(work));
      }
      int[] next = new int[callers];
      for (int taken = 0; taken < callers * each; ) {
        HandOver slot = slots.peek();
        if (slot == null) {
          Thread.onSpinWait();
          continue;
        }
        Numbered numbered = (Numbered) slot.step();
        assertEquals(next[numbered.caller()]++, numbered.number());
        slots.free();
        taken++;
      }
      for (Future<Integer> caller : refused) {
        caller.get();
      }
      assertNull(slots.peek());
    } finally {
      threads.shutdownNow();
    }
  }

  /** Tries again as often as there is no room. */
  private static int put(HandOverSlots slots, int caller, int count) {
    int refused = 0;
    for (int i = 0; i < count; ) {
      if (offer(slots, new Numbered(caller, i))) {
        i++;
      } else {
        refused++;
        Thread.onSpinWait();
      }
    }
    return refused;
  }
}

package org.doorward.li.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;
import org.junit.jupiter.api.Test;

/** INV-X1-110: the index of the store is a map, whatever comes and goes. */
class RecordIndexTest {
  private static Octets id(int number) {
    return Octets.of(ByteBuffer.allocate(4).putInt(number).array());
  }

  @Test
  void itSaysWhatAMapSays() {
    Random random = new Random(1);
    RecordIndex index = new RecordIndex();
    Map<Integer, Long> places = new HashMap<>();
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int step = 1; step < 60_000; step++) {
      int id = random.nextInt(step < 30_000 ? 5000 : 300);
      if (random.nextInt(5) < 2) {
        index.take(Change.remove(Kind.TASK, id(id)), step, 0);
        places.remove(id);
        sizes.remove(id);
      } else {
        int size = random.nextInt(1000);
        index.take(Change.put(Kind.TASK, id(id), Octets.EMPTY), step, size);
        places.put(id, (long) step);
        sizes.put(id, size);
      }
    }
    for (int id = 0; id < 5000; id++) {
      long expected = places.getOrDefault(id, RecordIndex.NONE);
      assertEquals(expected, index.place(Change.remove(Kind.TASK, id(id))));
      assertEquals(RecordIndex.NONE, index.place(Change.remove(Kind.SPENT, id(id))));
    }
    assertEquals(sizes.values().stream().mapToInt(Integer::intValue).sum(), index.octets());
  }
}

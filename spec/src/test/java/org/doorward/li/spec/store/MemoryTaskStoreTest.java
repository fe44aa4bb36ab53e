package org.doorward.li.spec.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.TaskStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** INV-X1-113: the contract of a task store holds for the one in memory, and finds those that break it. */
class MemoryTaskStoreTest {
  private final Map<String, MemoryTaskStore> stores = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    var checks = new TaskStoreContract(
            name -> stores.computeIfAbsent(name, fresh -> new MemoryTaskStore()))
        .checks();
    assertEquals(10, checks.size());
    return checks.entrySet().stream()
        .map(check -> DynamicTest.dynamicTest(check.getKey(), check.getValue()::run));
  }

  /** Forgets the last change of each commit. */
  private static final class Forgetful implements TaskStore {
    private final MemoryTaskStore store;

    Forgetful(MemoryTaskStore store) {
      this.store = store;
    }

    @Override
    public void read(Visitor visitor) throws EvidenceException {
      store.read(visitor);
    }

    @Override
    public void commit(List<Change> changes) throws EvidenceException {
      store.commit(changes.subList(0, changes.size() - 1));
    }

    @Override
    public void close() {
      store.close();
    }
  }

  @Test
  void aStoreThatForgetsIsFound() {
    Map<String, MemoryTaskStore> kept = new HashMap<>();
    List<String> broken = new ArrayList<>();
    new TaskStoreContract(
            name -> new Forgetful(kept.computeIfAbsent(name, fresh -> new MemoryTaskStore())))
        .checks()
        .forEach((name, check) -> {
          if (name.contains("last value") || name.contains("parallel")) {
            assertThrows(AssertionError.class, check::run);
            broken.add(name);
          }
        });
    assertEquals(2, broken.size());
  }
}

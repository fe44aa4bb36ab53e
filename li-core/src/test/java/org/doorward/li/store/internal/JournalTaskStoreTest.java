package org.doorward.li.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-22: what was committed is read back, all of a commit or none, whatever the disk does. */
class JournalTaskStoreTest {
  @TempDir
  private Path directory;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("journal");
  }

  private static Octets octets(String text) {
    return Octets.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Change put(Kind kind, String id, String value) {
    return Change.put(kind, octets(id), octets(value));
  }

  private static String text(Octets octets) {
    return new String(octets.toByteArray(), StandardCharsets.UTF_8);
  }

  private JournalTaskStore open(Map<String, String> read) throws EvidenceException {
    return open(Disk.local(), read);
  }

  private JournalTaskStore open(Disk disk, Map<String, String> read) throws EvidenceException {
    JournalTaskStore store = new JournalTaskStore(disk, file);
    store.read((kind, id, value) ->
        assertEquals(null, read.put(kind + " " + text(id), text(value)), "each value once"));
    return store;
  }

  private Map<String, String> reread() throws EvidenceException {
    Map<String, String> read = new TreeMap<>();
    open(read).close();
    return read;
  }

  @Test
  void theLastValueOfEachNameIsReadBack() throws Exception {
    try (JournalTaskStore store = open(new TreeMap<>())) {
      store.commit(List.of(put(Kind.TASK, "a", "1"), put(Kind.SPENT, "a", "x")));
      store.commit(List.of(put(Kind.TASK, "a", "2"), put(Kind.TASK, "a", "3")));
      store.commit(List.of(put(Kind.TASK, "b", "4")));
      store.commit(List.of(Change.remove(Kind.TASK, octets("b")), put(Kind.OBJECT, "b", "")));
    }
    assertEquals(Map.of("TASK a", "3", "SPENT a", "x", "OBJECT b", ""), reread());
  }

  @Test
  void everythingCommittedAtTheSameTimeIsReadBack() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try (JournalTaskStore store = open(new TreeMap<>())) {
      List<Future<?>> all = new ArrayList<>();
      for (int caller = 0; caller < 200; caller++) {
        String id = "task " + caller;
        all.add(callers.submit(() -> {
          store.commit(List.of(put(Kind.TASK, id, id)));
          return id;
        }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      callers.shutdownNow();
    }
    assertEquals(200, reread().size());
  }

  @Test
  void whatIsOutdatedIsWrittenNoMoreAfterAStart() throws Exception {
    try (JournalTaskStore store = open(new TreeMap<>())) {
      for (int round = 0; round < 15; round++) {
        String value = "round " + round;
        store.commit(IntStream.range(0, 200)
            .mapToObj(id -> put(Kind.TASK, "id " + id, value))
            .toList());
      }
    }
    long before = Files.size(file);

    assertEquals(200, reread().size());

    assertTrue(Files.size(file) < before / 5);
    assertEquals("round 14", reread().get("TASK id 7"));
  }

  /** Whatever operation fails, of a commit or of writing anew: what was acknowledged is there, whole. */
  @Test
  void aCrashAnywhereLosesNothingThatWasAcknowledged() throws Exception {
    boolean failed = true;
    for (int successes = 0; failed; successes++) {
      assertTrue(successes < 400, "the scenario ends");
      Files.deleteIfExists(file);
      FaultyDisk disk = FaultyDisk.endingAfter(successes);
      int acknowledged = 0;
      try {
        try (JournalTaskStore store = open(disk, new TreeMap<>())) {
          for (int round = 0; round < 6; round++) {
            String value = "round " + round;
            store.commit(IntStream.range(0, 300)
                .mapToObj(id -> put(Kind.TASK, "id " + id, value))
                .toList());
            acknowledged++;
          }
        }
        open(disk, new TreeMap<>()).close();
      } catch (EvidenceException e) {
        assertTrue(disk.failed());
      }
      failed = disk.failed();
      Map<String, String> read = reread();
      int expected = acknowledged;
      assertTrue(
          read.isEmpty() ? expected == 0 : read.size() == 300,
          () -> "all or none after " + expected);
      assertTrue(read.values().stream().distinct().count() <= 1, "one round only");
      if (expected > 0) {
        int round = Integer.parseInt(read.get("TASK id 0").substring("round ".length()));
        assertTrue(round >= expected - 1, "nothing acknowledged is lost");
      }
    }
  }

  @Test
  void aStoreThatFailedTakesNothingMore() throws Exception {
    FaultyDisk disk = FaultyDisk.failingOnceAfter(100);
    try (JournalTaskStore store = open(disk, new TreeMap<>())) {
      store.commit(List.of(put(Kind.TASK, "a", "1")));
      disk.failAfter(0);
      assertThrows(EvidenceException.class, () -> store.commit(List.of(put(Kind.TASK, "a", "2"))));
      assertThrows(EvidenceException.class, () -> store.commit(List.of(put(Kind.TASK, "a", "3"))));
    }
  }

  @Test
  void aDamagedJournalIsNotOpened() throws Exception {
    try (JournalTaskStore store = open(new TreeMap<>())) {
      store.commit(List.of(put(Kind.TASK, "a", "1")));
      store.commit(List.of(put(Kind.TASK, "b", "2")));
    }
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length / 2] ^= 1;
    Files.write(file, whole);
    assertThrows(EvidenceException.class, this::reread);
  }
}

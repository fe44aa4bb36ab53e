package org.doorward.li.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-115: what was committed is read back, all of a commit or none, whatever the disk does. */
class SegmentTaskStoreTest {
  private static final byte[] KEY = new byte[32];
  private static final int BLOCKS = 4;

  @TempDir(factory = Memory.class)
  private Path root;

  private Path directory;

  @BeforeEach
  void nameTheDirectory() {
    directory = root.resolve("state");
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

  private SegmentTaskStore open(Map<String, String> read) throws EvidenceException {
    return open(Disk.local(), read);
  }

  private SegmentTaskStore open(Disk disk, Map<String, String> read) throws EvidenceException {
    SegmentTaskStore store = new SegmentTaskStore(disk, directory, KEY, BLOCKS);
    try {
      store.read((kind, id, value) ->
          assertNull(read.put(kind + " " + text(id), text(value)), "each record once"));
      return store;
    } catch (EvidenceException e) {
      store.close();
      throw e;
    }
  }

  private Map<String, String> reread() throws EvidenceException {
    Map<String, String> read = new TreeMap<>();
    open(read).close();
    return read;
  }

  private long segments() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().contains("segment-")).count();
    }
  }

  @Test
  void theLastValueOfEachNameIsReadBack() throws Exception {
    try (SegmentTaskStore store = open(new TreeMap<>())) {
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
    try (SegmentTaskStore store = open(new TreeMap<>())) {
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

  /** A commit may be longer than a segment, and than several. */
  @Test
  void aLongCommitIsReadBackWhole() throws Exception {
    try (SegmentTaskStore store = open(new TreeMap<>())) {
      store.commit(IntStream.range(0, 1000)
          .mapToObj(id -> put(Kind.TASK, "id " + id, "value".repeat(20)))
          .toList());
      store.commit(List.of(put(Kind.TASK, "id 3", "other")));
    }
    Map<String, String> read = reread();
    assertEquals(1000, read.size());
    assertEquals("other", read.get("TASK id 3"));
  }

  /** Random changes, reopened now and then: always what a map says, and never many outdated segments. */
  @Test
  void whatIsOutdatedGoesWhileChangesCome() throws Exception {
    Random random = new Random(5);
    Map<String, String> expected = new HashMap<>();
    for (int round = 0; round < 5; round++) {
      Map<String, String> read = new HashMap<>();
      try (SegmentTaskStore store = open(read)) {
        assertEquals(expected, read);
        for (int commit = 0; commit < 400; commit++) {
          List<Change> changes = new ArrayList<>();
          for (int i = 0; i <= random.nextInt(3); i++) {
            String id = "id " + random.nextInt(60);
            if (random.nextInt(3) == 0) {
              changes.add(Change.remove(Kind.TASK, octets(id)));
              expected.remove("TASK " + id);
            } else {
              String value = "value " + round + " " + commit + ".".repeat(random.nextInt(900));
              changes.add(put(Kind.TASK, id, value));
              expected.put("TASK " + id, value);
            }
          }
          store.commit(changes);
        }
      }
      assertTrue(segments() <= 16, "segments: " + segments());
    }
    assertEquals(expected, reread());
  }

  /** Whatever operation fails, of a commit, of moving or of letting go: what was acknowledged is there, whole. */
  @Test
  void aCrashAnywhereLosesNothingThatWasAcknowledged() throws Exception {
    boolean failed = true;
    for (int successes = 0; failed; successes++) {
      assertTrue(successes < 1000, "the scenario ends");
      directory = root.resolve("state " + successes);
      FaultyDisk disk = FaultyDisk.endingAfter(successes);
      int acknowledged = 0;
      try (SegmentTaskStore store = open(disk, new TreeMap<>())) {
        store.commit(List.of(put(Kind.OBJECT, "stays", "here")));
        for (int round = 0; round < 14; round++) {
          String value = "round " + round;
          store.commit(IntStream.range(0, 60)
              .mapToObj(id -> put(Kind.TASK, "id " + id, value + " ".repeat(50)))
              .toList());
          acknowledged++;
        }
      } catch (EvidenceException e) {
        assertTrue(disk.failed());
      }
      failed = disk.failed();
      Map<String, String> read = reread();
      boolean stays = "here".equals(read.remove("OBJECT stays"));
      int expected = acknowledged;
      assertTrue(read.isEmpty() ? expected == 0 : stays && read.size() == 60, "all or none");
      assertTrue(read.values().stream().distinct().count() <= 1, "one round only");
      if (expected > 0) {
        int round = Integer.parseInt(read.get("TASK id 0").strip().substring("round ".length()));
        assertTrue(round >= expected - 1, "nothing acknowledged is lost");
      }
      if (!failed) {
        assertTrue(segments() < 9, "segments went: " + segments());
      }
    }
  }

  @Test
  void aStoreThatFailedTakesNothingMore() throws Exception {
    FaultyDisk disk = FaultyDisk.failingOnceAfter(100);
    try (SegmentTaskStore store = open(disk, new TreeMap<>())) {
      store.commit(List.of(put(Kind.TASK, "a", "1")));
      disk.failAfter(0);
      assertThrows(EvidenceException.class, () -> store.commit(List.of(put(Kind.TASK, "a", "2"))));
      assertThrows(EvidenceException.class, () -> store.commit(List.of(put(Kind.TASK, "a", "3"))));
    }
    assertEquals(List.of("TASK a"), List.copyOf(reread().keySet()));
  }

  @Test
  void aClosedStoreTakesNothing() throws Exception {
    SegmentTaskStore store = open(new TreeMap<>());
    store.commit(List.of(put(Kind.TASK, "a", "1")));
    store.close();
    assertThrows(EvidenceException.class, () -> store.commit(List.of(put(Kind.TASK, "a", "2"))));
    assertEquals(Map.of("TASK a", "1"), reread());
  }

  @Test
  void aDamagedStoreIsNotOpened() throws Exception {
    try (SegmentTaskStore store = open(new TreeMap<>())) {
      store.commit(List.of(put(Kind.TASK, "a", "1")));
      store.commit(List.of(put(Kind.TASK, "b", "2")));
    }
    Path segment = directory.resolve("segment-0000000000000001");
    byte[] whole = Files.readAllBytes(segment);
    whole[SegmentFormat.BLOCK_OCTETS + 50] ^= 1;
    Files.write(segment, whole);

    EvidenceException e = assertThrows(EvidenceException.class, this::reread);
    assertEquals("segment 1, block 1 is damaged", e.getMessage());
  }
}

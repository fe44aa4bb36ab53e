package org.doorward.li.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** INV-X1-112: kill -9 of a process that commits loses nothing that it was told is durable. */
class SegmentCrashIT {
  private static final int CALLERS = 4;
  private static final int KEPT = 50;

  @TempDir
  private Path directory;

  private static SegmentTaskStore store(Path directory) {
    return new SegmentTaskStore(Disk.local(), directory, new byte[32], 8);
  }

  private static Octets octets(long... numbers) {
    ByteBuffer octets = ByteBuffer.allocate(Long.BYTES * numbers.length);
    for (long number : numbers) {
      octets.putLong(number);
    }
    return Octets.of(octets.array());
  }

  /** The process that is killed: each caller counts on, and says how far it has come. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      SegmentTaskStore store = store(Path.of(arguments[0]));
      long[] counts = new long[CALLERS];
      store.read((kind, id, value) -> {
        if (kind == Kind.TASK) {
          counts[(int) id.asByteBuffer().getLong()] = value.asByteBuffer().getLong();
        }
      });
      for (int caller = 0; caller < CALLERS; caller++) {
        int own = caller;
        new Thread(() -> count(store, own, counts[own])).start();
      }
    }

    private static void count(SegmentTaskStore store, long caller, long from) {
      try {
        for (long count = from + 1; ; count++) {
          store.commit(List.of(
              Change.put(Kind.TASK, octets(caller), octets(count)),
              Change.put(Kind.SPENT, octets(caller, count), octets(count)),
              Change.remove(Kind.SPENT, octets(caller, count - KEPT))));
          System.out.println(caller + " " + count);
        }
      } catch (EvidenceException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void whatAKilledProcessWasToldIsThere() throws Exception {
    Map<Long, Long> counts = new HashMap<>();
    for (int round = 0; round < 4; round++) {
      Map<Long, Long> told = run(150 + 70 * round);
      Map<Long, Long> before = Map.copyOf(counts);
      counts.clear();
      Map<Long, Integer> spent = new HashMap<>();
      try (SegmentTaskStore store = store(directory)) {
        store.read((kind, id, value) -> {
          long caller = id.asByteBuffer().getLong();
          if (kind == Kind.TASK) {
            counts.put(caller, value.asByteBuffer().getLong());
          } else {
            spent.merge(caller, 1, Integer::sum);
          }
        });
      }
      told.forEach((caller, count) -> {
        long read = counts.getOrDefault(caller, 0L);
        assertTrue(read == count || read == count + 1, "told " + count + ", read " + read);
        assertEquals(Math.min(read, KEPT), (long) spent.get(caller), "each commit is whole");
      });
      assertNotEquals(before, counts);
    }
  }

  /** Runs a process until it has said so many lines, and kills it; returns the last that each caller said. */
  private Map<Long, Long> run(int lines) throws Exception {
    Process child = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(),
            Child.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    Map<Long, Long> told = new HashMap<>();
    try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      for (int count = 1; line != null; count++) {
        String[] words = line.split(" ", -1);
        told.put(Long.parseLong(words[0]), Long.parseLong(words[1]));
        if (count == lines) {
          child.toHandle().destroyForcibly(); // unlike the process, leaves what it said
        }
        line = out.readLine();
      }
    }
    assertNotEquals(0, child.waitFor());
    return told;
  }

  /** The tests of this module run as a module; the killed process needs no more than its classes. */
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        Path.of("target", "classes").toAbsolutePath().toString(),
        Path.of("target", "test-classes").toAbsolutePath().toString());
  }
}

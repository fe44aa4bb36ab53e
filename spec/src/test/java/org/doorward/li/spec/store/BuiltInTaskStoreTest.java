package org.doorward.li.spec.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.spec.ClassPath;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.SegmentTaskStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-X1-113: the contract of a task store holds for the one that is built in, in segments on the disk. No module sees
 * that store, so that a process without modules makes the checks.
 */
class BuiltInTaskStoreTest {
  @TempDir
  private Path directory;

  /** The process that makes the checks; it says the name of each that was kept. */
  static final class Child {
    private static final byte[] KEY = new byte[32];

    private Child() {}

    public static void main(String[] arguments) throws EvidenceException {
      Map<String, TaskStoreContract.Check> checks =
          new TaskStoreContract(name -> open(Path.of(arguments[0], name))).checks();
      for (Map.Entry<String, TaskStoreContract.Check> check : checks.entrySet()) {
        check.getValue().run();
        System.out.println(check.getKey());
      }
    }

    private static TaskStore open(Path directory) {
      return new SegmentTaskStore(Disk.local(), directory, KEY);
    }
  }

  @Test
  void keepsTheContract() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            ClassPath.ofThisProcess(),
            Child.class.getName(),
            directory.toString())
        .redirectErrorStream(true)
        .start();
    List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
    assertEquals(0, process.waitFor(), said::toString);
    assertEquals(
        List.copyOf(
            new TaskStoreContract(name -> new MemoryTaskStore()).checks().keySet()),
        said);
  }
}

package org.doorward.li.evidence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Message;
import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.evidence.AuditEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it appends, again and again on one log. */
class CrashIT {
  private static final int KILLS = 5;
  private static final int ENTRIES_BEFORE_A_KILL = 120;

  @TempDir
  Path temporary;

  /** INV-EVID-02. */
  @Test
  void whatWasAcknowledgedBeforeAKillIsThereAfterIt() throws Exception {
    TestLog test = new TestLog(temporary);
    Map<Long, Integer> acknowledged = new HashMap<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      appendUntilKilled(1_000_000 * kill, acknowledged);
      try (EvidenceLog log = test.open()) {
        List<AuditEntry> entries = test.verified(log);
        for (Map.Entry<Long, Integer> one : acknowledged.entrySet()) {
          assertEquals(one.getValue(), TestLog.code(entries.get(one.getKey().intValue())));
        }
      }
    }
    assertTrue(acknowledged.size() >= KILLS * ENTRIES_BEFORE_A_KILL);
  }

  private void appendUntilKilled(int firstCode, Map<Long, Integer> acknowledged) throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath(),
            CrashingElement.class.getName(),
            temporary.toString(),
            Integer.toString(firstCode))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
      int read = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] numberAndCode = line.split(" ", 2);
        if (numberAndCode.length == 2 && line.matches("\\d+ \\d+")) {
          acknowledged.put(Long.valueOf(numberAndCode[0]), Integer.valueOf(numberAndCode[1]));
        }
        if (++read == ENTRIES_BEFORE_A_KILL) {
          process.toHandle().destroyForcibly(); // SIGKILL; what is in the pipe is still read
        }
      }
    }
    process.waitFor();
  }

  /** The tests of this module run as a module; the killed process needs no more than its classes. */
  private static String classPath() throws Exception {
    return String.join(
        File.pathSeparator,
        Path.of("target", "classes").toAbsolutePath().toString(),
        Path.of("target", "test-classes").toAbsolutePath().toString(),
        Path.of(Message.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI())
            .toString());
  }
}

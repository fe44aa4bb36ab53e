package org.doorward.examples.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Wireshark's own reading of a capture. Without it a test is skipped, or fails where oracles are required. */
public final class Tshark {
  private Tshark() {}

  /** Leaves the test if there is no tshark. */
  public static void require() throws InterruptedException {
    try {
      run(List.of("--version"));
    } catch (IOException e) {
      if ("required".equals(System.getProperty("doorward.oracles"))) {
        fail("tshark is required and absent");
      }
      assumeTrue(false, "tshark is absent");
    }
  }

  /** What this version calls its dissector of X2 and X3: {@code 5gli} up to 4.2, {@code li5g} later. */
  public static String x2x3() throws IOException, InterruptedException {
    return run(List.of("-G", "protocols")).stream().anyMatch(line -> line.contains("\t5gli"))
        ? "5gli"
        : "li5g";
  }

  /** One line a packet that passes {@code filter}, its fields separated by tabs. */
  public static List<String> fields(Path capture, String decodeAs, String filter, String... fields)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-n", "-r", capture.toString()));
    arguments.addAll(List.of("-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"));
    arguments.addAll(List.of("-d", decodeAs, "-Y", filter, "-T", "fields", "-E", "occurrence=f"));
    for (String field : fields) {
      arguments.addAll(List.of("-e", field));
    }
    return run(arguments);
  }

  private static List<String> run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tshark"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "tshark takes more than a minute");
    assertEquals(0, process.exitValue());
    return out.lines().toList();
  }
}

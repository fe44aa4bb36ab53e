package org.doorward.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The demo as somebody at the keyboard sees it.
 *
 * @param exit its exit code
 * @param lines what it printed
 */
record PlayedDemo(int exit, List<String> lines) {
  /** The call that the project has recorded. */
  static final Path CALL = Path.of("src", "main", "capture", "call.pcap").toAbsolutePath();

  static PlayedDemo play(Path out, Path capture, String target)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Ddemo.out=" + out);
    command.add("-Ddemo.pcap=" + capture);
    command.add("-Ddemo.target=" + target);
    command.addAll(List.of("--module-path", System.getProperty("jdk.module.path")));
    command.addAll(List.of("--module", "org.doorward.examples/" + Demo.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(10, TimeUnit.SECONDS), "the demo goes on after its output ended");
    return new PlayedDemo(process.exitValue(), printed.lines().toList());
  }

  String lastLine() {
    return lines.get(lines.size() - 1);
  }
}

package org.doorward.examples.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The verifier of proof bundles that is a shell script, as a process of its own. */
public final class BundleScript {
  private static final Path SCRIPT = Path.of("..", "spec", "verify-bundle.sh");

  private BundleScript() {}

  /** What it said, and its exit code. */
  public record Result(int exit, String said) {}

  /** Runs it; a test is skipped where its tools are missing. */
  public static Result run(String key, Path file) throws Exception {
    for (String tool : List.of("sh", "awk", "base64", "xxd", "sha256sum", "openssl")) {
      assumeTrue(isThere(tool), tool + " is missing");
    }
    Process process = new ProcessBuilder("sh", SCRIPT.toString(), key, file.toString())
        .redirectErrorStream(true)
        .start();
    try (var reader = process.inputReader(UTF_8)) {
      String said = String.join("\n", reader.lines().toList());
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the script does not end");
      }
      return new Result(process.exitValue(), said);
    }
  }

  private static boolean isThere(String tool) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}

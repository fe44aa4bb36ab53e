package org.doorward.li.spec.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.crypto.transfer.OpenedShare;
import org.doorward.li.crypto.transfer.SealingKey;
import org.doorward.li.crypto.transfer.StateExport;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.LiException;
import org.doorward.li.spec.ClassPath;

/** The export or the import of an element's state, in a process of its own that can be killed in the middle. */
final class TransferProcess {
  private static final String BEGINS = "begins";
  private static final String DONE = "done";
  private static final int QUORUM = 2;

  /** Which way the state goes. */
  enum Way {
    OUT,
    IN
  }

  private TransferProcess() {}

  /** Gives the directory what an import needs of the root officers, and of the element that exported. */
  static void prepare(Path directory, Operator operator, VerifierKey logKey) throws IOException {
    for (int officer = 0; officer < QUORUM; officer++) {
      Files.write(sealingKey(directory, officer), operator.sealingKey(officer).secret());
    }
    Files.writeString(logKey(directory), logKey.text());
  }

  private static Path sealingKey(Path directory, int officer) {
    return directory.resolve("sealing-" + officer);
  }

  private static Path logKey(Path directory) {
    return directory.resolve("log-key");
  }

  /** In this process: to the end, or to what keeps it from its end. */
  static void run(Way way, Path directory, Path file) throws IOException, LiException {
    try (KeyVault keys =
        Pkcs12KeyVault.open(ElementProcess.vault(directory), ElementProcess.password())) {
      if (way == Way.OUT) {
        ElementProcess.builder(directory, keys).exportState(file);
      } else {
        StateExport export = StateExport.read(file);
        List<OpenedShare> shares = new ArrayList<>();
        for (int officer = 0; officer < QUORUM; officer++) {
          try (SealingKey key = SealingKey.of(Files.readAllBytes(sealingKey(directory, officer)))) {
            shares.add(key.open(export));
          }
        }
        VerifierKey logKey = VerifierKey.parse(Files.readString(logKey(directory)));
        ElementProcess.builder(directory, keys).importState(file, shares, logKey);
      }
    }
  }

  /** The process itself. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      System.out.println(BEGINS);
      run(Way.valueOf(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
      System.out.println(DONE);
    }
  }

  /**
   * Has it done in a process that is killed so long after it began, if it is not done by then.
   *
   * @return how long it took; as long as {@code limit} if it was killed
   */
  static Duration run(Way way, Path directory, Path file, Duration limit)
      throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            ClassPath.ofThisProcess(),
            Child.class.getName(),
            way.name(),
            directory.toString(),
            file.toString())
        .redirectError(errors.toFile())
        .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
      String line = out.readLine();
      while (line != null && !line.equals(BEGINS)) {
        line = out.readLine();
      }
      long begun = System.nanoTime();
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        process.destroyForcibly().waitFor();
        return limit;
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException("the transfer failed: " + Files.readString(errors));
      }
      return Duration.ofNanos(System.nanoTime() - begun);
    } finally {
      process.destroyForcibly();
    }
  }
}

package org.doorward.examples.witness;

import static org.doorward.examples.cli.Given.given;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.doorward.examples.cli.CommonConverters;
import org.doorward.examples.cli.Failures;
import org.doorward.examples.cli.KeyOptions;
import org.doorward.examples.cli.Manual;
import org.doorward.examples.stage.Cue;
import org.doorward.li.crypto.evidence.WitnessSigner;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.LiException;
import org.doorward.li.netty.witness.WitnessServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of a witness, which runs until its input ends. */
@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    description = {
      "Cosigns the checkpoints of logs, each only if it continues what was cosigned before (C2SP tlog-witness, over mutual"
          + " TLS). It sees origin, size and root, and no entries. Runs until its input ends or says stop."
    })
public final class WitnessTool implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final Map<String, String> CODES =
      Map.of("0", "told to stop", "1", "a key, a file or the network failed", "2", "wrong usage");

  @Mixin
  private KeyOptions keys = new KeyOptions();

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description =
          "What its cosignatures are known by; they are made with entry log of the key store.")
  private @Nullable String name;

  @Option(
      names = "--log",
      required = true,
      paramLabel = "KEY",
      description = "The verifier key of a log, known from elsewhere; repeat for more.")
  private List<String> logs = new ArrayList<>();

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIRECTORY",
      description = "Where it keeps what it saw. Who loses this must replace the key.")
  private @Nullable Path state;

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "IP:PORT",
      description = "Where it listens; port 0 for any.")
  private @Nullable InetSocketAddress address;

  private WitnessTool() {}

  /** Runs a witness and ends with its exit code. */
  public static void main(String... arguments) {
    System.exit(line().execute(arguments));
  }

  /** The tool. */
  public static CommandLine line() {
    CommandLine line = new CommandLine(new WitnessTool())
        .setExecutionExceptionHandler((failure, tool, parsed) -> {
          tool.getErr().println(Failures.text(failure));
          return FAILED;
        });
    CommonConverters.register(line);
    Manual.style(line, new TreeMap<>(CODES));
    return line;
  }

  @Override
  public Integer call() throws LiException, IOException {
    Path directory = Files.createDirectories(given(state));
    List<VerifierKey> known = new ArrayList<>();
    for (String log : logs) {
      known.add(VerifierKey.parse(log));
    }
    InstantSource clock = InstantSource.system();
    try (FileChannel lock = FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        KeyVault vault = keys.vault()) {
      FileLock held = lock.tryLock();
      if (held == null) {
        throw new IOException("another witness keeps what it saw in this directory");
      }
      WitnessSigner signer = WitnessSigner.of(vault, given(name));
      WitnessDesk desk = new WitnessDesk(signer, known, directory, clock);
      try (WitnessServer server =
          WitnessServer.start(given(address), keys.tls(vault, clock), desk::mayAsk, desk)) {
        Cue.give(
            "ready",
            Map.of("port", server.address().getPort(), "key", signer.key().text()));
        untilToldToStop();
      }
    }
    Cue.give("stopped", Map.of());
    return 0;
  }

  private static void untilToldToStop() throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String order = orders.readLine();
    while (order != null && !order.equals("stop")) {
      order = orders.readLine();
    }
  }
}

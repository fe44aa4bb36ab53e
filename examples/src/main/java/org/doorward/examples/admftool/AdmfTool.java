package org.doorward.examples.admftool;

import static org.doorward.examples.cli.Given.given;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.doorward.examples.cli.Failures;
import org.doorward.examples.cli.KeyOptions;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.admf.Admf;
import org.doorward.li.netty.admf.AdmfElement;
import org.doorward.li.netty.admf.ExchangeRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * The command line of an ADMF. Who it is and which element it speaks to stand before the command; what stands on
 * a command line is seen by everybody on the machine, so targets are better given in a file: {@code @FILE}
 * stands for the words in it.
 */
@Command(
    name = "admf",
    mixinStandardHelpOptions = true,
    version = "X1 of TS 103 221-1 v1.22.1",
    description = "Sends X1 requests to a network element.",
    footer = {
      "",
      "Exit codes: 0 done or answered, 1 the tool failed, 2 wrong usage, 3 refused by the element,",
      "4 not done, 5 outcome unknown (ask before repeating), 6 accepted for later, 7 differences remain."
    })
public final class AdmfTool {
  @Option(names = "--admf", required = true, description = "This ADMF's identifier.")
  private @Nullable AdmfIdentifier self;

  @Option(names = "--ne", required = true, description = "The element's identifier.")
  private @Nullable NeIdentifier element;

  @Option(
      names = "--address",
      required = true,
      paramLabel = "IP:PORT",
      description = "Where the element's X1 listens.")
  private @Nullable InetSocketAddress address;

  @Mixin
  private KeyOptions keys = new KeyOptions();

  @Option(names = "--timeout", defaultValue = "30", description = "Seconds to wait for an answer.")
  private int timeoutSeconds;

  @Option(
      names = "--tls12",
      description = "Let the element use TLS 1.2 if its key has this SHA-256.",
      paramLabel = "HEX")
  private @Nullable String tls12;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Append each exchange to this sealed record; what cannot be recorded is not sent.")
  private @Nullable Path record;

  @Option(
      names = "--audit-key",
      paramLabel = "HEX",
      description = "The public half of the operator's audit key, which alone opens --record.")
  private @Nullable String auditKey;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print JSON instead of tables.")
  private boolean json;

  @CommandLine.Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  private AdmfTool() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String... arguments) {
    System.exit(line().execute(arguments));
  }

  /** The tool, for a program that runs it. */
  public static CommandLine line() {
    AdmfTool root = new AdmfTool();
    CommandLine line = new CommandLine(root)
        .addSubcommand("task", new TaskCommands(root))
        .addSubcommand("destination", new DestinationCommands(root))
        .addSubcommand("object", new ObjectCommands(root))
        .addSubcommand("element", new ElementCommands(root))
        .addSubcommand("document", new DocumentCommands(root))
        .addSubcommand("reports", new ReportsCommand(root))
        .setExecutionExceptionHandler(AdmfTool::failed);
    Converters.register(line);
    return line;
  }

  private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    line.getErr().println(Failures.text(failure));
    return ExitCode.FAILED;
  }

  /** What is done with an element. */
  interface Work {
    int on(AdmfElement element, Printer printer) throws LiException, IOException;
  }

  int run(Work work) throws LiException, IOException {
    Optional<ExchangeRecord> kept = record();
    try (KeyVault vault = vault()) {
      Admf.Builder builder = builder(vault).withoutKeepalive();
      kept.ifPresent(builder::record);
      try (Admf admf = builder.start()) {
        return work.on(elementOf(admf), printer());
      }
    } finally {
      if (kept.isPresent()) {
        kept.get().close();
      }
    }
  }

  private Optional<ExchangeRecord> record() throws LiException {
    if (record == null && auditKey == null) {
      return Optional.empty();
    }
    if (record == null || auditKey == null || !auditKey.matches("[0-9a-fA-F]{64}")) {
      throw usage("--record needs --audit-key, 64 hexadecimal digits, and the other way round");
    }
    return Optional.of(ExchangeRecord.open(record, given(self), Octets.ofHex(auditKey)));
  }

  Admf.Builder builder(KeyVault vault) throws LiException {
    LiTls tls = keys.tls(vault, InstantSource.system());
    LiTls allowed = tls12 == null ? tls : tls.allowingTls12For(Set.of(Octets.ofHex(tls12)));
    return Admf.builder(given(self), allowed).answerTimeout(Duration.ofSeconds(timeoutSeconds));
  }

  AdmfElement elementOf(Admf admf) {
    return admf.element(given(element), given(address));
  }

  KeyVault vault() throws LiException, IOException {
    return keys.vault();
  }

  Printer printer() {
    PrintWriter out = given(spec).commandLine().getOut();
    return new Printer(out, json);
  }

  private ParameterException usage(String message) {
    return new ParameterException(given(spec).commandLine(), message);
  }
}

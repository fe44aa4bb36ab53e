package org.doorward.examples.auditor;

import static org.doorward.examples.cli.Given.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.doorward.examples.cli.Failures;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.evidence.AuditDirectory;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.EntryVisitor;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of an auditor, for a log that was handed out. */
@Command(
    name = "auditor",
    mixinStandardHelpOptions = true,
    version = "Doorward audit log 1",
    description = "Verifies audit logs of network elements.",
    subcommands = AuditorTool.Verify.class,
    footer = {"", "Exit codes: 0 verified, 1 the tool failed, 2 wrong usage, 3 does not verify."})
public final class AuditorTool {
  private static final int FAILED = 1;
  private static final int FALSE = 3;

  private AuditorTool() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String... arguments) {
    System.exit(line().execute(arguments));
  }

  static CommandLine line() {
    return new CommandLine(new AuditorTool()).setExecutionExceptionHandler(AuditorTool::failed);
  }

  private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    boolean isFalse = failure instanceof EvidenceException;
    line.getErr()
        .println(isFalse ? "does not verify: " + failure.getMessage() : Failures.text(failure));
    return isFalse ? FALSE : FAILED;
  }

  /** Verifies a log, and makes the page of it. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Verifies the log in a directory, every hash and signature of it.")
  static final class Verify implements Callable<Integer> {
    @Parameters(paramLabel = "DIRECTORY", description = "Holds checkpoint, log.vkey and tile/.")
    private @Nullable Path directory;

    @Option(
        names = "--key",
        required = true,
        paramLabel = "KEY",
        description = "The log's verifier key, known from elsewhere.")
    private @Nullable String key;

    @Option(
        names = "--policy",
        paramLabel = "FILE",
        description = "A signed trust policy, to be shown with its digest; repeat for later ones.")
    private List<Path> policies = new ArrayList<>();

    @Option(
        names = "--html",
        paramLabel = "FILE",
        description = "Write the log as a page that a browser verifies again.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private Verify() {}

    @Override
    public Integer call() throws EvidenceException, IOException {
      AuditPage page = new AuditPage();
      EntryVisitor visitor = html == null ? AuditorTool::pass : page::take;
      Path log = given(directory);
      Checkpoint checkpoint =
          AuditVerifier.verify(log, VerifierKey.parse(given(key)), visitor).checkpoint();
      if (html != null) {
        List<Octets> envelopes = new ArrayList<>();
        for (Path policy : policies) {
          envelopes.add(Octets.of(Files.readAllBytes(policy)));
        }
        byte[] note = Files.readAllBytes(log.resolve(AuditDirectory.CHECKPOINT));
        page.write(html, checkpoint.origin(), note, envelopes);
      }
      String root = Base64.getEncoder().encodeToString(checkpoint.root().toByteArray());
      given(spec)
          .commandLine()
          .getOut()
          .printf(
              json
                  ? "{\"verified\":true,\"entries\":%d,\"root\":\"%s\"}%n"
                  : "verified: %d entries, root %s%n",
              checkpoint.size(),
              root);
      return 0;
    }
  }

  private static void pass(AuditEntry entry) {
    // the verification itself is what is wanted
  }
}

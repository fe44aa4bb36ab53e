package org.doorward.examples.auditor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.doorward.examples.cli.CommonConverters;
import org.doorward.examples.cli.Failures;
import org.doorward.examples.cli.Manual;
import org.doorward.li.fault.EvidenceException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of an auditor, for a log that was handed out. */
@Command(
    name = "auditor",
    mixinStandardHelpOptions = true,
    version = "Doorward audit log 1",
    description = "Verifies audit logs of network elements, and proves what they say.",
    subcommands = {
      Verify.class,
      Bundle.class,
      VerifyBundle.class,
      Prove.class,
      Reconcile.class,
      Report.class,
      Export.class
    })
public final class AuditorTool {
  static final int FAILED = 1;
  static final int FALSE = 3;
  static final int NOT_SO = 4;
  static final int DIFFERENT = 5;

  private AuditorTool() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String... arguments) {
    System.exit(line().execute(arguments));
  }

  /** The tool, for a program that runs it. */
  public static CommandLine line() {
    CommandLine line =
        new CommandLine(new AuditorTool()).setExecutionExceptionHandler(AuditorTool::failed);
    CommonConverters.register(line);
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "verified, or done");
    codes.put("1", "the tool failed: a file, for instance");
    codes.put("2", "wrong usage");
    codes.put("3", "does not verify");
    codes.put("4", "verified, and what a bundle was to prove is not so");
    codes.put("5", "verified, and what was received differs");
    Manual.style(line, codes);
    return line;
  }

  private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    boolean isFalse = failure instanceof EvidenceException;
    line.getErr()
        .println(isFalse ? "does not verify: " + failure.getMessage() : Failures.text(failure));
    return isFalse ? FALSE : FAILED;
  }
}

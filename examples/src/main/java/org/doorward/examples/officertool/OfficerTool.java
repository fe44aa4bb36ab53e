package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import java.time.InstantSource;
import org.doorward.examples.cli.CommonConverters;
import org.doorward.examples.cli.Failures;
import org.doorward.examples.cli.Manual;
import org.doorward.examples.cli.Output;
import org.doorward.examples.officertool.file.DraftException;
import org.doorward.li.fault.DecodeException;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line of whoever holds an office at the operator: makes keys, writes documents, shows what is signed, signs,
 * and brings documents to an element. What is shown is read from the very octets that are signed.
 */
@Command(
    name = "officer",
    mixinStandardHelpOptions = true,
    version = "Doorward documents 1",
    description = {
      "Keys, documents and signatures of the operator's officers.",
      "A document is composed from a JSON file, shown, signed by each officer on his own device, combined, verified"
          + " against the trust policy, and submitted to an element's inbox."
    },
    footer = {
      "  officer compose mandate mandate.json --out mandate-0.env",
      "  officer sign mandate-0.env --keystore officer-legal.p12 --out mandate-1.env"
    },
    subcommands = {
      Keygen.class,
      TokenKeygen.class,
      AuditKeygen.class,
      Compose.class,
      Show.class,
      Sign.class,
      Combine.class,
      Verify.class,
      Confirm.class,
      Submit.class,
      Revoke.class,
      GenerateCompletion.class
    })
public final class OfficerTool {
  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON.")
  private boolean json;

  @Spec
  private @Nullable CommandSpec spec;

  private final BufferedReader input;
  private final InstantSource clock = InstantSource.system();

  private OfficerTool(Reader input) {
    this.input = new BufferedReader(input);
  }

  /** Runs one command and ends with its exit code. */
  public static void main(String... arguments) {
    Reader keyboard = new InputStreamReader(System.in, Charset.defaultCharset());
    System.exit(line(keyboard).execute(arguments));
  }

  /**
   * The tool.
   *
   * @param input where whoever is asked answers
   */
  public static CommandLine line(Reader input) {
    CommandLine line = new CommandLine(new OfficerTool(input))
        .setExecutionExceptionHandler(OfficerTool::failed)
        .setCaseInsensitiveEnumValuesAllowed(true);
    CommonConverters.register(line);
    Manual.style(line, ExitCode.meanings());
    return line;
  }

  private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    line.getErr().println(Failures.text(failure));
    boolean malformed = failure instanceof DraftException || failure instanceof DecodeException;
    return (malformed ? ExitCode.MALFORMED : ExitCode.FAILED).code();
  }

  InstantSource clock() {
    return clock;
  }

  boolean json() {
    return json;
  }

  PrintWriter out() {
    return given(spec).commandLine().getOut();
  }

  /** Prints what a command found, and ends it. */
  int end(ExitCode code, ObjectNode view) {
    new Output(out(), json).show(view);
    return code.code();
  }

  /** Asks whoever sits there. */
  boolean agrees(String question) throws IOException {
    PrintWriter err = given(spec).commandLine().getErr();
    err.print(question + " Type yes: ");
    err.flush();
    return "yes".equals(input.readLine());
  }
}

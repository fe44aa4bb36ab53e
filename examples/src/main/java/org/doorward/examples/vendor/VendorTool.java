package org.doorward.examples.vendor;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorward.examples.cli.CommonConverters;
import org.doorward.examples.cli.Failures;
import org.doorward.examples.cli.KeyOptions;
import org.doorward.examples.cli.Manual;
import org.doorward.examples.cli.Output;
import org.doorward.examples.officertool.file.Drafts;
import org.doorward.li.authority.VendorOperation;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.NeIdentifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of a vendor's engineer: one session of one grant. */
@Command(
    name = "vendor",
    mixinStandardHelpOptions = true,
    description =
        "Opens the one session of a grant at an element, and asks for what the grant permits. Without"
            + " operations on the command line they are read from the input, one a line.")
public final class VendorTool implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int REFUSED = 3;
  private static final int UNKNOWN = 5;
  private static final Map<String, String> CODES = Map.of(
      "0", "everything was answered",
      "1", "the tool failed: a key, a password, a file, the network",
      "2", "wrong usage",
      "3", "refused, or ended by the element",
      "5", "the element closed without a word: it does not know the certificate, or was stopped");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "IP:PORT",
      description = "Where the element listens for vendors.")
  private @Nullable InetSocketAddress address;

  @Option(names = "--ne", required = true, description = "The element's identifier.")
  private @Nullable NeIdentifier element;

  @Option(
      names = "--grant",
      required = true,
      paramLabel = "FILE",
      description = "The grant, which the element has to have been given.")
  private @Nullable Path grant;

  @Mixin
  private KeyOptions keys = new KeyOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Parameters(arity = "0..*", paramLabel = "OPERATION", description = "${COMPLETION-CANDIDATES}.")
  private List<VendorOperation> operations = List.of();

  @Spec
  private @Nullable CommandSpec spec;

  private final BufferedReader input;

  private VendorTool(Reader input) {
    this.input = new BufferedReader(input);
  }

  /** Runs one session and ends with its exit code. */
  public static void main(String... arguments) {
    System.exit(
        line(new InputStreamReader(System.in, Charset.defaultCharset())).execute(arguments));
  }

  /**
   * The tool.
   *
   * @param input where operations are read from if the command line has none
   */
  public static CommandLine line(Reader input) {
    CommandLine line = new CommandLine(new VendorTool(input))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, tool, parsed) -> {
          tool.getErr().println(Failures.text(failure));
          return FAILED;
        });
    CommonConverters.register(line);
    Manual.style(line, new java.util.TreeMap<>(CODES));
    return line;
  }

  @Override
  public Integer call() throws LiException, IOException {
    String digest = Drafts.envelope(given(grant)).digest().toHex();
    try (KeyVault vault = keys.vault();
        VendorClient client = new VendorClient(
            given(address), keys.tls(vault, InstantSource.system()), given(element))) {
      int opened = ask(client, "open " + digest);
      if (opened != DONE) {
        return opened;
      }
      return operations.isEmpty() ? converse(client) : askAll(client);
    }
  }

  private int askAll(VendorClient client) throws IOException {
    for (VendorOperation operation : operations) {
      int code = ask(client, operation.name().toLowerCase(Locale.ROOT));
      if (code != DONE) {
        return code;
      }
    }
    return DONE;
  }

  /** Until the input ends, or the element has ended the session. */
  private int converse(VendorClient client) throws IOException {
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      int code = ask(client, line.strip());
      if (code != DONE) {
        return code;
      }
    }
    return DONE;
  }

  private int ask(VendorClient client, String line) throws IOException {
    client.say(line);
    Optional<String> heard = client.hear();
    if (heard.isEmpty()) {
      given(spec).commandLine().getErr().println("the element closed without a word");
      return UNKNOWN;
    }
    JsonNode answer = new ObjectMapper().readTree(heard.get());
    new Output(given(spec).commandLine().getOut(), json).show(answer);
    String outcome = answer.path("outcome").asText();
    return outcome.equals("opened") || outcome.equals("answered") ? DONE : REFUSED;
  }
}

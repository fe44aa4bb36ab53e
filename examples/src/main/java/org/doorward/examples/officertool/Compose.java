package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorward.examples.officertool.file.Drafts;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.SigningRequest;
import org.doorward.li.fault.DecodeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a document of what a file says. */
@Command(
    name = "compose",
    mixinStandardHelpOptions = true,
    description =
        "Makes a document that nobody has signed yet of what a JSON file says, and shows it. Files that"
            + " the JSON names (keys, certificates, the trust policy) stand beside it.")
final class Compose implements Callable<Integer> {
  @ParentCommand
  private @Nullable OfficerTool tool;

  @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}.")
  private Drafts.@Nullable Kind kind;

  @Parameters(index = "1", paramLabel = "JSON", description = "Says the document.")
  private @Nullable Path draft;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The document.")
  private @Nullable Path out;

  private Compose() {}

  @Override
  public Integer call() throws IOException, DecodeException {
    OfficerTool officer = given(tool);
    Envelope document = Drafts.read(given(kind), given(draft), officer.clock().instant());
    SigningRequest shown = SigningRequest.of(document);
    ObjectNode view = Documents.write(document, given(out));
    Documents.show(officer, shown, view);
    return officer.end(ExitCode.DONE, view);
  }
}

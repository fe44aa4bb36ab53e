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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows a document. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Shows every field of exactly the octets that are signed, and their digest. Signatures are"
            + " listed by their hints and not verified.")
final class Show implements Callable<Integer> {
  @ParentCommand
  private @Nullable OfficerTool tool;

  @Parameters(paramLabel = "FILE", description = "Any document.")
  private @Nullable Path file;

  private Show() {}

  @Override
  public Integer call() throws IOException, DecodeException {
    Envelope envelope = Drafts.envelope(given(file));
    ObjectNode view = Documents.view(envelope);
    Documents.show(given(tool), SigningRequest.of(envelope), view);
    return given(tool).end(ExitCode.DONE, view);
  }
}

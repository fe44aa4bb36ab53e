package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.doorward.examples.officertool.file.Drafts;
import org.doorward.li.authority.Envelope;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Puts signatures of several files into one. */
@Command(
    name = "combine",
    mixinStandardHelpOptions = true,
    description =
        "Puts the signatures of several copies of one document into one file. Copies that differ in an"
            + " octet of what is signed are not combined.")
final class Combine implements Callable<Integer> {
  @ParentCommand
  private @Nullable OfficerTool tool;

  @Parameters(paramLabel = "FILE", arity = "2..*", description = "Copies of one document.")
  private List<Path> files = List.of();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The document.")
  private @Nullable Path out;

  private Combine() {}

  @Override
  public Integer call() throws IOException, DecodeException {
    Envelope all = Drafts.envelope(files.get(0));
    for (Path file : files.subList(1, files.size())) {
      try {
        all = all.with(Drafts.envelope(file));
      } catch (IllegalArgumentException e) {
        throw new DecodeException(
            Fault.VALUE,
            file + ": another document than " + files.get(0) + ", or too many signatures");
      }
    }
    return given(tool).end(ExitCode.DONE, Documents.write(all, given(out)));
  }
}

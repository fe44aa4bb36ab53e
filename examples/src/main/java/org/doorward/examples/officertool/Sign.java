package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorward.examples.officertool.file.Drafts;
import org.doorward.li.fault.LiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Signs a document. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description =
        "Shows a document, asks, and adds your signature. What is shown is read from the octets that are"
            + " signed; a document that cannot be shown whole cannot be signed.")
final class Sign implements Callable<Integer> {
  @ParentCommand
  private @Nullable OfficerTool tool;

  @Parameters(paramLabel = "FILE", description = "A document, with the signatures it has so far.")
  private @Nullable Path file;

  @Mixin
  private Signing signing = new Signing();

  private Sign() {}

  @Override
  public Integer call() throws LiException, IOException {
    return signing.sign(given(tool), Drafts.envelope(given(file)));
  }
}

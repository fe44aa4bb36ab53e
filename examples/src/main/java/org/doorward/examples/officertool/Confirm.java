package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.PolicyConfirmation;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.NeIdentifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Confirms a trust policy for one element. */
@Command(
    name = "confirm",
    mixinStandardHelpOptions = true,
    description =
        "Signs, as a root officer, that an element may begin with a trust policy. Compare the digest with"
            + " what you know from elsewhere.")
final class Confirm implements Callable<Integer> {
  @ParentCommand
  private @Nullable OfficerTool tool;

  @Parameters(paramLabel = "POLICY", description = "The signed trust policy.")
  private @Nullable Path policy;

  @Option(names = "--ne", required = true, description = "The element's identifier.")
  private @Nullable NeIdentifier element;

  @Option(
      names = "--person",
      required = true,
      paramLabel = "NAME",
      description = "You, as the trust policy names you.")
  private @Nullable Person person;

  @Mixin
  private Signing signing = new Signing();

  private Confirm() {}

  @Override
  public Integer call() throws LiException, IOException {
    Envelope confirmed = Documents.read(given(policy), PayloadType.TRUST_POLICY);
    PolicyConfirmation word =
        new PolicyConfirmation(given(element), confirmed.digest(), given(person));
    return signing.sign(given(tool), Envelope.unsigned(word));
  }
}

package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.doorward.examples.officertool.file.PublicKeys;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.PayloadType;
import org.doorward.li.authority.Revocation;
import org.doorward.li.authority.TrustPolicy;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes and signs a revocation in one step. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description =
        "Writes and signs a revocation, which one officer may do alone; submit brings it to an element."
            + " Nothing undoes it.")
final class Revoke implements Callable<Integer> {
  @ParentCommand
  private @Nullable OfficerTool tool;

  @Parameters(index = "0", paramLabel = "THING", description = "${COMPLETION-CANDIDATES}.")
  private Revocation.@Nullable Thing thing;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The mandate; of a key, the PEM file with the key or its certificate.")
  private @Nullable Path file;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description = "The signed trust policy.")
  private @Nullable Path policy;

  @Option(names = "--kind", required = true, description = "${COMPLETION-CANDIDATES}.")
  private Revocation.@Nullable Kind kind;

  @Mixin
  private Signing signing = new Signing();

  private Revoke() {}

  @Override
  public Integer call() throws LiException, IOException {
    OfficerTool officer = given(tool);
    Octets policyId = TrustPolicy.decode(
            Documents.read(given(policy), PayloadType.TRUST_POLICY).payload())
        .reference()
        .id();
    Revocation revocation = new Revocation(
        policyId,
        officer.clock().instant().truncatedTo(ChronoUnit.SECONDS),
        given(thing),
        digest(),
        given(kind));
    return signing.sign(officer, Envelope.unsigned(revocation));
  }

  private Octets digest() throws IOException, DecodeException {
    return thing == Revocation.Thing.MANDATE
        ? Documents.read(given(file), PayloadType.MANDATE).digest()
        : PublicKeys.sha256(PublicKeys.only(given(file)).toByteArray());
  }
}

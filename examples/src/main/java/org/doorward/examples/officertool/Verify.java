package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorward.examples.officertool.file.Drafts;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Person;
import org.doorward.li.crypto.signature.DocumentVerifier;
import org.doorward.li.fault.AuthorityException;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says whether a document gives the authority that it claims. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Verifies a document as an element would that follows the trust policy and has seen nothing else:"
            + " signatures, offices, quorum, names, and time.")
final class Verify implements Callable<Integer> {
  @ParentCommand
  private @Nullable OfficerTool tool;

  @Parameters(paramLabel = "FILE", description = "Any document; the policy itself, too.")
  private @Nullable Path file;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "FILE",
      description = "The signed trust policy.")
  private @Nullable Path policy;

  @Option(
      names = "--policy-digest",
      paramLabel = "HEX",
      description =
          "What the trust policy has to have as its digest, as you know it from elsewhere.")
  private @Nullable Octets policyDigest;

  private Verify() {}

  @Override
  public Integer call() throws IOException, DecodeException {
    OfficerTool officer = given(tool);
    Envelope document = Drafts.envelope(given(file));
    ObjectNode view = Documents.view(document);
    view.remove("signatures");
    DocumentVerifier verifier;
    try {
      verifier = DocumentVerifier.of(Drafts.envelope(given(policy)), officer.clock());
    } catch (AuthorityException e) {
      return refused(view, "POLICY: " + e.getMessage());
    }
    view.put("policyDigest", verifier.policyDigest().toHex());
    if (policyDigest != null && !policyDigest.equals(verifier.policyDigest())) {
      return refused(view, "POLICY: another trust policy than the one with that digest");
    }
    DocumentVerifier.Finding finding = verifier.verify(document);
    ArrayNode signers = view.putArray("signedBy");
    finding.signers().stream().map(Person::value).sorted().forEach(signers::add);
    return finding.objection().isPresent()
        ? refused(view, finding.objection().get())
        : officer.end(ExitCode.DONE, view.put("outcome", "good"));
  }

  private int refused(ObjectNode view, String reason) {
    return given(tool).end(ExitCode.REFUSED, view.put("outcome", "refused").put("reason", reason));
  }
}

package org.doorward.examples.officertool;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.doorward.examples.cli.KeyOptions;
import org.doorward.examples.officertool.file.Drafts;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.authority.Person;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.netty.inbox.InboxOutcome;
import org.doorward.li.netty.inbox.MandateInboxClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Brings a mandate, a revocation or a trust policy to an element. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description =
        "Brings a mandate, a revocation or the next version of the trust policy to an element's inbox over mutual TLS, with the key of an inbox"
            + " peer of the trust policy, and prints the receipt with the number of the entry in the element's log.")
final class Submit implements Callable<Integer> {
  @ParentCommand
  private @Nullable OfficerTool tool;

  @Parameters(paramLabel = "FILE", description = "A signed mandate, revocation or trust policy.")
  private @Nullable Path file;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "IP:PORT",
      description = "Where the element's inbox listens.")
  private @Nullable InetSocketAddress address;

  @Option(names = "--ne", required = true, description = "The element's identifier.")
  private @Nullable NeIdentifier element;

  @Mixin
  private KeyOptions keys = new KeyOptions();

  private Submit() {}

  @Override
  public Integer call() throws LiException, IOException {
    OfficerTool officer = given(tool);
    Envelope document = Drafts.envelope(given(file));
    ObjectNode view = Documents.view(document);
    view.remove("signatures");
    try (KeyVault vault = keys.vault();
        MandateInboxClient client = new MandateInboxClient(
            given(address), keys.tls(vault, officer.clock()), given(element))) {
      InboxOutcome outcome = client.submit(document.encode());
      if (outcome instanceof InboxOutcome.Failed failed) {
        view.put("outcome", "no answer").put("reason", failed.failure().name());
        return officer.end(ExitCode.UNKNOWN, view);
      }
      Submission submission = ((InboxOutcome.Answered) outcome).submission();
      return officer.end(told(submission, view), view);
    }
  }

  private static ExitCode told(Submission submission, ObjectNode view) {
    if (submission instanceof MandateInbox.Refused refused) {
      view.put("outcome", "refused").put("reason", refused.refusal().name());
      return ExitCode.REFUSED;
    }
    if (submission instanceof MandateInbox.Receipt receipt) {
      view.put("outcome", "received").put("xid", receipt.xid().toString());
      said(receipt.signers(), receipt.entry(), view);
    } else if (submission instanceof MandateInbox.RevocationReceipt receipt) {
      view.put("outcome", "revoked").put("what", receipt.thing().name());
      said(receipt.signers(), receipt.entry(), view);
    } else if (submission instanceof MandateInbox.PolicyReceipt receipt) {
      view.put("outcome", "followed").put("version", receipt.policy().version());
      said(receipt.signers(), receipt.entry(), view);
    }
    return ExitCode.DONE;
  }

  private static void said(Set<Person> signers, OptionalLong entry, ObjectNode view) {
    ArrayNode names = view.putArray("signers");
    signers.stream().map(Person::value).sorted().forEach(names::add);
    entry.ifPresent(number -> view.put("logEntry", number));
  }
}

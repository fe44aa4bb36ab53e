package org.doorward.examples.auditor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.doorward.li.evidence.AuditDirectory;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.Cosignature;
import org.doorward.li.evidence.EntryVisitor;
import org.doorward.li.evidence.VerifiedLog;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies a log, and makes the page of it. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verifies the log in a directory, every hash and signature of it.")
final class Verify implements Callable<Integer> {
  @Mixin
  private final LogOptions log = new LogOptions();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A signed trust policy, to be shown with its digest; repeat for later ones.")
  private List<Path> policies = new ArrayList<>();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the log as a page that a browser verifies again.")
  private @Nullable Path html;

  @Mixin
  private final WitnessOptions witnesses = new WitnessOptions();

  private Verify() {}

  @Override
  public Integer call() throws EvidenceException, IOException {
    AuditPage page = new AuditPage();
    EntryVisitor visitor = html == null ? entry -> {} : page::take;
    VerifiedLog verified = log.verified(visitor);
    Checkpoint checkpoint = verified.checkpoint();
    Map<WitnessKey, Cosignature> cosigned = witnesses.required(log.directory(), verified);
    if (html != null) {
      List<Octets> envelopes = new ArrayList<>();
      for (Path policy : policies) {
        envelopes.add(Octets.of(Files.readAllBytes(policy)));
      }
      byte[] note = Files.readAllBytes(log.directory().resolve(AuditDirectory.CHECKPOINT));
      page.write(html, checkpoint.origin(), note, envelopes);
    }
    String root = Base64.getEncoder().encodeToString(checkpoint.root().toByteArray());
    ObjectNode view = JsonNodeFactory.instance
        .objectNode()
        .put("verified", true)
        .put("entries", checkpoint.size())
        .put("root", root);
    ArrayNode rows = view.putArray("cosigned");
    StringBuilder text =
        new StringBuilder("verified: " + checkpoint.size() + " entries, root " + root);
    cosigned.forEach((witness, cosignature) -> {
      String time = cosignature.time().toString();
      rows.addObject().put("witness", witness.name()).put("time", time);
      text.append("\ncosigned: ").append(witness.name()).append(" at ").append(time);
    });
    log.printing().show(view, text.toString());
    return 0;
  }
}

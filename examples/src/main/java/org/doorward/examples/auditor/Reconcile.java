package org.doorward.examples.auditor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.doorward.examples.reconcile.Difference;
import org.doorward.examples.reconcile.Received;
import org.doorward.examples.reconcile.ReceivedFile;
import org.doorward.examples.reconcile.Reconciliation;
import org.doorward.examples.reconcile.SealedProduct;
import org.doorward.li.evidence.VerifiedLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Did;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds a log against what MDFs have. */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description =
        "Verifies a log, and holds what it says was delivered against what MDFs have, in both directions.")
final class Reconcile implements Callable<Integer> {
  @Mixin
  private final LogOptions log = new LogOptions();

  @Option(
      names = "--received",
      required = true,
      paramLabel = "DID=FILE",
      description = "What the MDF behind a destination has; repeat for others.")
  private Map<Did, Path> files = new LinkedHashMap<>();

  private Reconcile() {}

  @Override
  public Integer call() throws EvidenceException, IOException {
    Map<Did, List<Received>> received = new HashMap<>();
    for (Map.Entry<Did, Path> file : files.entrySet()) {
      received.put(file.getKey(), ReceivedFile.read(file.getValue()));
    }
    SealedProduct product = new SealedProduct();
    VerifiedLog verified = log.verified(product);
    List<Difference> differences = Reconciliation.of(product, received);
    ObjectNode view = JsonNodeFactory.instance
        .objectNode()
        .put("log", verified.key().name())
        .put("entries", verified.checkpoint().size())
        .put("agree", differences.isEmpty());
    ArrayNode rows = view.putArray("differences");
    differences.forEach(one -> row(rows.addObject(), one));
    log.printing().show(view);
    return differences.isEmpty() ? 0 : AuditorTool.DIFFERENT;
  }

  private static void row(ObjectNode row, Difference one) {
    row.put("what", one.kind().name())
        .put("xid", one.xid().toString())
        .put("did", one.did().toString())
        .put("interface", one.content() ? "X3" : "X2")
        .put("count", one.count());
    one.correlation().ifPresent(id -> row.put("correlation", String.format("%016x", id.value())));
    one.numbers().ifPresent(range -> row.put("first", range.first()).put("last", range.last()));
  }
}

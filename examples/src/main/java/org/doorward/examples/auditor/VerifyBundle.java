package org.doorward.examples.auditor;

import static org.doorward.examples.cli.Given.given;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.doorward.li.crypto.evidence.AuditBundle;
import org.doorward.li.evidence.VerifiedBundle;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Verifies a bundle, and shows the entries that its question concerns. */
@Command(
    name = "verify-bundle",
    mixinStandardHelpOptions = true,
    description = "Verifies a bundle from its file alone, and shows the entries that concern it.")
final class VerifyBundle implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The bundle.")
  private @Nullable Path file;

  @Mixin
  private final KeyOption key = new KeyOption();

  @Mixin
  private final Printing printing = new Printing();

  private VerifyBundle() {}

  @Override
  public Integer call() throws EvidenceException {
    VerifierKey trusted = key.key();
    VerifiedBundle bundle = AuditBundle.verify(
        given(file), trusted, printing.progress("entries verified", entry -> {}));
    Set<Long> about = new HashSet<>(bundle.answer().about());
    ObjectNode view = BundleView.of(bundle);
    ArrayNode rows = view.putArray("entries");
    VerifiedBundle again = AuditBundle.verify(given(file), trusted, entry -> {
      if (about.contains(entry.number())) {
        rows.add(EntryView.brief(entry));
      }
    });
    if (!again.equals(bundle)) {
      throw new EvidenceException("the bundle was changed meanwhile");
    }
    printing.show(view);
    return 0;
  }
}

package org.doorward.examples.auditor;

import static org.doorward.examples.cli.Given.given;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.evidence.Cosignature;
import org.doorward.li.evidence.VerifiedLog;
import org.doorward.li.evidence.WitnessKey;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which witnesses have to have cosigned. */
final class WitnessOptions {
  @Option(
      names = "--witness",
      paramLabel = "KEY",
      description =
          "A witness's verifier key, known from elsewhere, to look for its cosignature; repeat for more.")
  private List<String> witnesses = new ArrayList<>();

  @Option(
      names = "--quorum",
      paramLabel = "NUMBER",
      description = "How many of these witnesses have to have cosigned; all of them if not given.")
  private @Nullable Integer quorum;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** What the witnesses added to the checkpoint of a log that was verified, if enough of them did. */
  Map<WitnessKey, Cosignature> required(Path directory, VerifiedLog log) throws EvidenceException {
    int needed = quorum == null ? witnesses.size() : quorum;
    if (needed < 0 || needed > witnesses.size()) {
      throw new ParameterException(
          given(spec).commandLine(), "a quorum is of the witnesses that are given");
    }
    List<WitnessKey> keys = new ArrayList<>();
    for (String witness : witnesses) {
      keys.add(WitnessKey.parse(witness));
    }
    Map<WitnessKey, Cosignature> found = AuditVerifier.cosignatures(directory, log, keys);
    if (found.size() < needed) {
      throw new EvidenceException(
          "cosigned by " + found.size() + " of the " + needed + " witnesses that have to");
    }
    return found;
  }
}

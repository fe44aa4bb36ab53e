package org.doorward.examples.auditor;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorward.examples.stage.Cue;
import org.doorward.examples.stage.Part;
import org.doorward.li.crypto.evidence.AuditBundle;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.evidence.AuditDirectory;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.BundleRange;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Question;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * The auditor of the demo, a process of its own. Options: {@code --audit} (a directory), {@code --key} (the
 * log's verifier key, obtained elsewhere), {@code --policy} (the signed trust policy), {@code --page} and {@code --bundle}
 * (what to write: the page, and the proof that no vendor was in). Prints the log as it reads it; what it says counts only once the cue {@code verified} is given.
 */
public final class AuditorMain {
  private final Map<String, Long> sums = new HashMap<>();
  private final AuditPage page = new AuditPage();

  private AuditorMain() {}

  /** Verifies and ends. */
  public static void main(String... arguments) throws EvidenceException, IOException {
    Part part = Part.of(arguments);
    AuditorMain auditor = new AuditorMain();
    VerifierKey key = VerifierKey.parse(part.value("key"));
    Checkpoint checkpoint =
        AuditVerifier.verify(part.file("audit"), key, auditor::read).checkpoint();
    AuditBundle.write(
        part.file("audit"),
        key,
        Question.of(Question.Kind.VENDOR_NEVER),
        BundleRange.WHOLE,
        part.file("bundle"));
    auditor.page.write(
        part.file("page"),
        checkpoint.origin(),
        Files.readAllBytes(part.file("audit").resolve(AuditDirectory.CHECKPOINT)),
        List.of(Octets.of(Files.readAllBytes(part.file("policy")))));
    Map<String, Object> result = new HashMap<>(auditor.sums);
    result.put("size", checkpoint.size());
    result.put("root", Base64.getEncoder().encodeToString(checkpoint.root().toByteArray()));
    Cue.give("verified", result);
  }

  private void read(AuditEntry entry) {
    page.take(entry);
    RecordedAct act = entry.act();
    boolean refusal = act.phase() == Phase.REFUSAL;
    System.out.printf(
        "%4d %s %-8s %-7s %-20s %s%n",
        entry.number(),
        entry.time(),
        act.phase(),
        act.actorClass(),
        act.operation(),
        refusal ? act.reason() + " " + act.reasonCode() : "");
    if (refusal) {
      add("refusals", act.occurrences());
    }
    if (act.reason() == Reason.SETTLED) { // these add up; seals of before say how it stood then
      add(act.counts());
    }
  }

  private void add(List<SealCount> counts) {
    for (SealCount count : counts) {
      add("x2sent", count.iriSent());
      add("x3sent", count.ccSent());
      add("x2lost", count.iriLost());
      add("x3lost", count.ccLost());
    }
  }

  private void add(String name, long more) {
    sums.merge(name, more, Long::sum);
  }
}

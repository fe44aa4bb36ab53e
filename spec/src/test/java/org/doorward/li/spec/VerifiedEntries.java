package org.doorward.li.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.doorward.li.crypto.evidence.AuditVerifier;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.netty.element.NetworkElement;

/** What an element's log says, as an auditor reads it: exported, and verified from the files alone. */
public record VerifiedEntries(List<RecordedAct> acts) {
  public static VerifiedEntries of(NetworkElement element, Path directory)
      throws EvidenceException {
    List<AuditEntry> entries = new ArrayList<>();
    element.exportEvidence(directory);
    AuditVerifier.verify(directory, element.logKey(), entries::add);
    return new VerifiedEntries(entries.stream().map(AuditEntry::act).toList());
  }

  public List<RecordedAct> of(Operation operation) {
    return acts.stream().filter(act -> act.operation() == operation).toList();
  }

  /** The counts of seals made for that reason. */
  List<SealCount> seals(Reason reason) {
    return of(Operation.SEAL).stream()
        .filter(act -> act.reason() == reason)
        .flatMap(act -> act.counts().stream())
        .toList();
  }

  int indexOf(Predicate<RecordedAct> wanted) {
    for (int i = 0; i < acts.size(); i++) {
      if (wanted.test(acts.get(i))) {
        return i;
      }
    }
    return -1;
  }
}

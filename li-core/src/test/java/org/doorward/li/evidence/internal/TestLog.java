package org.doorward.li.evidence.internal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.LogVerifier;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.internal.Disk;

/** A log in a directory, as the tests of this package use it. */
record TestLog(Path root) {
  static final String ORIGIN = "li.example/ne-1";

  Path directory() {
    return root.resolve("log");
  }

  Path journal() {
    return directory().resolve("journal");
  }

  Path head() {
    return directory().resolve("head");
  }

  Path audit() {
    return directory().resolve("audit");
  }

  EvidenceLog open() throws EvidenceException {
    return open(Disk.local());
  }

  EvidenceLog open(Disk disk) throws EvidenceException {
    return open(disk, TestKey.LOG, InstantSource.system());
  }

  EvidenceLog open(Disk disk, NoteSigner signer, InstantSource clock) throws EvidenceException {
    return EvidenceLog.open(disk, directory(), ORIGIN, signer, TestSealer.open(), clock);
  }

  /** An entry that can be told from others. */
  static EntryDraft entry(int code) {
    return EntryDraft.of(Phase.INTENT, ActorClass.ADMF, Operation.ACTIVATE_TASK)
        .reason(Reason.NONE, code)
        .build();
  }

  static int code(AuditEntry entry) {
    return entry.act().reasonCode();
  }

  /** Exports the log as it is, verifies that, and returns its entries. */
  List<AuditEntry> verified(EvidenceLog log) throws EvidenceException {
    Path target = root.resolve("export");
    log.export(target);
    return verified(target, log);
  }

  List<AuditEntry> verified(Path audit, EvidenceLog log) throws EvidenceException {
    List<AuditEntry> entries = new ArrayList<>();
    LogVerifier.verify(audit, log.key(), TestKey.LOG, entries::add);
    return entries;
  }
}

package org.doorward.li.evidence.internal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.LogVerifier;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.internal.Disk;

/** A log on a disk that may fail, for tests of what rests on logs. */
public final class FaultyLog {
  private FaultyLog() {}

  /** The log in a directory. */
  public static EvidenceLog open(Disk disk, Path directory, InstantSource clock)
      throws EvidenceException {
    return EvidenceLog.open(
        disk, directory, "li.example/ne-1", TestKey.LOG, TestSealer.open(), clock);
  }

  /** Exports a log as it is now, verifies that, and returns its entries. */
  public static List<AuditEntry> entries(EvidenceLog log, Path to) throws EvidenceException {
    List<AuditEntry> entries = new ArrayList<>();
    log.export(to);
    LogVerifier.verify(to, log.key(), TestKey.LOG, entries::add);
    return entries;
  }
}

package org.doorward.li.evidence.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.Journal;

/**
 * Room on the disk that is taken beforehand, so that stopping can be recorded when the log itself cannot be
 * written. What stands here is in no tree and under no checkpoint; it enters the log when that is opened
 * again. Thread-safe.
 */
final class Reserve implements AutoCloseable {
  private static final String FORMAT = "evidence-reserve/1";
  private static final int ROOM_OCTETS = 1 << 18;

  private final Disk disk;
  private final Path file;
  private final List<AuditEntry> found;
  private Journal journal;

  private Reserve(Disk disk, Path file, Journal journal, List<AuditEntry> found) {
    this.disk = disk;
    this.file = file;
    this.journal = journal;
    this.found = found;
  }

  /**
   * Opens the reserved space, or takes it.
   *
   * @throws EvidenceException if there is no room, or what stands there is damaged
   */
  static Reserve open(Disk disk, Path file) throws EvidenceException {
    if (!Files.exists(file)) {
      take(disk, file);
    }
    List<AuditEntry> found = new ArrayList<>();
    Journal journal =
        Journal.open(disk, file, FORMAT, (index, record) -> found.add(decode(index, record)));
    return new Reserve(disk, file, journal, List.copyOf(found));
  }

  private static void take(Disk disk, Path file) throws EvidenceException {
    try {
      disk.replace(file, Journal.empty(FORMAT, ROOM_OCTETS));
    } catch (IOException e) {
      throw new EvidenceException("the reserved space cannot be taken", e);
    }
  }

  private static AuditEntry decode(long index, byte[] record) throws EvidenceException {
    try {
      return AuditEntry.decode(record);
    } catch (DecodeException e) {
      throw new EvidenceException("record " + index + " of the reserved space is damaged", e);
    }
  }

  /** What was written while the log could not be, oldest first. */
  List<AuditEntry> found() {
    return found;
  }

  /** Writes an act; durable when it returns. */
  synchronized void append(RecordedAct act, Instant now) throws EvidenceException {
    AuditEntry entry = new AuditEntry(
        0, now, 0, false, act, Octets.EMPTY, Octets.EMPTY, Octets.EMPTY, Optional.empty());
    journal.append(entry.encode());
    journal.sync();
  }

  /** Empties the space, after everything in it has entered the log. */
  synchronized void clear() throws EvidenceException {
    if (!found.isEmpty()) {
      journal.close();
      take(disk, file);
      journal = Journal.open(disk, file, FORMAT, (index, record) -> {});
    }
  }

  @Override
  public synchronized void close() throws EvidenceException {
    journal.close();
  }
}

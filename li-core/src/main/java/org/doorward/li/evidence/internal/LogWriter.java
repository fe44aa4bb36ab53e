package org.doorward.li.evidence.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.TileFile;
import org.doorward.li.evidence.TiledLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.internal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers entries and makes them durable: journal, then head, then full tiles. Confined to one thread. After
 * an exception nothing more may be written with it, but for one from {@link #sign}.
 */
final class LogWriter implements AutoCloseable {
  private final Journal journal;
  private final TiledLog tiles;
  private final HeadFile head;
  private final AuditFiles audit;
  private final DetailSealer sealer;
  private final InstantSource clock;
  private final long openedNanos = System.nanoTime();
  private final List<TileFile> full = new ArrayList<>();
  private final List<String> written = new ArrayList<>();
  private Instant last;

  LogWriter(
      Recovery.Recovered found,
      HeadFile head,
      AuditFiles audit,
      DetailSealer sealer,
      InstantSource clock) {
    this.journal = found.journal();
    this.tiles = found.tiles();
    this.last = found.sequence().lastTime();
    this.written.addAll(found.rewritten());
    this.head = head;
    this.audit = audit;
    this.sealer = sealer;
    this.clock = clock;
  }

  /** Appends one entry; it is durable after {@link #sync}. Seals {@code detail}, and zeroes it. */
  long append(
      RecordedAct act, Octets commitment, byte @Nullable [] detail, Optional<Instant> reservedAt)
      throws EvidenceException {
    long number = tiles.size();
    Octets sealedDetail = Octets.EMPTY;
    if (detail != null) {
      sealedDetail = Octets.of(sealer.seal(number, detail));
      Arrays.fill(detail, (byte) 0);
    }
    boolean opens = act.operation() == Operation.PERIOD_OPENED;
    Octets sealedSeed = opens ? Octets.of(sealer.openPeriod()) : Octets.EMPTY;
    Instant now = clock.instant();
    boolean wentBack = now.isBefore(last);
    last = wentBack ? last : now;
    long monotonic = System.nanoTime() - openedNanos;
    AuditEntry entry = new AuditEntry(
        number, last, monotonic, wentBack, act, commitment, sealedDetail, sealedSeed, reservedAt);
    byte[] octets = entry.encode();
    journal.append(octets);
    tiles.add(octets, full::add);
    return number;
  }

  long size() {
    return tiles.size();
  }

  /** Makes the entries durable. No checkpoint covers them yet. */
  void sync() throws EvidenceException {
    journal.sync();
  }

  /** The checkpoint over all entries. */
  Checkpoint checkpoint() {
    return new Checkpoint(head.key().name(), tiles.size(), tiles.root());
  }

  /** Signs a checkpoint. That may fail today and succeed tomorrow. */
  byte[] sign(Checkpoint checkpoint) throws EvidenceException {
    return head.sign(checkpoint);
  }

  /** Makes a signed checkpoint durable: from here on the entries are acknowledged. */
  void commit(byte[] note) throws EvidenceException {
    head.write(note);
  }

  /** Writes the tiles that became full. A crash before loses nothing: they follow from the entries. */
  void writeFullTiles() throws EvidenceException {
    for (TileFile file : full) {
      audit.write(file);
      written.add(file.path());
    }
    full.clear();
  }

  /** The log as it is, under a committed checkpoint over all entries. */
  Snapshot snapshot(Checkpoint checkpoint, byte[] note) {
    Snapshot snapshot = new Snapshot(checkpoint, note, tiles.partialFiles(), List.copyOf(written));
    written.clear();
    return snapshot;
  }

  @Override
  public void close() throws EvidenceException {
    try {
      journal.close();
    } finally {
      head.close();
    }
  }
}

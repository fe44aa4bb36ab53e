package org.doorward.li.evidence.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.evidence.AuditDirectory;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.EntrySequence;
import org.doorward.li.evidence.TileFile;
import org.doorward.li.evidence.TiledLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.Journal;

/**
 * Reads a log from its first entry and holds it against everything that was signed. A log that is shorter
 * than its head, or differs from it anywhere, stays shut. Not thread-safe.
 */
final class Recovery {
  static final String JOURNAL_FORMAT = "evidence/1";

  private final AuditFiles audit;
  private final Optional<Checkpoint> head;
  private final Optional<Checkpoint> published;
  private final TiledLog tiles = new TiledLog();
  private final EntrySequence sequence = new EntrySequence();
  private final OpenIntents intents = new OpenIntents();
  private final List<String> rewritten = new ArrayList<>();
  private List<String> publishedPartial = List.of();

  private Recovery(AuditFiles audit, Optional<Checkpoint> head, Optional<Checkpoint> published) {
    this.audit = audit;
    this.head = head;
    this.published = published;
  }

  /**
   * What was found, ready to be continued.
   *
   * @param journal behind its last entry
   * @param tiles of all entries
   * @param sequence behind the last entry
   * @param intents what has no outcome yet
   * @param signed how many entries the head covers; there may be more
   * @param publishedPartial paths of the tiles that the published checkpoint reaches and that are not full
   * @param rewritten paths of the full tiles that it does not reach; they are not durable
   */
  record Recovered(
      Journal journal,
      TiledLog tiles,
      EntrySequence sequence,
      OpenIntents intents,
      long signed,
      List<String> publishedPartial,
      List<String> rewritten) {}

  static Recovered run(Disk disk, Path directory, HeadFile headFile, AuditFiles audit)
      throws EvidenceException {
    try {
      disk.createDirectories(directory);
    } catch (IOException e) {
      throw new EvidenceException("the log's directory cannot be made", e);
    }
    Optional<Checkpoint> head = headFile.read();
    Optional<Checkpoint> published = Optional.empty();
    if (audit.has(AuditDirectory.CHECKPOINT)) {
      published = Optional.of(audit.reader().checkpoint(headFile.key(), headFile.verifier()));
    }
    Recovery recovery = new Recovery(audit, head, published);
    recovery.requireHeadAbovePublished();
    Path file = directory.resolve("journal");
    Journal journal = Journal.open(disk, file, JOURNAL_FORMAT, recovery.new Entries());
    try {
      if (head.isEmpty()) {
        // Before the first entry, so that a head that is missing later was taken away.
        Checkpoint empty = new Checkpoint(headFile.key().name(), 0, recovery.tiles.root());
        headFile.write(headFile.sign(empty));
      }
      audit.begin(headFile.key());
      return recovery.found(journal);
    } catch (EvidenceException e) {
      headFile.close();
      journal.close();
      throw e;
    }
  }

  private final class Entries implements Journal.Visitor {
    @Override
    public void record(long index, byte[] record) throws EvidenceException {
      intents.add(sequence.next(record));
      tiles.add(record, Recovery.this::fullTile);
      reached();
    }

    @Override
    public void end(long records) throws EvidenceException {
      long signed = head.map(Checkpoint::size).orElse(0L);
      if (head.isEmpty() && records > 0) {
        throw new EvidenceException("the log's head is missing");
      }
      if (records < signed) {
        throw new EvidenceException(
            "the log has " + records + " entries, and " + signed + " were signed");
      }
    }
  }

  private void requireHeadAbovePublished() throws EvidenceException {
    long published = this.published.map(Checkpoint::size).orElse(0L);
    if (published > head.map(Checkpoint::size).orElse(0L)) {
      throw new EvidenceException("the log's head is older than what was published");
    }
  }

  /** What was published was durable before. Beyond it a crash may have left anything. */
  private void fullTile(TileFile file) throws EvidenceException {
    if (tiles.size() <= published.map(Checkpoint::size).orElse(0L)) {
      audit.reader().require(file);
    } else {
      audit.write(file);
      rewritten.add(file.path());
    }
  }

  /** Compares wherever something was signed. */
  private void reached() throws EvidenceException {
    if (published.isPresent() && published.get().size() == tiles.size()) {
      for (TileFile file : tiles.partialFiles()) {
        audit.reader().require(file);
      }
      requireRoot(published.get());
      publishedPartial = tiles.partialFiles().stream().map(TileFile::path).toList();
    }
    if (head.isPresent() && head.get().size() == tiles.size()) {
      requireRoot(head.get());
    }
  }

  private void requireRoot(Checkpoint signed) throws EvidenceException {
    if (!tiles.root().equals(signed.root())) {
      throw new EvidenceException(
          "the first " + signed.size() + " entries have another root than their checkpoint");
    }
  }

  private Recovered found(Journal journal) {
    long signed = head.map(Checkpoint::size).orElse(0L);
    return new Recovered(journal, tiles, sequence, intents, signed, publishedPartial, rewritten);
  }
}

package org.doorward.li.store.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.TaskStore.Change;
import org.jspecify.annotations.Nullable;

/**
 * Moves what still counts of the oldest segment to the end of the log, a little with each group, and then lets go of
 * the segment. A crash leaves a value at its old place, its new one or both; they are the same value, and no later
 * one stands before them. A removal need not be moved: what it removed stood in the same segment or an older one. Not
 * thread-safe.
 */
final class SegmentCleaner {
  private static final int SPARE_SEGMENTS = 4;
  private static final int LEAST_OCTETS = 1 << 15;
  private static final int MOST_READ_OCTETS = 1 << 18;

  /** Appends changes at the end of the log, and keeps the index. */
  @FunctionalInterface
  interface Mover {
    void append(List<Change> changes) throws EvidenceException;
  }

  private final SegmentLog log;
  private final RecordIndex index;
  private final Mover mover;
  private @Nullable SegmentCursor cursor;
  private long cleaned;
  private RecordPlaces places = new RecordPlaces();

  SegmentCleaner(SegmentLog log, RecordIndex index, Mover mover) {
    this.log = log;
    this.index = index;
    this.mover = mover;
  }

  /**
   * Does some work, if there is any.
   *
   * @param groupOctets how much the group has anyway
   */
  void step(long groupOctets) throws EvidenceException {
    if (cursor == null && !isDue()) {
      return;
    }
    try {
      SegmentCursor from = cursor;
      if (from == null) {
        from = log.cursor(log.first());
        cursor = from;
        cleaned = log.first();
        places = new RecordPlaces();
      }
      clean(from, Math.max(LEAST_OCTETS, 2 * groupOctets));
    } catch (IOException e) {
      throw new EvidenceException("an old segment cannot be read", e);
    }
  }

  /** More than half of the log is outdated, not counting the segments that are being written or cleaned. */
  private boolean isDue() {
    long spare = (long) SPARE_SEGMENTS * log.octets() / Math.max(log.count(), 1);
    return log.count() > SPARE_SEGMENTS && log.octets() > 2 * index.octets() + spare;
  }

  private void clean(SegmentCursor from, long budget) throws IOException, EvidenceException {
    List<Change> moved = new ArrayList<>();
    long movedOctets = 0;
    long readOctets = 0;
    boolean whole = true;
    boolean more = true;
    while (more && movedOctets < budget && readOctets < MOST_READ_OCTETS) {
      whole = from.next();
      more = whole && from.segment() == cleaned;
      if (more && from.isUsers()) {
        byte[] record = from.record();
        int before = moved.size();
        collect(record, moved);
        for (Change change : moved.subList(before, moved.size())) {
          movedOctets += CommitRecord.octets(change);
        }
        readOctets += record.length;
      }
    }
    if (!moved.isEmpty()) {
      mover.append(moved);
    }
    if (!more) {
      cursor = null;
      from.close();
      if (whole) { // else a record of this segment may go on in the one that is being written
        log.trim(cleaned + 1);
      }
    }
  }

  private void collect(byte[] record, List<Change> moved) throws EvidenceException {
    CommitRecord.read(record, change -> {
      long place = places.next(cleaned);
      if (change.value().isPresent() && index.place(change) == place) {
        moved.add(change);
      }
    });
  }

  void close() {
    SegmentCursor open = cursor;
    cursor = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        cleaned = 0; // it was only read
      }
    }
  }
}

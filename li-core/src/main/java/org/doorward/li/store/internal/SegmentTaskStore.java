package org.doorward.li.store.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.TaskStore;
import org.jspecify.annotations.Nullable;

/**
 * The task store that is built in: sealed segments, a record for each commit. Callers that wait at the same time
 * share one write, done by one of them for all. In memory it has a place for each record and no value. Thread-safe.
 */
public final class SegmentTaskStore implements TaskStore {
  /** One caller's changes, on their way to the disk. */
  private static final class Waiting {
    private final List<Change> changes;
    private final byte[] record;
    private boolean done;

    Waiting(List<Change> changes) {
      this.changes = changes;
      this.record = CommitRecord.write(changes);
    }
  }

  private final Disk disk;
  private final Path directory;
  private final byte[] key;
  private final int blocks;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();
  private final RecordIndex index = new RecordIndex();
  private final RecordPlaces places = new RecordPlaces();
  private List<Waiting> queue = new ArrayList<>();
  private boolean writing;
  private @Nullable SegmentLog log; // with its index and places, of whoever is writing
  private @Nullable SegmentCleaner cleaner;
  private @Nullable EvidenceException failure;

  /**
   * A store in a directory, which is opened by {@link #read}.
   *
   * @param disk where the directory is
   * @param directory the store's own; made if need be; nobody else has it open
   * @param key 32 octets, the caller's to zero
   */
  public SegmentTaskStore(Disk disk, Path directory, byte[] key) {
    this(disk, directory, key, SegmentLog.DEFAULT_BLOCKS);
  }

  /**
   * A store with segments of a given length.
   *
   * @param disk where the directory is
   * @param directory the store's own
   * @param key 32 octets, the caller's to zero
   * @param blocks how many blocks of 4096 octets a segment has, at least 2
   */
  public SegmentTaskStore(Disk disk, Path directory, byte[] key, int blocks) {
    this.disk = disk;
    this.directory = directory;
    this.key = key.clone();
    this.blocks = blocks;
  }

  @Override
  public void read(Visitor visitor) throws EvidenceException {
    lock.lock();
    try {
      if (log != null || failure != null) {
        throw new IllegalStateException("read once, at the start");
      }
      SegmentLog opened = SegmentLog.open(disk, directory, CommitRecord.FORMAT, key, blocks);
      try {
        readAll(opened, visitor);
      } catch (EvidenceException | RuntimeException e) {
        opened.close();
        failure = new EvidenceException("the task store could not be read", e);
        throw e;
      }
      log = opened;
      cleaner = new SegmentCleaner(
          opened, index, changes -> append(opened, changes, CommitRecord.write(changes)));
    } finally {
      Arrays.fill(key, (byte) 0);
      lock.unlock();
    }
  }

  /** Twice: what a value is worth shows only when all that follow it are known. */
  private void readAll(SegmentLog from, Visitor visitor) throws EvidenceException {
    from.read((segment, record) -> CommitRecord.read(
        record, change -> index.take(change, places.next(segment), CommitRecord.octets(change))));
    RecordPlaces again = new RecordPlaces();
    from.read((segment, record) -> CommitRecord.read(record, change -> {
      long place = again.next(segment);
      if (change.value().isPresent() && index.place(change) == place) {
        visitor.held(change.kind(), change.id(), change.value().get());
      }
    }));
  }

  private void append(SegmentLog to, List<Change> changes, byte[] record) throws EvidenceException {
    long segment = to.append(record);
    for (Change change : changes) {
      index.take(change, places.next(segment), CommitRecord.octets(change));
    }
  }

  @Override
  public void commit(List<Change> changes) throws EvidenceException {
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("a commit without a change");
    }
    Waiting mine = new Waiting(List.copyOf(changes));
    lock.lock();
    try {
      queue.add(mine);
      while (!mine.done && failure == null) {
        if (writing) {
          written.awaitUninterruptibly();
        } else {
          writeAll();
        }
      }
      if (!mine.done) {
        throw refusal();
      }
    } finally {
      lock.unlock();
    }
  }

  private EvidenceException refusal() {
    String message = "the task store takes nothing until it is opened anew";
    EvidenceException cause = failure;
    return cause == null ? new EvidenceException(message) : new EvidenceException(message, cause);
  }

  /** Writes what waits, outside of the lock, so that more can come and wait meanwhile. */
  private void writeAll() {
    SegmentLog to = log;
    SegmentCleaner with = cleaner;
    if (to == null || with == null) {
      failure = new EvidenceException("the task store was not read");
      return;
    }
    List<Waiting> batch = queue;
    queue = new ArrayList<>(batch.size());
    EvidenceException why =
        new EvidenceException("the task store was left in the middle of a write");
    writing = true;
    lock.unlock();
    try {
      write(to, with, batch);
      why = null;
    } catch (EvidenceException e) {
      why = e;
    } finally {
      lock.lock();
      writing = false;
      failure = why;
      if (why == null) {
        batch.forEach(one -> one.done = true);
      }
      written.signalAll();
    }
  }

  private void write(SegmentLog to, SegmentCleaner with, List<Waiting> batch)
      throws EvidenceException {
    long octets = 0;
    for (Waiting one : batch) {
      append(to, one.changes, one.record);
      octets += one.record.length;
    }
    with.step(octets);
    to.sync();
  }

  @Override
  public void close() throws EvidenceException {
    lock.lock();
    try {
      while (writing) {
        written.awaitUninterruptibly();
      }
      if (failure == null) {
        failure = new EvidenceException("the task store was closed");
      }
      SegmentLog open = log;
      SegmentCleaner with = cleaner;
      log = null;
      cleaner = null;
      if (with != null) {
        with.close();
      }
      if (open != null) {
        open.close();
      }
      written.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

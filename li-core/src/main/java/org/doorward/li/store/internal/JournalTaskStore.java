package org.doorward.li.store.internal;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.protobuf.StrictProtobuf;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.wire.Commit;
import org.doorward.li.store.wire.KeptValue;
import org.jspecify.annotations.Nullable;

/**
 * A task store in one journal: a record for each commit. Callers that wait at the same time share one write, done
 * by one of them for all. At the start the journal is written anew if most of it is outdated. Thread-safe.
 */
public final class JournalTaskStore implements TaskStore {
  private static final String FORMAT = "state/1";

  /** Fewer outdated values than these are left where they are. */
  private static final int OUTDATED = 1000;

  private record Name(Kind kind, Octets id) {}

  /** One caller's changes, on their way to the disk. */
  private static final class Waiting {
    private final byte[] record;
    private boolean done;

    Waiting(byte[] record) {
      this.record = record;
    }
  }

  private final Disk disk;
  private final Path file;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();
  private List<Waiting> queue = new ArrayList<>();
  private boolean writing;
  private @Nullable Journal journal; // of whoever is writing
  private @Nullable EvidenceException failure;

  /**
   * A store in a file, which is opened by {@link #read}.
   *
   * @param disk where the file is
   * @param file the journal; nobody else has it open; its directory is there
   */
  public JournalTaskStore(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
  }

  /** The last record that has a value of a name, and where in the record. */
  private static final class Latest {
    private final Map<Name, Long> places = new HashMap<>();
    private long values;

    void take(Commit commit) throws EvidenceException {
      for (KeptValue value : commit.getValuesList()) {
        Name name = name(value);
        if (value.hasValue()) {
          places.put(name, values);
        } else {
          places.remove(name);
        }
        values++;
      }
    }

    boolean isOutdated() {
      return values > 2L * places.size() + OUTDATED;
    }
  }

  @Override
  public void read(Visitor visitor) throws EvidenceException {
    if (journal != null) {
      throw new IllegalStateException("read once, at the start");
    }
    Latest latest = new Latest();
    Journal.open(disk, file, FORMAT, (index, record) -> latest.take(commit(record)))
        .close();
    if (latest.isOutdated()) {
      writeAnew(latest);
      read(visitor);
    } else {
      journal = visitCurrent(latest, visitor);
    }
  }

  /** After a crash there is the old journal or the new one. */
  private void writeAnew(Latest latest) throws EvidenceException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      disk.delete(draft);
      try (Journal anew = Journal.open(disk, draft, FORMAT, (index, record) -> {})) {
        visitCurrent(
                latest,
                (kind, id, value) -> anew.append(record(List.of(Change.put(kind, id, value)))))
            .close();
        anew.sync();
      }
      disk.rename(draft, file);
    } catch (IOException e) {
      throw new EvidenceException("what is kept cannot be written anew", e);
    }
  }

  /** Gives what nothing later stands for; leaves the journal open. */
  private Journal visitCurrent(Latest latest, Visitor visitor) throws EvidenceException {
    long[] place = {0};
    return Journal.open(disk, file, FORMAT, (index, record) -> {
      for (KeptValue value : commit(record).getValuesList()) {
        Name name = name(value);
        if (value.hasValue() && Long.valueOf(place[0]).equals(latest.places.get(name))) {
          visitor.held(name.kind(), name.id(), Octets.of(value.getValue().toByteArray()));
        }
        place[0]++;
      }
    });
  }

  @Override
  public void commit(List<Change> changes) throws EvidenceException {
    Waiting mine = new Waiting(record(changes));
    lock.lock();
    try {
      requireWhole();
      queue.add(mine);
      while (!mine.done) {
        requireWhole();
        if (writing) {
          written.awaitUninterruptibly();
        } else {
          writeAll(requireNonNull(journal));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void requireWhole() throws EvidenceException {
    if (failure != null) {
      throw new EvidenceException("the task store takes nothing more", failure);
    }
    if (journal == null) {
      throw new EvidenceException("the task store has not been read");
    }
  }

  /** Writes what waits, outside of the lock, so that more can come and wait meanwhile. */
  private void writeAll(Journal to) {
    List<Waiting> batch = queue;
    queue = new ArrayList<>(batch.size());
    EvidenceException why = null;
    writing = true;
    lock.unlock();
    try {
      for (Waiting one : batch) {
        to.append(one.record);
      }
      to.sync();
    } catch (EvidenceException e) {
      why = e;
    } finally {
      lock.lock();
      writing = false;
      written.signalAll();
    }
    if (why == null) {
      batch.forEach(one -> one.done = true);
    } else {
      failure = why;
    }
  }

  private static byte[] record(List<Change> changes) {
    Commit.Builder commit = Commit.newBuilder();
    for (Change change : changes) {
      KeptValue.Builder value =
          commit.addValuesBuilder().setKind(number(change.kind())).setId(bytes(change.id()));
      change.value().ifPresent(octets -> value.setValue(bytes(octets)));
    }
    return StrictProtobuf.write(commit.build());
  }

  private static ByteString bytes(Octets octets) {
    return ByteString.copyFrom(octets.asByteBuffer());
  }

  private static Commit commit(byte[] record) throws EvidenceException {
    try {
      return StrictProtobuf.read(Commit.parser(), record);
    } catch (DecodeException e) {
      throw new EvidenceException("the state journal holds something else", e);
    }
  }

  private static Name name(KeptValue value) throws EvidenceException {
    for (Kind kind : Kind.values()) {
      if (number(kind) == value.getKind()) {
        return new Name(kind, Octets.of(value.getId().toByteArray()));
      }
    }
    throw new EvidenceException("the state journal holds a kind of value that is not known");
  }

  private static int number(Kind kind) {
    return switch (kind) {
      case TASK -> 1;
      case DESTINATION -> 2;
      case OBJECT -> 3;
      case FAULT -> 4;
      case REPORT -> 5;
      case MANDATE -> 6;
      case SPENT -> 7;
    };
  }

  @Override
  public void close() throws EvidenceException {
    lock.lock();
    try {
      if (failure == null) {
        failure = new EvidenceException("the task store was closed");
      }
      Journal open = journal;
      journal = null;
      if (open != null) {
        open.close();
      }
    } finally {
      lock.unlock();
    }
  }
}

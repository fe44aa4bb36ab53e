package org.doorward.li.netty.element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.internal.BatchedChanges;
import org.doorward.li.store.internal.Disk;

/**
 * An element's state while it is made beside the place where the element looks for it; it goes there whole, or not at
 * all. Not thread-safe.
 */
final class StagedState {
  private final Path directory;
  private final Path staged;
  private final TaskStore store;
  private final BatchedChanges changes;

  private StagedState(Path directory, Path staged, TaskStore store) {
    this.directory = directory;
    this.staged = staged;
    this.store = store;
    this.changes = new BatchedChanges(store);
  }

  /** What an attempt of before left goes first. */
  static StagedState begin(NetworkElementBuilder wanted)
      throws EvidenceException, TransportException {
    Path staged = wanted.directory.resolve("state.import");
    try {
      remove(staged);
      Disk.local().createDirectories(staged);
    } catch (IOException e) {
      throw cannot(e);
    }
    TaskStore store = StateStart.builtIn(staged, wanted.keys);
    store.read((kind, id, value) -> {});
    return new StagedState(wanted.directory, staged, store);
  }

  void take(Change change) throws EvidenceException {
    changes.take(change);
  }

  /** Puts it in the place of a state that holds nothing. */
  void complete() throws EvidenceException {
    changes.commit();
    store.close();
    Path state = directory.resolve("state");
    try {
      remove(state);
      Files.move(staged, state, StandardCopyOption.ATOMIC_MOVE);
      Disk.local().force(directory);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  void abandon() throws EvidenceException {
    store.close();
    try {
      remove(staged);
    } catch (IOException e) {
      throw cannot(e);
    }
  }

  private static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> found = Files.walk(directory)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.delete(one);
    }
  }

  private static EvidenceException cannot(IOException e) {
    return new EvidenceException("the imported state cannot be written", e);
  }
}

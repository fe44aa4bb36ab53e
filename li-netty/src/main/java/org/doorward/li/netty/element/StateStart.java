package org.doorward.li.netty.element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.doorward.li.crypto.store.internal.SealedTaskStore;
import org.doorward.li.crypto.store.internal.StateKey;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.TransportException;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.SegmentTaskStore;
import org.doorward.li.store.internal.StateJournal;

/** Opens what an element keeps, sealed under a key that the operator's vault wraps. */
final class StateStart {
  private StateStart() {}

  /** Whether what the element keeps in its directory is not there. */
  static boolean isMissing(NetworkElementBuilder wanted) {
    Path directory = wanted.directory.resolve("state");
    return wanted.taskStore.isEmpty()
        && !Files.exists(directory.resolve("segments"))
        && !Files.exists(directory.resolve("journal"));
  }

  /** Nothing if the vault cannot unwrap the key; nothing is touched then. */
  static Optional<TaskStore> open(NetworkElementBuilder wanted) throws EvidenceException {
    Path directory = wanted.directory.resolve("state");
    try {
      Disk.local().createDirectories(directory);
    } catch (IOException e) {
      throw new EvidenceException("the state's directory cannot be made", e);
    }
    Path segments = directory.resolve("segments");
    Path journal = directory.resolve("journal");
    byte[] key;
    try {
      key = StateKey.open(Disk.local(), directory.resolve("key"), wanted.keys, segments, journal);
    } catch (TransportException e) {
      Diagnostics.stateUnreadable();
      return Optional.empty();
    }
    byte[] segmentKey = StateKey.ofSegments(key);
    try {
      if (Files.exists(journal)) {
        if (wanted.taskStore.isPresent()) {
          throw new EvidenceException(
              "state/journal has to move first: start once without a task store of your own");
        }
        move(journal, segments, segmentKey);
      }
      return Optional.of(new SealedTaskStore(
          wanted.taskStore.orElseGet(
              () -> new SegmentTaskStore(Disk.local(), segments, segmentKey)),
          key));
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(segmentKey, (byte) 0);
    }
  }

  /** Whatever is in the segments already came from the journal, in a start that was cut short. */
  private static void move(Path journal, Path segments, byte[] key) throws EvidenceException {
    try (SegmentTaskStore store = new SegmentTaskStore(Disk.local(), segments, key)) {
      store.read((kind, id, value) -> {});
      StateJournal.moveTo(Disk.local(), journal, store);
    }
  }
}

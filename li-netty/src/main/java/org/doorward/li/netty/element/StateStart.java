package org.doorward.li.netty.element;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.doorward.li.crypto.key.KeyVault;
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

  static Path key(Path directory) {
    return directory.resolve("key");
  }

  /** Where the key stands from before an export is whole: an element does not start with it there. */
  static Path keyAside(Path directory) {
    return directory.resolve("key.export");
  }

  static Path journal(Path directory) {
    return directory.resolve("journal");
  }

  private static Path segments(Path directory) {
    return directory.resolve("segments");
  }

  /** Whether what the element keeps in its directory is not there. */
  static boolean isMissing(NetworkElementBuilder wanted) {
    Path directory = wanted.directory.resolve("state");
    return wanted.taskStore.isEmpty()
        && !Files.exists(segments(directory))
        && !Files.exists(journal(directory));
  }

  /** Nothing if the vault cannot unwrap the key; nothing is touched then. */
  static Optional<TaskStore> open(NetworkElementBuilder wanted) throws EvidenceException {
    return open(wanted, key(wanted.directory.resolve("state")));
  }

  /** The same, with the key in another place. */
  static Optional<TaskStore> open(NetworkElementBuilder wanted, Path key) throws EvidenceException {
    Path directory = wanted.directory.resolve("state");
    try {
      Disk.local().createDirectories(directory);
    } catch (IOException e) {
      throw new EvidenceException("the state's directory cannot be made", e);
    }
    try {
      return Optional.of(
          wanted.taskStore.isPresent()
              ? sealed(directory, key, wanted.keys, wanted.taskStore.get())
              : builtIn(directory, key, wanted.keys));
    } catch (TransportException e) {
      Diagnostics.stateUnreadable();
      return Optional.empty();
    }
  }

  private static TaskStore sealed(Path directory, Path file, KeyVault keys, TaskStore own)
      throws EvidenceException, TransportException {
    if (Files.exists(journal(directory))) {
      throw new EvidenceException(
          "state/journal has to move first: start once without a task store of your own");
    }
    byte[] key = open(directory, file, keys);
    try {
      return new SealedTaskStore(own, key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The store that is built in, with its key beside it; a journal of before moves into it. */
  static TaskStore builtIn(Path directory, KeyVault keys)
      throws EvidenceException, TransportException {
    return builtIn(directory, key(directory), keys);
  }

  private static TaskStore builtIn(Path directory, Path file, KeyVault keys)
      throws EvidenceException, TransportException {
    byte[] key = open(directory, file, keys);
    byte[] segmentKey = StateKey.ofSegments(key);
    try {
      if (Files.exists(journal(directory))) {
        move(directory, segmentKey);
      }
      // From here on it is known to be there: an element that was in service does not begin
      // without.
      Disk.local().createDirectories(segments(directory));
      return new SealedTaskStore(
          new SegmentTaskStore(Disk.local(), segments(directory), segmentKey), key);
    } catch (IOException e) {
      throw new EvidenceException("the state's directory cannot be made", e);
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(segmentKey, (byte) 0);
    }
  }

  private static byte[] open(Path directory, Path file, KeyVault keys)
      throws EvidenceException, TransportException {
    return StateKey.open(Disk.local(), file, keys, segments(directory), journal(directory));
  }

  /** Whatever is in the segments already came from the journal, in a start that was cut short. */
  private static void move(Path directory, byte[] key) throws EvidenceException {
    try (SegmentTaskStore store = new SegmentTaskStore(Disk.local(), segments(directory), key)) {
      store.read((kind, id, value) -> {});
      StateJournal.moveTo(Disk.local(), journal(directory), store);
    }
  }
}

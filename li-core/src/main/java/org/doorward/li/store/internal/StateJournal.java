package org.doorward.li.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.protobuf.StrictProtobuf;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.wire.Commit;
import org.doorward.li.store.wire.KeptValue;

/**
 * The journal in which elements kept their state before there were segments. Its changes are made again in the store,
 * sealed as they are; then it goes. Cut short anywhere, it is done again from the start, with the same result.
 */
public final class StateJournal {
  private static final String FORMAT = "state/1";

  private StateJournal() {}

  /**
   * Moves what is in the journal, if it is there.
   *
   * @param disk where it is
   * @param file nobody else has it open
   * @param store holds nothing but what came from this journal; read already
   * @throws EvidenceException if the journal is damaged, of another version or cannot be read, or the store does not
   *     take it; the journal is then still there
   */
  public static void moveTo(Disk disk, Path file, TaskStore store) throws EvidenceException {
    if (!Files.exists(file)) {
      return;
    }
    BatchedChanges moved = new BatchedChanges(store);
    Journal.open(disk, file, FORMAT, (index, record) -> {
          for (Change change : changes(record)) {
            moved.take(change);
          }
        })
        .close();
    moved.commit();
    try {
      disk.delete(file);
      // If it came back, it would undo what is changed from now on.
      disk.force(file.toAbsolutePath().resolveSibling(".").normalize());
    } catch (IOException e) {
      throw new EvidenceException("the state's journal cannot be removed", e);
    }
  }

  private static List<Change> changes(byte[] record) throws EvidenceException {
    try {
      List<Change> changes = new ArrayList<>();
      for (KeptValue kept : StrictProtobuf.read(Commit.parser(), record).getValuesList()) {
        Optional<Octets> value = kept.hasValue()
            ? Optional.of(Octets.of(kept.getValue().toByteArray()))
            : Optional.empty();
        changes.add(new Change(
            CommitRecord.kind(kept.getKind()), Octets.of(kept.getId().toByteArray()), value));
      }
      return changes;
    } catch (DecodeException | IllegalArgumentException e) {
      throw new EvidenceException("the state's journal holds something else than commits", e);
    }
  }
}

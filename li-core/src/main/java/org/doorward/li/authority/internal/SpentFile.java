package org.doorward.li.authority.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.Journal;

/**
 * The file in which elements kept the mandates that they had used, before there was a task store. What is in it moves
 * into the store once, so that no mandate is forgotten; then the file goes.
 */
public final class SpentFile {
  private static final String FORMAT = "spent-mandates/1";

  private SpentFile() {}

  /**
   * Moves what is in the file, if it is there.
   *
   * @param disk where the file is
   * @param file nobody else has it open
   * @param spent learns what is in it, where the store did not say more
   * @param store has been read
   * @throws EvidenceException if the file is damaged or cannot be read, or the store does not take it; the file is
   *     then still there
   */
  public static void moveTo(Disk disk, Path file, SpentMandates spent, TaskStore store)
      throws EvidenceException {
    if (!Files.exists(file)) {
      return;
    }
    List<Octets> records = new ArrayList<>();
    Journal.open(disk, file, FORMAT, (index, record) -> records.add(Octets.of(record)))
        .close();
    Collections.reverse(records); // the last that is said of a mandate counts
    List<Change> changes = new ArrayList<>();
    for (Octets record : records) {
      changes.addAll(spent.learn(record));
    }
    if (!changes.isEmpty()) {
      store.commit(changes);
    }
    try {
      disk.delete(file);
    } catch (IOException e) {
      throw new EvidenceException("the file of used mandates cannot be removed", e);
    }
  }
}

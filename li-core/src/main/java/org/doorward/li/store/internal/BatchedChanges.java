package org.doorward.li.store.internal;

import java.util.ArrayList;
import java.util.List;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.TaskStore.Change;

/**
 * Commits many changes, some megabyte at a time, so that they do not take a write each and are not held all at once.
 * What was given is durable after the last {@link #commit}. Not thread-safe.
 */
public final class BatchedChanges {
  private static final int BATCH_OCTETS = 1 << 20;

  private final TaskStore store;
  private final List<Change> batch = new ArrayList<>();
  private long octets;

  /**
   * Nothing is given yet.
   *
   * @param store takes the changes
   */
  public BatchedChanges(TaskStore store) {
    this.store = store;
  }

  /**
   * Takes one more change.
   *
   * @param change comes after those before it
   * @throws EvidenceException if a batch was full and could not be committed
   */
  public void take(Change change) throws EvidenceException {
    batch.add(change);
    octets += CommitRecord.octets(change);
    if (octets >= BATCH_OCTETS) {
      commit();
    }
  }

  /**
   * Commits what is left.
   *
   * @throws EvidenceException if the store does not take it
   */
  public void commit() throws EvidenceException {
    if (!batch.isEmpty()) {
      store.commit(List.copyOf(batch));
      batch.clear();
      octets = 0;
    }
  }
}

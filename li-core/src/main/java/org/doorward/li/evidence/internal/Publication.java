package org.doorward.li.evidence.internal;

import java.util.ArrayList;
import java.util.List;
import org.doorward.li.evidence.AuditDirectory;
import org.doorward.li.evidence.TileFile;
import org.doorward.li.fault.EvidenceException;

/**
 * Brings a directory that anybody can verify up to date. Its checkpoint is replaced after everything that it
 * reaches is durable, and what only the checkpoint before reached is removed after that. Not thread-safe.
 */
final class Publication {
  private final AuditFiles files;
  private List<String> reachedPartial;

  Publication(AuditFiles files, List<String> reachedPartial) {
    this.files = files;
    this.reachedPartial = reachedPartial;
  }

  void run(Snapshot snapshot) throws EvidenceException {
    List<String> partial = new ArrayList<>();
    List<String> written = new ArrayList<>(snapshot.full());
    for (TileFile file : snapshot.partial()) {
      partial.add(file.path());
      if (!reachedPartial.contains(file.path())) {
        // What the present checkpoint reaches is never touched, not even to write the same again.
        files.write(file);
        written.add(file.path());
      }
    }
    files.force(written);
    files.replace(AuditDirectory.CHECKPOINT, snapshot.note());
    for (String path : reachedPartial) {
      if (!partial.contains(path)) {
        files.delete(path);
      }
    }
    reachedPartial = partial;
  }
}

package org.doorward.li.evidence.internal;

import java.util.List;
import org.doorward.li.evidence.TileFile;
import org.doorward.li.evidence.Tiles;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;

/** Copies one published state of a log: the full tiles, which never change, and the rest as it was then. */
final class Export {
  private final AuditFiles from;
  private final AuditFiles to;

  Export(AuditFiles from, AuditFiles to) {
    this.from = from;
    this.to = to;
  }

  void run(Published published, VerifierKey key) throws EvidenceException {
    to.begin(key);
    long full = published.checkpoint().size() / Tiles.WIDTH;
    copy(TileFile.ENTRIES, full);
    for (int level = 0; full > 0; level++, full /= Tiles.WIDTH) {
      copy(level, full);
    }
    to.publish(published.note(), published.partial(), List.of());
  }

  private void copy(int level, long files) throws EvidenceException {
    for (long index = 0; index < files; index++) {
      to.copy(from, level, index);
    }
  }
}

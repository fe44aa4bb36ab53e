package org.doorward.li.evidence.internal;

import java.util.ArrayList;
import java.util.List;
import org.doorward.li.evidence.TileFile;
import org.doorward.li.evidence.Tiles;
import org.doorward.li.evidence.VerifierKey;
import org.doorward.li.fault.EvidenceException;

/** Copies one state of a log: the full tiles, which never change, and the rest as it was then. */
final class Export {
  private final AuditFiles from;
  private final AuditFiles to;
  private final List<String> copied = new ArrayList<>();

  Export(AuditFiles from, AuditFiles to) {
    this.from = from;
    this.to = to;
  }

  void run(Snapshot state, VerifierKey key) throws EvidenceException {
    to.begin(key);
    long full = state.checkpoint().size() / Tiles.WIDTH;
    copy(TileFile.ENTRIES, full);
    for (int level = 0; full > 0; level++, full /= Tiles.WIDTH) {
      copy(level, full);
    }
    Snapshot copy = new Snapshot(state.checkpoint(), state.note(), state.partial(), copied);
    new Publication(to, List.of()).run(copy);
  }

  private void copy(int level, long tiles) throws EvidenceException {
    for (long index = 0; index < tiles; index++) {
      to.copy(from, level, index);
      copied.add(new TileFile(level, index, Tiles.WIDTH, new byte[0]).path());
    }
  }
}

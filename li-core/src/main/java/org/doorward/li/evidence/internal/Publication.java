package org.doorward.li.evidence.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.evidence.AuditDirectory;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.SignedNote;
import org.doorward.li.evidence.TileFile;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;

/**
 * Brings a directory that anybody can verify up to date. Its checkpoint is replaced after everything that it
 * reaches is durable, and what only the checkpoint before reached is removed after that. Not thread-safe.
 */
final class Publication {
  /** What is remembered of heads that witnesses may still cosign. */
  private static final int HEADS = 8;

  private final AuditFiles files;
  private final Map<String, List<SignedNote.Signature>> cosigned = new LinkedHashMap<>();
  private List<String> reachedPartial;
  private @Nullable Snapshot published;

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
    files.replace(AuditDirectory.CHECKPOINT, note(snapshot));
    published = snapshot;
    for (String path : reachedPartial) {
      if (!partial.contains(path)) {
        files.delete(path);
      }
    }
    reachedPartial = partial;
  }

  /** A snapshot's note, with the lines of the witnesses that have cosigned it. */
  byte[] note(Snapshot snapshot) throws EvidenceException {
    List<SignedNote.Signature> lines = cosigned.get(snapshot.checkpoint().text());
    if (lines == null) {
      return snapshot.note();
    }
    SignedNote note = SignedNote.parse(snapshot.note());
    List<SignedNote.Signature> all = new ArrayList<>(note.signatures());
    all.addAll(lines);
    return new SignedNote(note.text(), all).encode();
  }

  /** Adds a witness's line to a head; to what is published, if that is the head. */
  void attach(Checkpoint head, SignedNote.Signature line) throws EvidenceException {
    List<SignedNote.Signature> lines =
        cosigned.computeIfAbsent(head.text(), text -> new ArrayList<>());
    lines.removeIf(before -> before.name().equals(line.name()) && before.keyId() == line.keyId());
    lines.add(line);
    if (cosigned.size() > HEADS) {
      cosigned.remove(cosigned.keySet().iterator().next());
    }
    Snapshot last = published;
    if (last != null && last.checkpoint().equals(head)) {
      files.replace(AuditDirectory.CHECKPOINT, note(last));
    }
  }
}

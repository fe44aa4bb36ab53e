package org.doorward.li.element.internal;

import java.util.List;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.EvidenceException;

/** Entries that are made durable together. */
final class DurableEntries {
  private DurableEntries() {}

  /** Appends them in their order; all are durable when this returns. */
  static void append(EvidenceLog log, List<EntryDraft> drafts) throws EvidenceException {
    int last = drafts.size() - 1;
    for (int i = 0; i < last; i++) {
      appendOne(log, drafts.get(i));
    }
    if (last >= 0) {
      log.append(drafts.get(last)); // and so all before it are durable
    }
  }

  private static void appendOne(EvidenceLog log, EntryDraft draft) throws EvidenceException {
    try {
      log.appendLater(draft);
    } catch (EvidenceException e) {
      log.append(draft); // too much is waiting already
    }
  }
}

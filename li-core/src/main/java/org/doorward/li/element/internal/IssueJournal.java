package org.doorward.li.element.internal;

import java.util.UUID;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore;

/**
 * Keeps over a restart what would otherwise be forgotten of reports: faults that an ADMF may have been told of,
 * since it has to hear of their end, and events that it has not acknowledged. Thread-safe; blocks on the disk.
 */
public interface IssueJournal {
  /** Hears what was kept. */
  interface Visitor {
    /** The ADMF may have been told of this fault. */
    void fault(AdmfIdentifier admf, Issue fault);

    /** The ADMF has not acknowledged this event; if not {@code happened}, it was about to happen. */
    void event(AdmfIdentifier admf, UUID event, Issue issue, boolean happened);
  }

  /** Takes a record that the element's store holds, of kind FAULT or REPORT, while that is read. */
  void held(TaskStore.Kind kind, Octets id, Octets value);

  /** Reads all that was kept, before anything is written. */
  void read(Visitor visitor) throws EvidenceException;

  /** The ADMF is about to be told of this fault. */
  void keep(AdmfIdentifier admf, Issue fault) throws EvidenceException;

  /** The ADMF knows that this fault is over, or does not know of it. */
  void drop(AdmfIdentifier admf, Subject subject, String condition) throws EvidenceException;

  /** The ADMF has to be told of this event; if not {@code happened}, once it has. */
  void keep(AdmfIdentifier admf, UUID event, Issue issue, boolean happened)
      throws EvidenceException;

  /** The ADMF has been told of this event, or will not be. */
  void drop(UUID event) throws EvidenceException;

  /** A journal that keeps nothing. */
  static IssueJournal none() {
    return new NoIssueJournal();
  }
}

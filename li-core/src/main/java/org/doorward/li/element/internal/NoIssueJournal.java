package org.doorward.li.element.internal;

import java.util.UUID;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore;

/** Forgets everything. Thread-safe. */
final class NoIssueJournal implements IssueJournal {
  @Override
  public void held(TaskStore.Kind kind, Octets id, Octets value) {}

  @Override
  public void read(Visitor visitor) {}

  @Override
  public void keep(AdmfIdentifier admf, Issue fault) {}

  @Override
  public void drop(AdmfIdentifier admf, Subject subject, String condition) {}

  @Override
  public void keep(AdmfIdentifier admf, UUID event, Issue issue, boolean happened) {}

  @Override
  public void drop(UUID event) {}
}

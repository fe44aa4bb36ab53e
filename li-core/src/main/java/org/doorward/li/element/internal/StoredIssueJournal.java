package org.doorward.li.element.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;

/**
 * Keeps issues among the other records of the element's state. Whoever commits the changes seals them first.
 * Thread-safe.
 */
public final class StoredIssueJournal implements IssueJournal {
  /** Where changes become durable. */
  @FunctionalInterface
  public interface Commit {
    /** Seals and makes durable, all or none. */
    void commit(List<Change> changes) throws EvidenceException;
  }

  private record Held(Kind kind, Octets id, Octets value) {}

  private final Commit commit;
  private final List<Held> held = new ArrayList<>();

  /** A journal that commits there. */
  public StoredIssueJournal(Commit commit) {
    this.commit = commit;
  }

  @Override
  public synchronized void held(Kind kind, Octets id, Octets value) {
    held.add(new Held(kind, id, value));
  }

  @Override
  public synchronized void read(Visitor visitor) throws EvidenceException {
    for (Held one : held) {
      IssueRecords.Kept kept = IssueRecords.read(one.value());
      if (one.kind() == Kind.FAULT) {
        visitor.fault(kept.admf(), kept.issue());
      } else {
        visitor.event(kept.admf(), event(one.id()), kept.issue(), kept.happened());
      }
    }
    held.clear();
  }

  @Override
  public void keep(AdmfIdentifier admf, Issue fault) throws EvidenceException {
    put(Kind.FAULT, id(admf, fault.subject(), fault.condition()), admf, fault, true);
  }

  @Override
  public void drop(AdmfIdentifier admf, Subject subject, String condition)
      throws EvidenceException {
    commit.commit(List.of(Change.remove(Kind.FAULT, id(admf, subject, condition))));
  }

  @Override
  public void keep(AdmfIdentifier admf, UUID event, Issue issue, boolean happened)
      throws EvidenceException {
    put(Kind.REPORT, id(event), admf, issue, happened);
  }

  @Override
  public void drop(UUID event) throws EvidenceException {
    commit.commit(List.of(Change.remove(Kind.REPORT, id(event))));
  }

  private void put(Kind kind, Octets id, AdmfIdentifier admf, Issue issue, boolean happened)
      throws EvidenceException {
    Octets value = IssueRecords.write(new IssueRecords.Kept(admf, issue, happened));
    commit.commit(List.of(Change.put(kind, id, value)));
  }

  private static Octets id(UUID event) {
    return Octets.of(IssueRecords.uuidOctets(event));
  }

  private static UUID event(Octets id) throws EvidenceException {
    if (id.length() != 16) {
      throw new EvidenceException("a kept report has no identifier");
    }
    var in = id.asByteBuffer();
    return new UUID(in.getLong(), in.getLong());
  }

  /** One for each fault of each object, as each ADMF knows it. */
  private static Octets id(AdmfIdentifier admf, Subject subject, String condition) {
    Issue nameless = new Issue(subject, condition, Issue.Type.FAULT, Optional.empty(), "");
    Octets text = IssueRecords.write(new IssueRecords.Kept(admf, nameless, false));
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update("doorward fault".getBytes(StandardCharsets.US_ASCII));
      sha256.update(text.asByteBuffer());
      return Octets.of(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

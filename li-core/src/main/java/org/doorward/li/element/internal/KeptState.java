package org.doorward.li.element.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.store.TaskStore;
import org.doorward.li.store.TaskStore.Change;
import org.doorward.li.store.TaskStore.Kind;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;

/**
 * Makes each change of the tables durable, together with what it uses up. Each method returns when that
 * survives a crash, or throws; it always throws if there is no store, because it cannot be read. Thread-safe;
 * blocks on the disk.
 */
final class KeptState {
  private final Optional<TaskStore> store;
  private final StateRecords records;

  KeptState(Optional<TaskStore> store, StateRecords records) {
    this.store = store;
    this.records = records;
  }

  void put(Terms terms, List<Change> mandates) throws EvidenceException {
    Xid xid = terms.details().xid();
    List<Change> all = new ArrayList<>(mandates);
    all.add(waitsNoMore(terms.mandate().digest()));
    commit(all, Change.put(Kind.TASK, StateRecords.id(xid.value()), records.task(terms)));
  }

  void remove(Xid xid, List<Change> mandates) throws EvidenceException {
    commit(mandates, gone(xid));
  }

  static Change gone(Xid xid) {
    return Change.remove(Kind.TASK, StateRecords.id(xid.value()));
  }

  void put(DestinationDetails details, OptionalLong intent) throws EvidenceException {
    commit(
        List.of(),
        Change.put(
            Kind.DESTINATION,
            StateRecords.id(details.did().value()),
            records.destination(details, intent)));
  }

  void put(GenericObject object, OptionalLong intent) throws EvidenceException {
    commit(
        List.of(),
        Change.put(
            Kind.OBJECT,
            StateRecords.id(object.objectId().value()),
            records.object(object, intent)));
  }

  /** A mandate waits for its task. */
  static Change waits(Octets digest, Octets envelope) {
    return Change.put(Kind.MANDATE, digest, envelope);
  }

  static Change waitsNoMore(Octets digest) {
    return Change.remove(Kind.MANDATE, digest);
  }

  static Change gone(Did did) {
    return Change.remove(Kind.DESTINATION, StateRecords.id(did.value()));
  }

  static Change gone(GenericObjectId id) {
    return Change.remove(Kind.OBJECT, StateRecords.id(id.value()));
  }

  void commit(List<Change> changes) throws EvidenceException {
    if (!changes.isEmpty()) {
      store().commit(changes);
    }
  }

  private void commit(List<Change> before, Change last) throws EvidenceException {
    List<Change> all = new ArrayList<>(before);
    all.add(last);
    store().commit(all);
  }

  private TaskStore store() throws EvidenceException {
    return store.orElseThrow(() -> new EvidenceException("what is kept cannot be read"));
  }
}

package org.doorward.li.spec.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore;

/**
 * A task store for tests: outlives the element that uses it, but not the process. It can be read again after it was
 * closed, as if it had been opened anew. Thread-safe.
 */
public final class MemoryTaskStore implements TaskStore {
  private record Name(Kind kind, Octets id) {}

  private final Map<Name, Octets> values = new LinkedHashMap<>();
  private boolean open;

  /** A store that holds nothing. */
  public MemoryTaskStore() {}

  @Override
  public synchronized void read(Visitor visitor) throws EvidenceException {
    open = true;
    for (Map.Entry<Name, Octets> one : values.entrySet()) {
      visitor.held(one.getKey().kind(), one.getKey().id(), one.getValue());
    }
  }

  @Override
  public synchronized void commit(List<Change> changes) throws EvidenceException {
    if (!open) {
      throw new EvidenceException("the task store is not open");
    }
    for (Change change : changes) {
      Name name = new Name(change.kind(), change.id());
      change.value().ifPresentOrElse(value -> values.put(name, value), () -> values.remove(name));
    }
  }

  @Override
  public synchronized void close() {
    open = false;
  }
}

package org.doorward.li.store.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.store.TaskStore;

/** A task store that outlives whoever uses it, but not the process; takes so many commits as it is told. */
public final class MemoryTaskStore implements TaskStore {
  private record Name(Kind kind, Octets id) {}

  private final Map<Name, Octets> values = new LinkedHashMap<>();
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  /** Lets that many commits pass from now on. */
  public void failAfter(int commits) {
    left.set(commits);
  }

  @Override
  public synchronized void read(Visitor visitor) throws EvidenceException {
    for (Map.Entry<Name, Octets> one : Map.copyOf(values).entrySet()) {
      visitor.held(one.getKey().kind(), one.getKey().id(), one.getValue());
    }
  }

  @Override
  public synchronized void commit(List<Change> changes) throws EvidenceException {
    if (left.getAndDecrement() <= 0) {
      throw new EvidenceException("injected");
    }
    for (Change change : changes) {
      Name name = new Name(change.kind(), change.id());
      change.value().ifPresentOrElse(value -> values.put(name, value), () -> values.remove(name));
    }
  }

  @Override
  public void close() {}
}

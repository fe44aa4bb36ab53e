package org.doorward.li.element.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.x1.GenericObject;
import org.doorward.li.x1.HashContext;

/**
 * The one table of generic objects. Thread-safe; changes of one object come in the order that {@link
 * ObjectOrder} gives them.
 *
 * @clause TS 103 221-1, 6.8
 */
final class GenericObjects {
  private final ConcurrentMap<GenericObjectId, GenericObject> known = new ConcurrentHashMap<>();
  private volatile List<HashContext> hashContexts = List.of(); // the traffic path reads it

  Optional<GenericObject> find(GenericObjectId id) {
    return Optional.ofNullable(known.get(id));
  }

  /** All objects, in no order. */
  List<GenericObject> all() {
    return List.copyOf(known.values());
  }

  /** The hash contexts among them: the same list as long as they are the same. */
  List<HashContext> hashContexts() {
    return hashContexts;
  }

  synchronized void put(GenericObject object) {
    GenericObject before = known.put(object.objectId(), object);
    if (before instanceof HashContext || object instanceof HashContext) {
      listHashContexts();
    }
  }

  synchronized void remove(GenericObjectId id) {
    if (known.remove(id) instanceof HashContext) {
      listHashContexts();
    }
  }

  private void listHashContexts() {
    hashContexts = known.values().stream()
        .filter(HashContext.class::isInstance)
        .map(HashContext.class::cast)
        .toList();
  }
}

package org.doorward.li.element.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.x1.GenericObject;

/**
 * The one table of generic objects. Thread-safe; changes of one object come in the order that {@link
 * ObjectOrder} gives them.
 *
 * @clause TS 103 221-1, 6.8
 */
final class GenericObjects {
  private final ConcurrentMap<GenericObjectId, GenericObject> known = new ConcurrentHashMap<>();

  Optional<GenericObject> find(GenericObjectId id) {
    return Optional.ofNullable(known.get(id));
  }

  /** All objects, in no order. */
  List<GenericObject> all() {
    return List.copyOf(known.values());
  }

  void put(GenericObject object) {
    known.put(object.objectId(), object);
  }

  void remove(GenericObjectId id) {
    known.remove(id);
  }
}

package org.doorward.li.netty.admf;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.NeIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.X1Request;

/**
 * Which tasks and destinations this ADMF has ever ordered at which element: an element may report on these and
 * on no others. What was ordered stays, since a report on it may come after its end. Thread-safe.
 *
 * @clause TS 103 221-1, 6.5
 */
final class Holdings {
  private final Map<NeIdentifier, Set<Xid>> tasks = new ConcurrentHashMap<>();
  private final Map<NeIdentifier, Set<Did>> destinations = new ConcurrentHashMap<>();

  /** Before a request goes out, since a report may be here before its answer. */
  void sent(NeIdentifier element, X1Request request) {
    if (request instanceof ActivateTask activate) {
      task(element, activate.taskDetails().xid());
    } else if (request instanceof CreateDestination create) {
      destination(element, create.destinationDetails().did());
    }
  }

  void task(NeIdentifier element, Xid xid) {
    tasks.computeIfAbsent(element, e -> ConcurrentHashMap.newKeySet()).add(xid);
  }

  void destination(NeIdentifier element, Did did) {
    destinations.computeIfAbsent(element, e -> ConcurrentHashMap.newKeySet()).add(did);
  }

  boolean hasTask(NeIdentifier element, Xid xid) {
    return tasks.getOrDefault(element, Set.of()).contains(xid);
  }

  boolean hasDestination(NeIdentifier element, Did did) {
    return destinations.getOrDefault(element, Set.of()).contains(did);
  }
}

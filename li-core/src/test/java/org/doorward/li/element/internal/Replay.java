package org.doorward.li.element.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.TargetDetail;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;

/**
 * What a log says that an element holds: its tasks with the commitments to their targets, and its destinations.
 *
 * @param tasks the commitment of each live task's last change
 * @param destinations what product may go to
 */
record Replay(Map<Xid, Octets> tasks, Set<Did> destinations) {
  static Replay of(List<AuditEntry> entries) {
    Replay replay = new Replay(new HashMap<>(), new HashSet<>());
    Map<Long, AuditEntry> intents = new HashMap<>();
    for (AuditEntry entry : entries) {
      Reason reason = entry.act().reason();
      if (entry.act().phase() == Phase.INTENT) {
        intents.put(entry.number(), entry);
      } else if (entry.act().phase() == Phase.OUTCOME
          && (reason == Reason.NONE || reason == Reason.RECOVERED)) {
        replay.take(intents.get(entry.act().refersTo().orElseThrow()));
      }
    }
    return replay;
  }

  private void take(AuditEntry done) {
    switch (done.act().operation()) {
      case ACTIVATE_TASK, MODIFY_TASK ->
        tasks.put(done.act().xid().orElseThrow(), done.commitment());
      case DEACTIVATE_TASK -> tasks.remove(done.act().xid().orElseThrow());
      case DEACTIVATE_ALL_TASKS -> tasks.clear();
      case CREATE_DESTINATION, MODIFY_DESTINATION ->
        destinations.add(done.act().did().orElseThrow());
      case REMOVE_DESTINATION -> destinations.remove(done.act().did().orElseThrow());
      case REMOVE_ALL_DESTINATIONS -> destinations.clear();
      default -> {
        // changes nothing that is compared
      }
    }
  }

  /** What an element holds, committed to with the keys that it keeps. */
  static Replay of(ElementCore core) {
    Map<Xid, Octets> tasks = new HashMap<>();
    for (ActiveTask task : core.tasks().all()) {
      Terms terms = task.terms().orElseThrow();
      tasks.put(
          task.xid(),
          new TargetDetail(
                  terms.basis().commitmentKey(),
                  RequestDrafts.texts(terms.details().targetIdentifiers()))
              .commitment());
    }
    Set<Did> destinations = new HashSet<>();
    core.destinations().all().forEach(destination -> destinations.add(destination.did()));
    return new Replay(tasks, destinations);
  }
}

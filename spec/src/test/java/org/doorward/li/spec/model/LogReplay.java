package org.doorward.li.spec.model;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.x1.X1ErrorCode;

/** Follows a log from its beginning, as an auditor does who wants to know what an element held at its end. */
public final class LogReplay {
  private final Set<String> tasks = new TreeSet<>();
  private final Set<String> destinations = new TreeSet<>();

  /** Follows one entry. */
  public void take(RecordedAct act) {
    boolean done = act.phase() == Phase.OUTCOME
        && (act.reason() == Reason.NONE || act.reason() == Reason.RECOVERED);
    switch (act.operation()) {
      case ACTIVATE_TASK, MODIFY_TASK -> {
        if (done) {
          tasks.add(act.xid().orElseThrow().toString());
        }
      }
      case DEACTIVATE_TASK -> {
        if (done) {
          tasks.remove(act.xid().orElseThrow().toString());
        }
      }
      case DEACTIVATE_ALL_TASKS -> {
        if (done) {
          tasks.clear();
        }
      }
      case CREATE_DESTINATION -> {
        if (done) {
          destinations.add(act.did().orElseThrow().toString());
        }
      }
      case REMOVE_DESTINATION -> {
        if (done) {
          destinations.remove(act.did().orElseThrow().toString());
        }
      }
      case REMOVE_ALL_DESTINATIONS -> {
        if (done) {
          destinations.clear();
        }
      }
      case ELEMENT_STARTED -> {
        if (act.reasonCode() == X1ErrorCode.DATABASE_CLEARED.code()) {
          tasks.clear();
          destinations.clear();
        }
      }
      default -> {
        // changes nothing that is held
      }
    }
  }

  /** What is held now. */
  public Set<String> alive() {
    return Stream.concat(tasks.stream(), destinations.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

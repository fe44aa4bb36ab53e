package org.doorward.li.element.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.fault.EvidenceException;

/**
 * Ends each task when its mandate ends, whether or not anybody asks. The traffic path looks at the clock too,
 * so that nothing is captured in between.
 */
final class MandateEnds {
  private final ScheduledExecutorService timer;
  private final ObjectOrder order;
  private final Effects effects;
  private final Recorder recorder;
  private final Supervision supervision;
  private final InstantSource clock;
  private final Map<ActiveTask, Future<?>> alarms = new ConcurrentHashMap<>();

  MandateEnds(
      ScheduledExecutorService timer,
      ObjectOrder order,
      Effects effects,
      Recorder recorder,
      Supervision supervision,
      InstantSource clock) {
    this.timer = timer;
    this.order = order;
    this.effects = effects;
    this.recorder = recorder;
    this.supervision = supervision;
    this.clock = clock;
  }

  /** Sees to it that the task ends in time. To be called after each change of it. */
  void watch(ActiveTask task) {
    forget(task);
    task.terms().ifPresent(terms -> {
      long wait = Duration.between(clock.instant(), terms.end()).toMillis();
      alarms.put(task, timer.schedule(() -> look(task), Math.max(wait, 0), TimeUnit.MILLISECONDS));
    });
  }

  /** The task has ended, or ends now. */
  void forget(ActiveTask task) {
    Future<?> before = alarms.remove(task);
    if (before != null) {
      before.cancel(false);
    }
  }

  private void look(ActiveTask task) {
    ObjectOrder.Turn turn = order.turn().task(task.xid());
    try {
      Terms terms = task.termsOrNull();
      if (terms == null) {
        return;
      }
      Instant now = clock.instant();
      if (now.isBefore(terms.end())) {
        watch(task);
      } else {
        end(task, terms);
      }
    } finally {
      turn.close();
    }
  }

  private void end(ActiveTask task, Terms terms) {
    recorder.stop(EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.MANDATE_EXPIRED)
        .xid(task.xid())
        .mandate(terms.mandate().digest())
        .reason(Reason.MANDATE_ENDED, 0)
        .build());
    try {
      effects.end(task);
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded(); // the clock ends it again at the next start
    }
    supervision.mandateEnded(task.xid(), terms);
    forget(task);
  }
}

package org.doorward.li.element.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.doorward.li.authority.internal.VerifiedMandates;
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
  private static final long TICK_MILLIS = 250;

  /** When a task's mandate ends. */
  private record Alarm(Instant at, ActiveTask task) implements Comparable<Alarm> {
    private static final Comparator<Alarm> ORDER = Comparator.comparing(Alarm::at)
        .thenComparing(alarm -> alarm.task().xid().value());

    @Override
    public int compareTo(Alarm other) {
      return ORDER.compare(this, other);
    }
  }

  private final ScheduledExecutorService timer;
  private final VerifiedMandates mandates;
  private final ObjectOrder order;
  private final Effects effects;
  private final Recorder recorder;
  private final Supervision supervision;
  private final InstantSource clock;
  private final NavigableSet<Alarm> alarms = new TreeSet<>(); // guarded by this

  MandateEnds(
      ScheduledExecutorService timer,
      VerifiedMandates mandates,
      ObjectOrder order,
      Effects effects,
      Recorder recorder,
      Supervision supervision,
      InstantSource clock) {
    this.timer = timer;
    this.mandates = mandates;
    this.order = order;
    this.effects = effects;
    this.recorder = recorder;
    this.supervision = supervision;
    this.clock = clock;
  }

  /** Begins to look at the clock. */
  void begin() {
    var looking =
        timer.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    if (looking.isCancelled()) {
      throw new IllegalStateException("the timer has ended");
    }
  }

  /** Sees to it that the task ends in time. To be called after each change of it. */
  synchronized void watch(ActiveTask task) {
    forget(task);
    task.terms().ifPresent(terms -> {
      Alarm alarm = new Alarm(terms.end(), task);
      alarms.add(alarm);
      task.alarm(alarm.at());
    });
  }

  /** The task has ended, or ends now. */
  synchronized void forget(ActiveTask task) {
    Instant at = task.alarm();
    if (at != null) {
      alarms.remove(new Alarm(at, task));
      task.alarm(null);
    }
  }

  private synchronized Optional<ActiveTask> due(Instant now) {
    return alarms.isEmpty() || now.isBefore(alarms.first().at())
        ? Optional.empty()
        : Optional.of(alarms.first().task());
  }

  private void look() {
    for (Optional<ActiveTask> due = due(clock.instant());
        due.isPresent();
        due = due(clock.instant())) {
      look(due.get());
    }
  }

  private void look(ActiveTask task) {
    ObjectOrder.Turn turn = order.turn().task(task.xid());
    try {
      Terms terms = task.termsOrNull();
      if (terms == null) {
        forget(task);
      } else if (clock.instant().isBefore(terms.end())) {
        watch(task);
      } else {
        end(task, terms);
      }
    } finally {
      turn.close();
    }
  }

  private void end(ActiveTask task, Terms terms) {
    boolean provisional = mandates.isProvisional(terms.mandate());
    recorder.stop(EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.MANDATE_EXPIRED)
        .xid(task.xid())
        .mandate(terms.mandate().digest())
        .reason(provisional ? Reason.MANDATE_NOT_RATIFIED : Reason.MANDATE_ENDED, 0)
        .build());
    try {
      effects.end(task);
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded(); // the clock ends it again at the next start
    }
    if (provisional) {
      supervision.mandateNotRatified(task.xid(), terms);
    } else {
      supervision.mandateEnded(task.xid(), terms);
    }
    forget(task);
  }
}

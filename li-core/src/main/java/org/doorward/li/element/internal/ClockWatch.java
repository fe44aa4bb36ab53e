package org.doorward.li.element.internal;

import java.util.Optional;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;

/** Says when the clock is not trusted any more, and when it is again: in the log, and to the ADMFs. For one thread. */
final class ClockWatch {
  private static final String CLOCK = "clock";

  private final GuardedClock clock;
  private final Recorder recorder;
  private final Reporting reporting;
  private boolean trusted = true;

  ClockWatch(GuardedClock clock, Recorder recorder, Reporting reporting) {
    this.clock = clock;
    this.recorder = recorder;
    this.reporting = reporting;
  }

  /** Looks. */
  void look() {
    boolean now = clock.trusted();
    if (now == trusted) {
      return;
    }
    trusted = now;
    Reason reason = now ? Reason.NONE : Reason.CLOCK_UNTRUSTED;
    recorder.stopLater(EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.CLOCK_JUDGED)
        .reason(reason, 0)
        .build());
    if (now) {
      reporting.end(Subject.element(), CLOCK);
    } else {
      reporting.begin(
          Optional.empty(),
          Issue.fault(Subject.element(), CLOCK, "the time of day has been set, or is wrong"));
    }
  }
}

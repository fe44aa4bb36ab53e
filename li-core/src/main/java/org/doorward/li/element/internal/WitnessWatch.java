package org.doorward.li.element.internal;

import java.util.Optional;
import java.util.OptionalLong;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;

/**
 * Says when too few witnesses have cosigned, when one has seen another log, and when one is missing: in the log, and to
 * the ADMFs. For one thread.
 */
final class WitnessWatch {
  private static final String WITNESSES = "witnesses";
  private static final String CONFLICT = "witness-conflict";
  private static final String MISSING = "witness-missing";

  /** How often it has to look the same before it is said: a start takes a moment. */
  private static final int LOOKS = 5;

  private final Witnessing witnessing;
  private final Recorder recorder;
  private final Reporting reporting;
  private Reason said = Reason.NONE;
  private Reason seen = Reason.NONE;
  private int looks;

  WitnessWatch(Witnessing witnessing, Recorder recorder, Reporting reporting) {
    this.witnessing = witnessing;
    this.recorder = recorder;
    this.reporting = reporting;
  }

  /** Looks. */
  void look() {
    witnessing.look();
    if (witnessing.isAnybodyMissing()) {
      begin(Issue.fault(Subject.element(), MISSING, "a witness does not cosign"));
    } else {
      reporting.end(Subject.element(), MISSING);
    }
    OptionalLong conflict = witnessing.conflict();
    Reason now = conflict.isPresent()
        ? Reason.WITNESS_CONFLICT
        : witnessing.isCosigned() ? Reason.NONE : Reason.WITNESSES_MISSING;
    looks = now == seen ? looks + 1 : 1;
    seen = now;
    if (now == said || (now == Reason.WITNESSES_MISSING && looks < LOOKS)) {
      return;
    }
    said = now;
    recorder.stopLater(EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.WITNESSES_JUDGED)
        .reason(now, 0)
        .build());
    if (now == Reason.WITNESSES_MISSING) {
      begin(Issue.fault(Subject.element(), WITNESSES, "too few witnesses have cosigned the log"));
    } else {
      reporting.end(Subject.element(), WITNESSES);
    }
    if (conflict.isPresent()) {
      begin(Issue.fault(
          Subject.element(),
          CONFLICT,
          "a witness has seen another log of this name, or more of it: "
              + conflict.getAsLong()
              + " entries, and here are "
              + witnessing.size()));
    } else {
      reporting.end(Subject.element(), CONFLICT);
    }
  }

  private void begin(Issue fault) {
    reporting.begin(Optional.empty(), fault);
  }
}

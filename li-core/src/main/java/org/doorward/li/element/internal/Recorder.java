package org.doorward.li.element.internal;

import java.util.OptionalLong;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;

/**
 * How the element writes its evidence: what must be recorded before it happens, and what is told after it
 * has. Thread-safe.
 */
final class Recorder {
  private final EvidenceLog log;
  private final AggregatedEvents aggregated;
  private volatile Witnessed witnessed = Witnessed.BY_NOBODY;

  Recorder(EvidenceLog log, AggregatedEvents aggregated) {
    this.log = log;
    this.aggregated = aggregated;
  }

  /**
   * Records what may only happen if it is recorded.
   *
   * @return the entry's number
   * @throws EvidenceException if it is not, and so must not happen
   */
  long require(EntryDraft draft) throws EvidenceException {
    return log.append(draft);
  }

  /** From here on, what begins has to be seen by witnesses. */
  void witnessedBy(Witnessed witnesses) {
    witnessed = witnesses;
  }

  /**
   * Records what begins or shows something, and may only happen if that is recorded and enough witnesses see it. If they
   * do not, an intent is recorded as refused, or as failed.
   *
   * @param code answered to whoever asked, 0 if none
   * @return the entry's number
   * @throws EvidenceException if it must not happen
   */
  long access(EntryDraft draft, int code) throws EvidenceException {
    boolean intent = draft.act().phase() == Phase.INTENT;
    try {
      witnessed.requirePermitted();
    } catch (EvidenceException e) {
      if (intent) {
        tell(draft.refusal(Reason.WITNESSES_MISSING, code));
      }
      throw e;
    }
    long number = require(draft);
    if (intent && begins(draft.act().operation())) {
      try {
        witnessed.requireCovered(number);
      } catch (EvidenceException e) {
        tell(draft.outcome(number, Reason.WITNESSES_MISSING, code));
        throw e;
      }
    }
    return number;
  }

  private static boolean begins(Operation operation) {
    return operation == Operation.ACTIVATE_TASK || operation == Operation.MODIFY_TASK;
  }

  /**
   * Returns once everything that is recorded so far is seen by enough witnesses, if the trust policy wants that before
   * an effect.
   *
   * @throws EvidenceException if it is not in time
   */
  void requireSeen() throws EvidenceException {
    witnessed.requireCovered(log.checkpoint().size() - 1);
  }

  /**
   * Records what shows whether the element is well and nothing of interception, and is answered whether or not that
   * can be recorded: otherwise nobody could be told that it cannot.
   *
   * @return the entry's number, if it stands in the log
   */
  OptionalLong note(EntryDraft draft) {
    try {
      return OptionalLong.of(log.append(draft));
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded();
      return OptionalLong.empty();
    }
  }

  /**
   * Records what has happened, or was refused. A log that fails here shows in the element's status, and
   * refuses all new access from now on.
   */
  void tell(EntryDraft draft) {
    try {
      log.append(draft);
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded();
    }
  }

  /**
   * Records what stops or narrows something, and happens whether or not it can be recorded: in the log, or in
   * the space that is reserved for it.
   *
   * @return the entry's number, if it stands in the log
   */
  OptionalLong stop(EntryDraft draft) {
    try {
      return log.appendStop(draft);
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded();
      return OptionalLong.empty();
    }
  }

  /** Records one of many stops some time soon; in the reserved space if the log takes nothing. */
  void stopLater(EntryDraft draft) {
    try {
      log.appendLater(draft);
    } catch (EvidenceException e) {
      stop(draft);
    }
  }

  /** Counts a message that is recorded in aggregate. */
  void heard(Operation operation, Octets certificateSha256) {
    aggregated.heard(operation, certificateSha256);
  }

  /** A fresh key for the commitment to an entry's targets. */
  Octets commitmentKey() {
    return log.commitmentKey();
  }

  /** Records what has happened, some time soon: for what may come by the thousand. */
  void tellLater(EntryDraft draft) {
    try {
      log.appendLater(draft);
    } catch (EvidenceException e) {
      tell(draft); // too much is waiting already
    }
  }

  /** What is recorded in aggregate. */
  AggregatedEvents aggregated() {
    return aggregated;
  }

  /** Whether nothing can be recorded any more. */
  boolean isShut() {
    return log.isShut();
  }
}

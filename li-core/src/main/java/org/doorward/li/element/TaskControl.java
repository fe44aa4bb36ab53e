package org.doorward.li.element;

import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.X1ErrorCode;

/**
 * What the embedding software says about the tasks that it honours; the element keeps the status that X1 shows,
 * and reports to the ADMF. No method waits for the network; {@link #completed} waits for the disk. About a task
 * that is not live nothing is done. Thread-safe.
 *
 * @clause TS 103 221-1, 6.5.2
 */
public interface TaskControl {
  /**
   * A deferred task is in place. Reported as FullyActionedAndSuccessful; done only once for one deferral.
   *
   * @param xid the task
   */
  void actioned(Xid xid);

  /**
   * A deferred task could not be put in place. Reported as FullyActionedAndUnsuccessful; the task stays, failed,
   * until the ADMF modifies or deactivates it.
   *
   * @param xid the task
   * @param code why
   */
  void notActioned(Xid xid, X1ErrorCode code);

  /**
   * A task has done what it was for, for instance because the session that it was for has ended. It ends, and
   * that is reported as ImplicitDeactivation, if the ADMF has allowed that; otherwise it stays.
   *
   * @param xid the task
   * @return whether it has ended
   */
  boolean completed(Xid xid);

  /**
   * A fault of one task begins. Reported once, as NonTerminatingFault, and shown until it ends.
   *
   * @param xid the task
   * @param fault what is wrong
   */
  void faultBegan(Xid xid, FaultName fault);

  /**
   * Interception for one task has ended and will not resume by itself. Reported as TerminatingFault; the task
   * stays, failed, until the ADMF modifies or deactivates it.
   *
   * @param xid the task
   * @param fault what is wrong
   */
  void terminated(Xid xid, FaultName fault);

  /**
   * A fault of one task is over. AllClear is reported when none is left.
   *
   * @param xid the task
   * @param fault what was wrong
   */
  void faultEnded(Xid xid, FaultName fault);

  /**
   * Something about one task deserves attention and is no fault. Reported as Warning, not oftener than once in
   * the reporting interval.
   *
   * @param xid the task
   * @param subject what it is about
   */
  void warn(Xid xid, FaultName subject);
}

package org.doorward.li.element.internal;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.doorward.li.element.FaultName;
import org.doorward.li.element.TaskControl;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.X1ErrorCode;

/**
 * Takes what the embedding software says about tasks, for those that are live.
 *
 * @param tasks the live tasks
 * @param ends ends tasks
 * @param provisioning how far they are in place
 * @param owed the reports that are owed when they are
 * @param reporting tells the ADMF
 */
record TaskSignals(
    ActiveTasks tasks,
    TaskEnds ends,
    Provisioning provisioning,
    OwedReports owed,
    Reporting reporting)
    implements TaskControl {
  private static final String PREFIX = "software:";
  private static final String WARNING_PREFIX = "software-warning:";

  @Override
  public void actioned(Xid xid) {
    about(xid, (admf, subject) -> {
      if (provisioning.actioned(xid)) {
        owed.settle(xid, OwedReports.actioned(xid));
      }
    });
  }

  @Override
  public void notActioned(Xid xid, X1ErrorCode code) {
    about(xid, (admf, subject) -> {
      if (provisioning.failed(xid, code)) {
        Issue failed = Issue.of(
            subject,
            "not-actioned",
            Issue.Type.NOT_ACTIONED,
            code,
            "the task could not be put in place");
        if (!owed.settle(xid, failed)) {
          reporting.happened(admf, failed); // it was in place before a restart
        }
      }
    });
  }

  @Override
  public boolean completed(Xid xid) {
    return ends.complete(xid);
  }

  @Override
  public void faultBegan(Xid xid, FaultName fault) {
    about(
        xid,
        (admf, subject) ->
            reporting.begin(admf, Issue.fault(subject, PREFIX + fault.value(), fault.value())));
  }

  @Override
  public void terminated(Xid xid, FaultName fault) {
    about(
        xid,
        (admf, subject) -> reporting.begin(
            admf,
            Issue.of(
                subject,
                PREFIX + fault.value(),
                Issue.Type.TERMINATING_FAULT,
                X1ErrorCode.TERMINATING_FAULT,
                fault.value())));
  }

  @Override
  public void faultEnded(Xid xid, FaultName fault) {
    about(xid, (admf, subject) -> reporting.end(subject, PREFIX + fault.value()));
  }

  @Override
  public void warn(Xid xid, FaultName about) {
    about(
        xid,
        (admf, subject) -> reporting.happened(
            admf,
            Issue.of(
                subject,
                WARNING_PREFIX + about.value(),
                Issue.Type.WARNING,
                X1ErrorCode.GENERIC_WARNING,
                about.value())));
  }

  /** While the task is live, so that nothing of it is remembered once it has ended. */
  private void about(Xid xid, BiConsumer<Optional<AdmfIdentifier>, Subject> act) {
    tasks.find(xid).ifPresent(task -> {
      synchronized (task) {
        task.terms().ifPresent(terms -> act.accept(Optional.of(terms.admf()), Subject.of(xid)));
      }
    });
  }
}
